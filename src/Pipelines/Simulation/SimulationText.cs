using Pipelines.Model;
using Pipelines.Values;

namespace Pipelines.Simulation;

/// <summary>What this room says to people.</summary>
internal static class SimulationText
{
    public const string NoWorkflow = "every event makes a pipeline: there are no workflow rules";

    public const string NoWorkflowRule = "no workflow rule holds";

    public const string NoJobs = "no job outside the stages .pre and .post exists, and without one GitLab makes no pipeline";

    public const string Refused = "GitLab refuses it, because jobs need others that do not exist";

    public const string ChangesUnknown = "The changed files are not known: every 'changes' holds, as in the first pipeline of a branch.";

    public const string ChangesUnasked = "The changed files are not asked for: GitLab compares at pushes and merge requests alone, and elsewhere every 'changes' holds.";

    public static readonly IReadOnlyList<string> JobHeader = ["JOB", "STEP", "STARTS", "NEEDS", "ENVIRONMENT", "HELD BY", "COMMAND"];

    public static readonly IReadOnlyList<string> AbsentHeader = ["NOT IN IT", "BECAUSE"];

    public static readonly IReadOnlyList<string> StaticHeader = ["JOB", "NEEDS", "ENVIRONMENT", "COMMAND"];

    public const string PipelineRow = "(pipeline)";

    public const string Made = "made";

    public const string NotMade = "none";

    public static string Verdict(SimulatedPipeline simulated) =>
        $"{Capital(Event(simulated.Event))}: {(simulated.IsMade ? "a pipeline" : "no pipeline")}. {Capital(simulated.Reason)}.";

    /// <summary>How a job starts once what it waits for is done.</summary>
    public static string Starts(SimulatedJob job) => job.When switch
    {
        RunWhen.Manual => job.AllowFailure ? "by hand" : "by hand, and holds the pipeline",
        RunWhen.Delayed => $"after {job.StartIn}",
        RunWhen.OnFailure => "after a failure",
        RunWhen.Always => "even after a failure",
        _ => "by itself",
    };

    public static string Needs(SimulatedJob job) => job switch
    {
        { Step: 0 } => "nothing",
        { Needs: { } needs } => string.Join(", ", needs),
        _ => "the stages before",
    };

    public static string Trigger(Trigger trigger) => trigger switch
    {
        Trigger.Downstream downstream => $"(a pipeline of {downstream.Project})",
        _ => "(a child pipeline)",
    };

    public static string Environment(Job job) =>
        job.Environment is not { } environment ? "" : environment.IsDeployment ? environment.Name : $"{environment.Name} ({environment.Action!.ToString()!.ToLowerInvariant()})";

    public static string Undefined(IEnumerable<string> names) => $"Not told by the event, and so undefined: {string.Join(", ", names)}.";

    public static string WorkflowRule(IReadOnlyList<Rule> rules, Rule rule) => Decides("workflow rule", rules, rule);

    public static DefinitionMistake RawRules(Job job, string keyword) =>
        new($"{job.Symbol}: job '{job.Name}'", $"its raw YAML says '{keyword}', which cannot be simulated", "Write Rules instead.");

    public static DefinitionException TooManyEdges(int edges, int most) =>
        new("--format mermaid", $"Mermaid draws at most {most} arrows, and the pipeline has {edges}", "Name an event with fewer jobs, or take '--format table'.");

    /// <summary>An event in a few words, as a part of a sentence.</summary>
    public static string Event(PipelineEvent happened)
    {
        var reference = happened.Tag is { } tag ? $"tag {tag}" : $"branch {happened.Branch}";
        var request = happened.HasOpenMergeRequest && happened.Kind != EventKind.MergeRequest ? ", from which a merge request leads" : "";
        return happened.Kind switch
        {
            EventKind.Push => $"push to {reference}{request}",
            EventKind.Tag => $"new {reference}",
            EventKind.MergeRequest => $"merge request from {happened.Branch}{(happened.IsFromFork ? " of a fork" : "")} to {happened.TargetBranch ?? happened.DefaultBranch}",
            EventKind.Schedule => $"schedule on {reference}{request}",
            EventKind.Web => $"start by hand on {reference}{request}",
            EventKind.Api => $"start by the API on {reference}{request}",
            EventKind.Trigger => $"start by a trigger token on {reference}{request}",
            _ => throw new InvalidOperationException($"EventKind.{happened.Kind} is not known."),
        };
    }

    /// <summary>Why a job is not in a pipeline.</summary>
    public static IReadOnlyList<string> Absence(Job job, Rule? first, RuleContext context) =>
        job.Rules.Count == 0 ? ["it says when: never"]
        : first is not null ? [Decides("rule", job.Rules, first)]
        : [.. job.Rules.Select(context.WhyNot)];

    public static string ConditionFails(Condition condition, IEnumerable<(string Name, string? Value)> blamed) =>
        $"{condition}: {string.Join(", ", blamed.Select(pair => pair.Value is { } value ? $"{pair.Name} is \"{value}\"" : $"{pair.Name} is undefined"))}";

    public static string NothingChanged(Rule rule) => $"no changed file matches {Changes(rule)}";

    public static string NothingExists(Rule rule) => $"no file matches {Exists(rule)}";

    public static string OtherProject(string project) => $"the files of {project} are not known";

    public static string OtherProjects(IEnumerable<string> projects) => $"The files of other projects are not known, and 'exists' does not hold there: {string.Join(", ", projects)}.";

    public const string Included = "Jobs that come from include are not known.";

    private static string Changes(Rule rule) => rule.ChangesRegexp ?? string.Join(", ", rule.Changes);

    private static string Exists(Rule rule) => rule.ExistsRegexp ?? string.Join(", ", rule.Exists);

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Decides(string kind, IReadOnlyList<Rule> rules, Rule rule)
    {
        var place = rules.TakeWhile(other => !ReferenceEquals(other, rule)).Count() + 1;
        var conditions = new[]
        {
            rule.If?.ToString(),
            RuleContext.AsksForChanges(rule) ? "changes " + Changes(rule) : null,
            RuleContext.AsksForFiles(rule) ? "exists " + Exists(rule) : null,
        }.Where(text => text is not null);
        var text = string.Join(" and ", conditions);
        return $"{kind} {place} of {rules.Count} {(rule.When == RunWhen.Never ? "says never" : "holds")}{(text.Length > 0 ? ": " + text : "")}";
    }
}
