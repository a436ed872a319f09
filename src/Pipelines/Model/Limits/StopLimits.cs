namespace Pipelines.Model.Limits;

/// <summary>Jobs that stop an environment: https://docs.gitlab.com/ci/environments/#stop-an-environment.</summary>
internal static class StopLimits
{
    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
        pipeline.Jobs.SelectMany(job => MissingStopJob(pipeline, job).Concat(job.Environment?.Action == EnvironmentAction.Stop ? Form(pipeline, job) : []));

    private static IEnumerable<Finding> MissingStopJob(CheckedPipeline pipeline, Job job)
    {
        if (job.Environment?.OnStop is { } name && pipeline.Job(name) is { } stop && pipeline.Worlds.FirstWithout(job, stop) is { } world)
        {
            yield return FindingRules.NoStopJobThere.At(job.Symbol, job.Name, name, ModelText.Event(world));
        }
    }

    private static IEnumerable<Finding> Form(CheckedPipeline pipeline, Job job)
    {
        if (!CheckedPipeline.IsManual(job))
        {
            yield return FindingRules.StopJobForm.At(job.Symbol, job.Name, "is not manual, and would stop what was just deployed");
        }

        // The commits of a merge request stay, under refs/merge-requests, when its branch is gone.
        if (!pipeline.Worlds.IsOnly(job, Worlds.IsMergeRequest) && job.Variables.Concat(pipeline.Pipeline.Variables).FirstOrDefault(variable => variable.Name == "GIT_STRATEGY")?.Value is not ("none" or "empty"))
        {
            yield return FindingRules.StopJobForm.At(job.Symbol, job.Name, "fetches the branch, which is gone when the branch's end stops the environment");
        }
    }
}
