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
        ((string?[])
        [
            job.AfterScript.Count > 0 ? "after_script" : null,
            job.Artifacts is not null ? "artifacts" : null,
            job.BeforeScript.Count > 0 ? "before_script" : null,
            job.Cache is { Count: > 0 } ? "cache" : null,
            job.Coverage is not null ? "coverage" : null,
            job.Dependencies is not null ? "dependencies" : null,
            job.Hooks is not null ? "hooks" : null,
            job.IdTokens.Count > 0 ? "id_tokens" : null,
            job.Identity is not null ? "identity" : null,
            job.Image is not null ? "image" : null,
            job.Release is not null ? "release" : null,
            job.Retry is not null ? "retry" : null,
            job.Secrets.Count > 0 ? "secrets" : null,
            job.Services.Count > 0 ? "services" : null,
            job.Tags.Count > 0 ? "tags" : null,
            job.Timeout is not null ? "timeout" : null,
            job.When == RunWhen.Delayed ? "when: delayed" : null,
        ]).OfType<string>();
}
