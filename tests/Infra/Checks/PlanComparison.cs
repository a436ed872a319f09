using System.Text.Json;
using Infra.Terraform;

namespace Infra.Checks;

/// <summary>What this folder's evaluator makes of the files, against Terraform's own plan of them: the other checks are worth as much as this one finds nothing.</summary>
internal static class PlanComparison
{
    /// <summary>Every resource and every value that Terraform knows before it applies, and that we read otherwise.</summary>
    /// <param name="plan">The member <c>resource_changes</c> of a plan in JSON.</param>
    /// <param name="root">The same configuration with the same inputs.</param>
    /// <param name="compared">How many values were looked at.</param>
    public static IReadOnlyList<string> Of(JsonElement plan, ModuleInstance root, out int compared)
    {
        var ours = root.Resources().Where(resource => resource.Block.Type == "resource").ToDictionary(resource => resource.Address, StringComparer.Ordinal);
        var theirs = plan.EnumerateArray().ToDictionary(change => change.GetProperty("address").GetString()!, change => change.GetProperty("change").GetProperty("after"), StringComparer.Ordinal);
        var values =
        (
            from address in theirs.Keys.Intersect(ours.Keys)
            from member in theirs[address].EnumerateObject()
            where ours[address].Has(member.Name) && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            select (Place: $"{address}.{member.Name}", Theirs: member.Value, Ours: ours[address].Get(member.Name))
        ).ToList();
        compared = values.Count;
        return
        [
            .. theirs.Keys.Except(ours.Keys).Select(address => $"{address}: only Terraform makes it"),
            .. ours.Keys.Except(theirs.Keys).Select(address => $"{address}: Terraform does not make it"),
            .. values.Where(value => !AreSame(value.Theirs, value.Ours)).Select(value => $"{value.Place}: Terraform says {value.Theirs}, not {value.Ours}"),
        ];
    }

    private static bool AreSame(JsonElement theirs, object? ours) => ours is Json json
        ? Values.AreEqual(Functions.Decoded(JsonDocument.Parse(theirs.GetString()!).RootElement), json.Value)
        : Values.Text(Functions.Decoded(theirs)) == Values.Text(ours);
}
