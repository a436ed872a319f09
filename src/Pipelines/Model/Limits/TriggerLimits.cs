namespace Pipelines.Model.Limits;

/// <summary>Jobs that start other pipelines: https://docs.gitlab.com/ci/pipelines/downstream_pipelines/.</summary>
internal static class TriggerLimits
{
    private const int MostFiles = 3;
    private const int MostPipelines = 1000;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        var triggers = pipeline.Jobs.Where(job => job.Trigger is not null).ToList();
        foreach (var finding in triggers.SelectMany(Check))
        {
            yield return finding;
        }

        if (triggers.Count > MostPipelines)
        {
            yield return FindingRules.TooManyTriggers.At(pipeline.Pipeline.Symbol, triggers.Count);
        }
    }

    private static IEnumerable<Finding> Check(Job job)
    {
        if (Foreign(job).ToList() is { Count: > 0 } foreign)
        {
            yield return FindingRules.TriggerKeyword.At(job.Symbol, job.Name, string.Join(", ", foreign));
        }

        if (job.Trigger is Trigger.Child { Files.Count: 0 or > MostFiles } child)
        {
            yield return FindingRules.TriggerFiles.At(job.Symbol, job.Name, child.Files.Count);
        }

        if (job.Trigger!.Strategy is null)
        {
            yield return FindingRules.NoTriggerStrategy.At(job.Symbol, job.Name);
        }

        if (job.Environment?.IsDeployment == true)
        {
            yield return FindingRules.TriggeredDeployment.At(job.Symbol, job.Name);
        }

        foreach (var need in (job.Needs ?? []).Where(need => need.IsElsewhere))
        {
            yield return FindingRules.TriggerNeedsElsewhere.At(job.Symbol, job.Name, need.Job);
        }
    }

    // Script and run are two kinds of work, and found there.
    private static IEnumerable<string> Foreign(Job job) =>
        from keyword in new (string Name, bool IsThere)[]
        {
            ("after_script", job.AfterScript.Count > 0),
            ("artifacts", job.Artifacts is not null),
            ("before_script", job.BeforeScript.Count > 0),
            ("cache", job.Cache is { Count: > 0 }),
            ("coverage", job.Coverage is not null),
            ("dependencies", job.Dependencies is not null),
            ("hooks", job.Hooks is not null),
            ("id_tokens", job.IdTokens.Count > 0),
            ("identity", job.Identity is not null),
            ("image", job.Image is not null),
            ("release", job.Release is not null),
            ("retry", job.Retry is not null),
            ("secrets", job.Secrets.Count > 0),
            ("services", job.Services.Count > 0),
            ("tags", job.Tags.Count > 0),
            ("timeout", job.Timeout is not null),
            ("when: delayed", job.When == RunWhen.Delayed),
        }
        where keyword.IsThere
        select keyword.Name;
}
