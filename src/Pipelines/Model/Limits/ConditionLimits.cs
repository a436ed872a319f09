namespace Pipelines.Model.Limits;

/// <summary>What rules ask: https://docs.gitlab.com/ci/jobs/job_rules/.</summary>
internal static class ConditionLimits
{
    private const int MostWords = 100;
    private const int LongestPattern = 255;

    // https://docs.gitlab.com/ci/variables/predefined_variables/: those that are set for a job that runs.
    private static readonly HashSet<string> Late = new(StringComparer.Ordinal)
    {
        "CI_BUILDS_DIR", "CI_DEPLOY_PASSWORD", "CI_DEPLOY_USER", "CI_JOB_ID", "CI_JOB_STARTED_AT", "CI_JOB_STATUS", "CI_JOB_TOKEN", "CI_JOB_URL", "CI_PIPELINE_ID",
        "CI_PIPELINE_URL", "CI_PROJECT_DIR", "CI_REGISTRY_PASSWORD", "CI_REGISTRY_USER", "CI_REPOSITORY_URL", "CI_SERVER",
    };

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
    [
        .. (pipeline.Pipeline.Workflow?.Rules ?? []).SelectMany(rule => Check(pipeline.Pipeline.Symbol, "workflow", rule)),
        .. pipeline.Jobs.SelectMany(job => job.Rules.SelectMany(rule => Check(job.Symbol, job.Name, rule).Concat(CheckJob(job, rule)))),
        .. DuplicatePipelines(pipeline),
    ];

    private static IEnumerable<Finding> Check(string symbol, string subject, Rule rule)
    {
        foreach (var variable in VariablesOf(rule.If).Select(variable => variable.Name).Distinct().Where(name => Late.Contains(name) || name.StartsWith("CI_RUNNER_", StringComparison.Ordinal)))
        {
            yield return FindingRules.LateVariable.At(symbol, subject, "$" + variable);
        }

        if (rule.If?.TokenCount > MostWords)
        {
            yield return FindingRules.LongCondition.At(symbol, subject, rule.If.TokenCount);
        }

        if (rule is { CompareTo: not null, Changes.Count: 0 })
        {
            yield return FindingRules.CompareToWithoutPaths.At(symbol, subject);
        }

        foreach (var (keyword, pattern) in new[] { ("changes", rule.ChangesRegexp), ("exists", rule.ExistsRegexp) })
        {
            if (pattern?.Length > LongestPattern)
            {
                yield return FindingRules.LongPathPattern.At(symbol, subject, pattern.Length, keyword);
            }
        }
    }

    private static IEnumerable<Finding> CheckJob(Job job, Rule rule)
    {
        if (rule is { If: null, CompareTo: null } and not { Changes.Count: 0, ChangesRegexp: null })
        {
            yield return FindingRules.ChangesAlone.At(job.Symbol, job.Name);
        }

        if (rule is { When: RunWhen.Manual, AllowFailure: null } && job.AllowFailure is null)
        {
            yield return FindingRules.BlockingManual.At(job.Symbol, job.Name);
        }
    }

    // Branches that no rule names: those that merge requests are made from.
    private static IEnumerable<Finding> DuplicatePipelines(CheckedPipeline pipeline)
    {
        // Without rules in the workflow a merge request has only the jobs whose own rules ask for it.
        var hasWorkflow = pipeline.Pipeline.Workflow?.Rules.Count > 0;
        var ofMergeRequest = pipeline.Jobs.Where(job => hasWorkflow || job.Rules.Count > 0);
        if (ofMergeRequest.Any(job => pipeline.Worlds.IsEver(job, Worlds.IsMergeRequest))
            && pipeline.Jobs.Any(job => pipeline.Worlds.IsEver(job, Worlds.IsPushWithMergeRequest)))
        {
            yield return FindingRules.DuplicatePipelines.At(pipeline.Pipeline.Symbol);
        }
    }

    private static IEnumerable<Variable> VariablesOf(Condition? condition) => condition switch
    {
        Condition.Set set => [set.Variable],
        Condition.Comparison { Right: Operand.Other other } comparison => [comparison.Left, other.Variable],
        Condition.Comparison comparison => [comparison.Left],
        Condition.Match match => [match.Left],
        Condition.MatchOther match => [match.Left, match.Right],
        Condition.Both both => VariablesOf(both.Left).Concat(VariablesOf(both.Right)),
        Condition.Either either => VariablesOf(either.Left).Concat(VariablesOf(either.Right)),
        _ => [],
    };
}
