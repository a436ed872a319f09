namespace Pipelines.Model.Limits;

/// <summary>Deployments: https://docs.gitlab.com/ci/environments/deployment_safety/.</summary>
internal static class DeploymentLimits
{
    private const int MostDeployments = 500;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        foreach (var job in pipeline.Jobs)
        {
            foreach (var finding in Names(job).Concat(job.Environment is { } link ? Check(pipeline, job, link) : []))
            {
                yield return finding;
            }
        }

        var deployments = pipeline.Jobs.Count(job => job.Environment is not null);
        if (deployments > MostDeployments)
        {
            yield return FindingRules.TooManyDeployments.At(pipeline.Pipeline.Symbol, deployments);
        }
    }

    private static IEnumerable<Finding> Names(Job job)
    {
        if (job.ResourceGroup is { } group && !IsName(group, "-_/${}. "))
        {
            yield return FindingRules.ResourceGroupCharacters.At(job.Symbol, job.Name, group);
        }

        if (job.Environment is { } link && !IsName(link.Name, "-_/${} "))
        {
            yield return FindingRules.EnvironmentCharacters.At(job.Symbol, job.Name, link.Name);
        }
    }

    private static IEnumerable<Finding> Check(CheckedPipeline pipeline, Job job, EnvironmentLink link)
    {
        if (link.IsDeployment)
        {
            if ((job.Interruptible ?? pipeline.Pipeline.Default?.Interruptible) == true || job.Rules.Any(rule => rule.Interruptible == true))
            {
                yield return FindingRules.InterruptibleDeployment.At(job.Symbol, job.Name);
            }

            if (job.ResourceGroup is null)
            {
                yield return FindingRules.NoResourceGroup.At(job.Symbol, job.Name);
            }

            if (link.DeploymentTier is null)
            {
                yield return FindingRules.NoTier.At(job.Symbol, job.Name);
            }

            if ((job.Retry ?? pipeline.Pipeline.Default?.Retry) is { Max: > 0 })
            {
                yield return FindingRules.RetriedDeployment.At(job.Symbol, job.Name);
            }
        }

        if (link.OnStop is { } stop && !(pipeline.Job(stop) is { } stopJob
            && stopJob.Environment is { Action: EnvironmentAction.Stop } stopped && stopped.Name == link.Name && stopJob.ResourceGroup == job.ResourceGroup))
        {
            yield return FindingRules.BadStopJob.At(job.Symbol, job.Name, stop);
        }

        if (link is { Action: EnvironmentAction.Stop, AutoStopIn: not null })
        {
            yield return FindingRules.AutoStopOfStop.At(job.Symbol, job.Name);
        }
    }

    private static bool IsName(string name, string others) =>
        name.Length > 0 && name[0] != '/' && name[^1] != '/' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || others.Contains(letter, StringComparison.Ordinal));
}
