namespace Pipelines.Model.Limits;

/// <summary>Rules: https://docs.gitlab.com/ci/yaml/#rules.</summary>
internal static class RuleLimits
{
    private const int MostPatterns = 50;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
    [
        .. (pipeline.Pipeline.Workflow?.Rules ?? []).SelectMany(rule => CheckWorkflow(pipeline.Pipeline.Symbol, rule)),
        .. pipeline.Jobs.SelectMany(Check),
    ];

    private static IEnumerable<Finding> Check(Job job)
    {
        if (job.When == RunWhen.Never)
        {
            yield return FindingRules.NeverOutsideRule.At(job.Symbol, job.Name);
        }

        // In a job with rules the delay belongs into the rule.
        if (IsMisplaced(job.When, job.StartIn) || (job.Rules.Count > 0 && job.StartIn is not null))
        {
            yield return FindingRules.MisplacedDelay.At(job.Symbol, job.Name);
        }

        foreach (var finding in job.Rules.SelectMany(rule => Check(job.Symbol, job.Name, rule)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckWorkflow(string symbol, Rule rule)
    {
        var extra = rule switch
        {
            { When: not (null or RunWhen.Always or RunWhen.Never) } => "when: " + rule.When,
            { StartIn: not null } => "start_in",
            { AllowFailure: not null } => "allow_failure",
            { Interruptible: not null } => "interruptible",
            _ => null,
        };
        if (extra is not null)
        {
            yield return FindingRules.WorkflowRule.At(symbol, extra);
        }

        foreach (var finding in Check(symbol, "workflow", rule))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(string symbol, string subject, Rule rule)
    {
        if (rule is { If: null, Changes.Count: 0, Exists.Count: 0, When: null })
        {
            yield return FindingRules.EmptyRule.At(symbol, subject);
        }

        if (IsMisplaced(rule.When, rule.StartIn))
        {
            yield return FindingRules.MisplacedDelay.At(symbol, subject);
        }

        foreach (var (keyword, patterns) in new[] { ("changes", rule.Changes), ("exists", rule.Exists) })
        {
            if (patterns.Count > MostPatterns)
            {
                yield return FindingRules.TooManyPatterns.At(symbol, subject, patterns.Count, keyword);
            }

            foreach (var pattern in patterns.Where(IsDead))
            {
                yield return FindingRules.DeadPattern.At(symbol, subject, pattern);
            }
        }
    }

    private static bool IsMisplaced(RunWhen? when, Span? startIn) =>
        (when == RunWhen.Delayed) != (startIn is not null) || startIn?.Length is null != startIn is null || startIn?.Length > TimeSpan.FromDays(7);

    private static bool IsDead(string pattern) =>
        pattern.StartsWith("./", StringComparison.Ordinal) || pattern.StartsWith("../", StringComparison.Ordinal) || pattern.Contains("//", StringComparison.Ordinal);
}
