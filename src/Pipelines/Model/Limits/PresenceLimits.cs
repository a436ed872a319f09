namespace Pipelines.Model.Limits;

/// <summary>Which jobs exist together: https://docs.gitlab.com/ci/yaml/#needsoptional and https://docs.gitlab.com/ci/environments/deployment_safety/.</summary>
internal static class PresenceLimits
{
    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
        [.. pipeline.JobsByNeeds.SelectMany(job => AbsentNeeds(pipeline, job)), .. DuplicateDeployments(pipeline), .. pipeline.Jobs.SelectMany(job => TokensForAnyone(pipeline, job))];

    /// <summary>What the other checks could not be told; asked when they have asked all that they want to know.</summary>
    public static IEnumerable<Finding> Unanswered(CheckedPipeline pipeline) =>
        pipeline.Worlds.HaveGivenUp ? [FindingRules.TooManyConditions.At(pipeline.Pipeline.Symbol, pipeline.Worlds.Combinations)] : [];

    private static IEnumerable<Finding> AbsentNeeds(CheckedPipeline pipeline, Job job) =>
        from need in job.Needs ?? []
        where !need.Optional && !need.IsElsewhere
        let needed = pipeline.Job(need.Job)
        where needed is not null
        let world = pipeline.Worlds.FirstWithout(job, needed)
        where world is not null
        select FindingRules.AbsentNeed.At(job.Symbol, job.Name, needed.Name, ModelText.Event(world));

    private static IEnumerable<Finding> DuplicateDeployments(CheckedPipeline pipeline)
    {
        foreach (var jobs in pipeline.Jobs.Where(job => job.Environment?.IsDeployment == true).GroupBy(job => job.Environment!.Name, StringComparer.Ordinal))
        {
            var together = jobs.Where(job => jobs.Any(other => other != job && pipeline.Worlds.AreEverTogether(job, other))).ToList();
            if (together.Count > 0)
            {
                yield return FindingRules.DuplicateDeployment.At(together[^1].Symbol, string.Join(" and ", together.Select(job => $"'{job.Name}'")), jobs.Key);
            }
        }
    }

    private static IEnumerable<Finding> TokensForAnyone(CheckedPipeline pipeline, Job job)
    {
        // An environment of the branch's own may be asked for by whoever pushes the branch, but never by a fork.
        var isOfBranch = job.Environment?.Name.Contains('$', StringComparison.Ordinal) == true;
        if (TokenLimits.TokensOf(pipeline, job).Count > 0
            && pipeline.Worlds.FirstWith(job, world => (isOfBranch ? Worlds.IsFork(world) : Worlds.IsMergeRequest(world)) || Worlds.IsUnnamedBranch(world)) is { } world)
        {
            yield return FindingRules.TokenForAnyone.At(job.Symbol, job.Name, ModelText.Event(world));
        }
    }
}
