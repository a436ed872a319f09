using System.Text.Json.Nodes;

namespace Pipelines.Engines.Infrastructure;

/// <summary>A plan, as far as a person has to judge it: read from <c>terraform show -json</c>.</summary>
/// <param name="Changes">Every change, in Terraform's order.</param>
/// <remarks>https://developer.hashicorp.com/terraform/internals/json-format#plan-representation</remarks>
internal sealed record PlanSummary(IReadOnlyList<PlannedChange> Changes)
{
    /// <summary>Outputs that change, sorted.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>True when there is something to apply.</summary>
    public bool IsApplyable { get; init; }

    /// <summary>How many are made, those that replace others among them, as Terraform counts.</summary>
    public int ToAdd => Count(ChangeKind.Create, ChangeKind.Replace);

    /// <summary>How many are changed where they are.</summary>
    public int ToChange => Count(ChangeKind.Update);

    /// <summary>How many are destroyed, those that are replaced among them, as Terraform counts.</summary>
    public int ToDestroy => Count(ChangeKind.Destroy, ChangeKind.Replace);

    /// <summary>How many of them are replaced.</summary>
    public int ToReplace => Count(ChangeKind.Replace);

    /// <summary>Reads a plan.</summary>
    public static PlanSummary Read(JsonNode plan)
    {
        var changes = (plan["resource_changes"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(change => (string?)change["mode"] != "data")
            .Select(Change).OfType<PlannedChange>().ToList();
        var outputs = (plan["output_changes"] as JsonObject ?? [])
            .Where(output => !IsOnly(ActionsOf(output.Value), "no-op")).Select(output => output.Key).Order(StringComparer.Ordinal).ToList();
        return new(changes) { Outputs = outputs, IsApplyable = (bool?)plan["applyable"] ?? (changes.Count > 0 || outputs.Count > 0) };
    }

    private static PlannedChange? Change(JsonObject resource)
    {
        var change = resource["change"]!;
        var actions = ActionsOf(change);
        var moved = (string?)resource["previous_address"];
        ChangeKind? kind = (actions.Contains("create"), actions.Contains("delete"), actions) switch
        {
            (true, true, _) => ChangeKind.Replace,
            (true, _, _) => ChangeKind.Create,
            (_, true, _) => ChangeKind.Destroy,
            (_, _, ["update"]) => ChangeKind.Update,
            (_, _, ["forget"]) => ChangeKind.Forget,
            _ when change["importing"] is not null => ChangeKind.Import,
            _ when moved is not null => ChangeKind.Move,
            (_, _, ["no-op"] or ["read"]) => null,

            // A word that is not known may stand for anything: it is shown, and guarded as what is worst.
            _ => ChangeKind.Replace,
        };
        return kind is not { } known ? null : new((string)resource["address"]!, (string)resource["type"]!, known)
        {
            Attributes = known switch
            {
                ChangeKind.Replace => Forcing(change),
                ChangeKind.Update => Differing(change),
                _ => [],
            },
            IsCreatedFirst = actions is ["create", "delete"],
            MovedFrom = moved,
        };
    }

    private static List<string> Forcing(JsonNode change) =>
        [.. (change["replace_paths"] as JsonArray ?? []).Select(path => string.Join('.', (path as JsonArray ?? []).Select(step => step?.ToString()))).Distinct().Order(StringComparer.Ordinal)];

    // What is known after the apply alone is a change too, unless it follows from the others: Terraform tells the two apart nowhere.
    private static List<string> Differing(JsonNode change)
    {
        var (before, after, unknown) = (change["before"] as JsonObject ?? [], change["after"] as JsonObject ?? [], change["after_unknown"] as JsonObject ?? []);
        return
        [
            .. before.Select(member => member.Key).Concat(after.Select(member => member.Key)).Concat(unknown.Where(member => member.Value is JsonValue value && value.TryGetValue(out bool isUnknown) && isUnknown).Select(member => member.Key))
                .Distinct().Where(name => !JsonNode.DeepEquals(before[name], after[name])).Order(StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> ActionsOf(JsonNode? change) => [.. (change?["actions"] as JsonArray ?? []).Select(action => (string)action!)];

    private static bool IsOnly(IReadOnlyList<string> actions, string action) => actions.Count == 1 && actions[0] == action;

    private int Count(params ChangeKind[] kinds) => Changes.Count(change => kinds.Contains(change.Kind));
}
