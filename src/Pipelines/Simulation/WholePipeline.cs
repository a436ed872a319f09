using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>All jobs at once, as no event makes them: what a pipeline is made of.</summary>
internal static class WholePipeline
{
    /// <summary>The jobs by stage; one that some rule makes manual is manual.</summary>
    public static IReadOnlyList<SimulatedJob> Jobs(Pipeline pipeline) => StartOrder.Of(pipeline, pipeline.Jobs.Select(Anywhere));

    private static SimulatedJob Anywhere(Job job)
    {
        var starts = job.Rules.DefaultIfEmpty().Select(rule => SimulatedJob.Of(job, rule)).Where(start => start.When != RunWhen.Never).ToList();
        return starts.FirstOrDefault(start => start.IsManual) ?? starts.FirstOrDefault() ?? new(job, RunWhen.Never);
    }
}
