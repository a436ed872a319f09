using System.Text.RegularExpressions;
using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>What the rules of the workflow or of one job can see, and which of them decides: https://docs.gitlab.com/ci/yaml/#rules.</summary>
/// <param name="Event">The event.</param>
/// <param name="ValueOf">The value of a variable; null = undefined.</param>
internal sealed partial record RuleContext(PipelineEvent Event, Func<string, string?> ValueOf)
{
    /// <summary>The first rule that holds; null when none does.</summary>
    public Rule? First(IReadOnlyList<Rule> rules) => rules.FirstOrDefault(Holds);

    /// <summary>Why a rule does not hold, for people.</summary>
    public string WhyNot(Rule rule) =>
        rule.If is { } condition && !ConditionTruth.Holds(condition, ValueOf)
            ? SimulationText.ConditionFails(condition, ConditionTruth.Blame(condition, ValueOf).Select(name => (name, ValueOf(name))))
            : !ChangesHold(rule) ? SimulationText.NothingChanged(rule)
            : rule.ExistsProject is { } project ? SimulationText.OtherProject(project)
            : SimulationText.NothingExists(rule);

    /// <summary>True when GitLab compares commits for a rule; at the other events every <c>changes</c> holds.</summary>
    public static bool IsCompared(PipelineEvent happened, Rule rule) => happened.Kind is EventKind.Push or EventKind.MergeRequest || rule.CompareTo is not null;

    /// <summary>True for a rule with <c>changes</c>.</summary>
    public static bool AsksForChanges(Rule rule) => rule.Changes.Count > 0 || rule.ChangesRegexp is not null;

    /// <summary>True for a rule with <c>exists</c>.</summary>
    public static bool AsksForFiles(Rule rule) => rule.Exists.Count > 0 || rule.ExistsRegexp is not null;

    private bool Holds(Rule rule) => (rule.If is null || ConditionTruth.Holds(rule.If, ValueOf)) && ChangesHold(rule) && ExistsHold(rule);

    private bool ChangesHold(Rule rule) =>
        !AsksForChanges(rule) || Event.ChangedFiles is not { } changed || !IsCompared(Event, rule) || IsAnyMatch(rule.Changes, rule.ChangesRegexp, changed);

    // A folder is written with a slash at its end. Nobody here sees the files of another project.
    private bool ExistsHold(Rule rule) =>
        !AsksForFiles(rule) || (rule.ExistsProject is null && IsAnyMatch(rule.Exists, rule.ExistsRegexp, Event.Files.Concat(FoldersOf(rule.Exists, Event.Files))));

    private bool IsAnyMatch(IReadOnlyList<string> patterns, string? regexp, IEnumerable<string> paths)
    {
        if (regexp is not null)
        {
            var pattern = new Pattern(regexp);
            return paths.Any(pattern.IsMatch);
        }


        var expanded = patterns.Select(Expand).ToList();
        return paths.Any(path => expanded.Any(pattern => PathPattern.IsMatch(pattern, path)));
    }

    private string Expand(string pattern) =>
        VariableInPath().Replace(pattern, match => ValueOf(match.Groups["name"].Value) ?? match.Value);

    private static IEnumerable<string> FoldersOf(IReadOnlyList<string> patterns, IReadOnlyList<string> files) =>
        !patterns.Any(pattern => pattern.EndsWith('/')) ? [] : files.SelectMany(file => file.Select((letter, i) => (letter, i)).Where(pair => pair.letter == '/').Select(pair => file[..(pair.i + 1)])).Distinct();

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)\}|(?<name>\w+))")]
    private static partial Regex VariableInPath();
}
