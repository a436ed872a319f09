using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>Returns an environment to an earlier release: the same plan, verdict and exit codes as a deployment, and no rebuild.</summary>
public interface IRollback : IDeploy
{
    /// <summary>The release to return to; null = the one before what runs.</summary>
    [Parameter("Release to return to: a commit, a digest, or a release's id; the one before what runs, when it is not given")]
    string? To => TryGetValue(() => To);

    /// <summary>
    /// Deploys a release of the record again: the task definitions as they were then, image and configuration alike.
    /// The commit that is checked out and the containers' JSON of today do not count.
    /// </summary>
    [Job(Stage = Stages.Deploy, Per = Per.Environment, Use = EnvironmentUse.Rollback, When = When.Release, NeedsCredentials = true)]
    Target Rollback => _ => _
        .Description("Returns --env to the release before, or to that of --to: plan, show, apply, wait, verdict")
        .Executes(() => TargetRun.RunAsync(this, run => RollbackRun.RunAsync(run, NamedEnvironment(nameof(Rollback)), To, new() { PlanOnly = PlanOnly, PlanFile = PlanFile })));
}
