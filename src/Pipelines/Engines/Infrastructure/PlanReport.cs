using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Infrastructure;

/// <summary>A plan for the terminal, for a merge request and for GitLab's report. Pure functions; none of them shows a value.</summary>
internal static class PlanReport
{
    private const int MostCharacters = 60_000;
    private const string Red = "\u001b[31m", Reset = "\u001b[0m";

    /// <summary>Lines for a terminal: what is destroyed or replaced in red, where there are colours.</summary>
    public static IReadOnlyList<string> Lines(PlanSummary plan, string subject, bool inColour) =>
    [
        $"{subject}: {Sentence(plan)}",
        .. plan.Changes.Select(change => inColour && change.IsDestruction ? $"{Red}  {Line(change)}{Reset}" : $"  {Line(change)}"),
        .. plan.Outputs.Select(output => $"  output {output}"),
    ];

    /// <summary>One sentence.</summary>
    public static string Sentence(PlanSummary plan) => !plan.IsApplyable ? "nothing to change" :
        string.Create(CultureInfo.InvariantCulture, $"{plan.ToAdd} to add, {plan.ToChange} to change, {plan.ToDestroy} to destroy{(plan.ToReplace > 0 ? $"; {plan.ToReplace} of them replaced" : "")}");

    /// <summary>Markdown for a merge request.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="infrastructure">What is protected.</param>
    /// <param name="subject">Of which environment.</param>
    /// <param name="description">The plan in Terraform's own words.</param>
    public static string Markdown(PlanSummary plan, Definitions.Infrastructure infrastructure, string subject, string description)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Infrastructure: {subject}\n\n{Capital(Sentence(plan))}.\n");
        if (plan.Changes.Count > 0)
        {
            text.Append("\n| | resource | changes |\n|---|---|---|\n");
            foreach (var change in plan.Changes)
            {
                var isGuarded = change.IsDestruction && DestructionGuard.IsProtected(change, infrastructure);
                text.Append(CultureInfo.InvariantCulture, $"| {(change.IsDestruction ? $"**{Word(change)}**" : Word(change))}{(isGuarded ? " (protected)" : "")} | `{Cell(change.Address)}` | {Cell(Details(change))} |\n");
            }
        }

        if (plan.Outputs.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nOutputs: {string.Join(", ", plan.Outputs.Select(output => $"`{output}`"))}.\n");
        }

        if (plan.IsApplyable)
        {
            var shown = description.Length > MostCharacters ? description[..MostCharacters] + "\n… (cut off; the job's log has all of it)" : description;
            var fence = new string('`', Math.Max(3, LongestRun(shown) + 1));
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>In Terraform's words</summary>\n\n{fence}\n{shown}\n{fence}\n\n</details>\n");
        }

        return text.ToString();
    }

    /// <summary>GitLab's Terraform report; what is replaced counts as made and as destroyed.</summary>
    /// <remarks>https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsterraform</remarks>
    public static string GitLab(PlanSummary plan) => new JsonObject { ["create"] = plan.ToAdd, ["update"] = plan.ToChange, ["delete"] = plan.ToDestroy }.ToJsonString() + "\n";

    private static string Line(PlannedChange change) => $"{Sign(change)} {Word(change)} {change.Address}{(Details(change) is { Length: > 0 } details ? $" ({details})" : "")}";

    private static string Details(PlannedChange change) => string.Join("; ", new[]
    {
        change.Attributes.Count == 0 ? "" : change.Kind == ChangeKind.Replace ? $"because of {string.Join(", ", change.Attributes)}" : string.Join(", ", change.Attributes),
        change.MovedFrom is { } from ? $"was {from}" : "",
    }.Where(part => part.Length > 0));

    private static string Word(PlannedChange change) => change.Kind.ToString().ToLowerInvariant();

    private static string Sign(PlannedChange change) => change.Kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Destroy => "-",
        ChangeKind.Replace => change.IsCreatedFirst ? "+/-" : "-/+",
        _ => " ",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
