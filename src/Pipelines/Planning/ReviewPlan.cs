using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;

namespace Pipelines.Planning;

/// <summary>The two jobs of a review environment, which must say the same of it, or GitLab stops nothing: https://docs.gitlab.com/ci/environments/#stopping-an-environment.</summary>
internal static class ReviewPlan
{
    /// <summary>The environment in GitLab, and the lock of its jobs.</summary>
    public const string Name = "review/$CI_COMMIT_REF_SLUG";

    /// <summary>The job with the environment of the merge request; any other as it is.</summary>
    public static Job Of(Job job, PlannedJob planned, Application application, IReadOnlyList<PlannedJob> jobs) => planned switch
    {
        { IsReview: false } => job,
        { Attribute.Use: EnvironmentUse.Deploy } => job with
        {
            Environment = new(Name)
            {
                Url = planned.Environment!.Url,
                DeploymentTier = job.Environment!.DeploymentTier,
                Action = EnvironmentAction.Start,
                OnStop = jobs.FirstOrDefault(IsStop)?.Name,
                AutoStopIn = application.Review!.AutoStopIn,
            },
        },

        // It may run weeks later, when the files of other jobs are gone: it needs none. The commit is still there, under refs/merge-requests.
        { Attribute.Use: EnvironmentUse.Stop } => job with { Environment = new(Name) { Action = EnvironmentAction.Stop }, Needs = [], Dependencies = null },
        _ => job with { Environment = job.Environment! with { Name = Name } },
    };

    /// <summary>A review environment that starts has one way to end.</summary>
    public static IEnumerable<Finding> Findings(TargetGraph graph)
    {
        var stops = graph.Targets.Count(target => target.Job is { Per: Per.Review, Use: EnvironmentUse.Stop });
        return graph.Targets.Where(target => stops != 1 && target.Job is { Per: Per.Review, Use: EnvironmentUse.Deploy })
            .Select(target => FindingRules.NoReviewStop.At(graph.SymbolOf(target), target.Name, stops));
    }

    private static bool IsStop(PlannedJob job) => job is { IsReview: true, Attribute.Use: EnvironmentUse.Stop };
}
