using System.Globalization;
using Pipelines.Engines.Releases;

namespace Pipelines.Targets;

/// <summary>Where a deployment of this process comes from: the commit that is checked out, and GitLab's pipeline or the owner of the credentials.</summary>
/// <remarks>https://docs.gitlab.com/ci/variables/predefined_variables/</remarks>
internal static class RunOrigin
{
    /// <summary>Reads the working tree and the variables of the job.</summary>
    public static async Task<Origin> OfAsync(TargetRun run, EnvironmentPlace place) =>
        new(await run.Git.RevisionAsync(run.CancellationToken), run.Environment.Variable("GITLAB_USER_LOGIN") ?? place.Identity.Arn)
        {
            Pipeline = run.Environment.Variable("CI_PIPELINE_URL"),
            PipelineNumber = long.TryParse(run.Environment.Variable("CI_PIPELINE_IID"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
}
