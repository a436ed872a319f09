namespace Pipelines.Model.Limits;

/// <summary>What jobs need: https://docs.gitlab.com/ci/yaml/#needs.</summary>
internal static class NeedsLimits
{
    private const int MostNeeds = 50;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
        [.. pipeline.Jobs.SelectMany(job => Check(pipeline, job)), .. Circles(pipeline)];

    private static IEnumerable<Finding> Check(CheckedPipeline pipeline, Job job)
    {
        var needs = job.Needs ?? [];
        if (needs.Count > MostNeeds)
        {
            yield return FindingRules.TooManyNeeds.At(job.Symbol, job.Name, needs.Count);
        }

        if (job is { Needs: not null, Dependencies: not null })
        {
            yield return FindingRules.NeedsAndDependencies.At(job.Symbol, job.Name);
        }

        foreach (var twice in needs.GroupBy(need => need.Job, StringComparer.Ordinal).Where(need => need.Count() > 1))
        {
            yield return FindingRules.DuplicateNeed.At(job.Symbol, job.Name, twice.Key);
        }

        var isDeployment = job.Environment?.IsDeployment == true;
        if (isDeployment && needs.Count > 0 && needs.All(need => need.Optional))
        {
            yield return FindingRules.OptionalNeeds.At(job.Symbol, job.Name);
        }

        foreach (var need in needs)
        {
            if (pipeline.Job(need.Job) is not { } needed)
            {
                yield return FindingRules.UnknownNeed.At(job.Symbol, job.Name, need.Job);
                continue;
            }

            if (pipeline.Stage(needed) > pipeline.Stage(job))
            {
                yield return FindingRules.LaterNeed.At(job.Symbol, job.Name, CheckedPipeline.StageName(job), needed.Name, CheckedPipeline.StageName(needed));
            }

            if (isDeployment && CheckedPipeline.IsManual(needed))
            {
                yield return FindingRules.ManualNeed.At(job.Symbol, job.Name, needed.Name);
            }
        }
    }

    // Takes away, again and again, the jobs that need none of the rest; what stays needs itself in a circle.
    private static IEnumerable<Finding> Circles(CheckedPipeline pipeline)
    {
        var waiting = pipeline.Jobs.GroupBy(job => job.Name, StringComparer.Ordinal).ToDictionary(
            jobs => jobs.Key,
            jobs => jobs.SelectMany(job => job.Needs ?? []).Select(need => need.Job).Where(name => pipeline.Job(name) is not null).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var neededBy = waiting.SelectMany(pair => pair.Value.Select(needed => (needed, job: pair.Key))).ToLookup(pair => pair.needed, pair => pair.job, StringComparer.Ordinal);
        var free = new Queue<string>(waiting.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key));
        while (free.TryDequeue(out var done))
        {
            waiting.Remove(done);
            foreach (var job in neededBy[done].Where(job => waiting.TryGetValue(job, out var rest) && rest.Remove(done) && rest.Count == 0))
            {
                free.Enqueue(job);
            }
        }

        if (waiting.Count > 0)
        {
            yield return FindingRules.CyclicNeeds.At(pipeline.Pipeline.Symbol, string.Join(", ", pipeline.Jobs.Select(job => job.Name).Where(waiting.ContainsKey)));
        }
    }
}
