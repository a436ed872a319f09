namespace Pipelines.Model.Limits;

/// <summary>What jobs need: https://docs.gitlab.com/ci/yaml/#needs.</summary>
internal static class NeedsLimits
{
    /// <summary>On GitLab.com, and elsewhere unless an administrator has changed it.</summary>
    public const int MostNeeds = 50;

    private const int MostOfProjects = 5;

    private sealed record Edge(string From, string To);

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        // A job of .pre that others name in their needs is waited for by those that want it.
        var named = pipeline.JobsByNeeds.SelectMany(job => job.Needs ?? []).Select(need => need.Job).ToHashSet(StringComparer.Ordinal);
        var first = string.Join(", ", pipeline.Jobs.Where(job => job.Stage == ".pre" && !named.Contains(job.Name)).Select(job => job.Name));
        return [.. pipeline.JobsByNeeds.SelectMany(job => Check(pipeline, job, first)).Distinct(), .. Circles(pipeline)];
    }

    private static IEnumerable<Finding> Check(CheckedPipeline pipeline, Job job, string first)
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

        foreach (var twice in needs.Where(need => !need.IsElsewhere).GroupBy(need => need.Job, StringComparer.Ordinal).Where(need => need.Count() > 1))
        {
            yield return FindingRules.DuplicateNeed.At(job.Symbol, job.Name, twice.Key);
        }

        if (needs.Count(need => need.Project is not null) is > MostOfProjects and var ofProjects)
        {
            yield return FindingRules.TooManyProjectNeeds.At(job.Symbol, job.Name, ofProjects);
        }

        if (job is { Needs.Count: 0, Stage: not ".pre" } && first.Length > 0)
        {
            yield return FindingRules.AheadOfFirstStage.At(job.Symbol, job.Name, first);
        }

        foreach (var name in (job.Dependencies ?? []).Where(name => job.Needs is null && !(pipeline.Job(name) is { } source && pipeline.Stage(source) < pipeline.Stage(job))))
        {
            yield return FindingRules.BadDependency.At(job.Symbol, job.Name, name);
        }

        foreach (var need in job.Rules.SelectMany(rule => rule.Needs ?? []).Where(need => !need.IsElsewhere && pipeline.Job(need.Job) is null))
        {
            yield return FindingRules.UnknownNeed.At(job.Symbol, job.Name, need.Job);
        }

        if (job.Rules.FirstOrDefault(rule => rule.Needs?.Count > MostNeeds) is { Needs: { } many })
        {
            yield return FindingRules.TooManyNeeds.At(job.Symbol, job.Name, many.Count);
        }

        var isDeployment = job.Environment?.IsDeployment == true;
        if (isDeployment && needs.Count > 0 && needs.All(need => need.Optional))
        {
            yield return FindingRules.OptionalNeeds.At(job.Symbol, job.Name);
        }

        foreach (var need in needs.Where(need => !need.IsElsewhere))
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

    private static IEnumerable<Finding> Circles(CheckedPipeline pipeline)
    {
        var edges = pipeline.JobsByNeeds.SelectMany(job => (job.Needs ?? []).Where(need => !need.IsElsewhere).Select(need => new Edge(job.Name, need.Job))).Where(edge => pipeline.Job(edge.To) is not null).Distinct().ToList();

        // What needs none of the rest goes, then what none of the rest needs: the circles stay, and what lies between two of them.
        edges = WithoutEnds(edges, edge => edge.From, edge => edge.To);
        edges = WithoutEnds(edges, edge => edge.To, edge => edge.From);
        var circle = edges.Select(edge => edge.From).ToHashSet(StringComparer.Ordinal);
        if (circle.Count > 0)
        {
            yield return FindingRules.CyclicNeeds.At(pipeline.Pipeline.Symbol, string.Join(", ", pipeline.Jobs.Select(job => job.Name).Where(circle.Contains)));
        }
    }

    private static List<Edge> WithoutEnds(List<Edge> edges, Func<Edge, string> tail, Func<Edge, string> head)
    {
        var open = edges.GroupBy(tail, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var byHead = edges.ToLookup(head, tail, StringComparer.Ordinal);
        var ends = new Queue<string>(edges.Select(head).Where(name => !open.ContainsKey(name)).Distinct());
        while (ends.TryDequeue(out var end))
        {
            foreach (var name in byHead[end].Where(name => --open[name] == 0))
            {
                ends.Enqueue(name);
            }
        }

        return [.. edges.Where(edge => open[tail(edge)] > 0 && open.GetValueOrDefault(head(edge)) > 0)];
    }
}
