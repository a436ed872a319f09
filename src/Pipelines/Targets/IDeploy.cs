using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Deploys the application to an environment: plan, show, apply, wait, verdict.</summary>
public interface IDeploy : IDockerPush, ISandbox
{
    /// <summary>True to stop after the plan was shown; nothing is written.</summary>
    [Parameter("Stops after the plan was shown; nothing is written")]
    bool PlanOnly => TryGetValue<bool?>(() => PlanOnly) ?? false;

    /// <summary>The file that the plan is written to, Markdown, and JSON beside it, relative to the repository; null = none.</summary>
    [Parameter("File that the plan is written to as Markdown, such as artifacts/plans/uat.md, and as JSON beside it")]
    string? PlanFile => TryGetValue(() => PlanFile);

    /// <summary>True to deploy a commit that is older than what runs.</summary>
    [Parameter("Deploys even a commit that is older than what runs")]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;

    /// <summary>The commit to deploy, or its first digits; null = the one that is checked out. Only what the command line says counts.</summary>
    [Parameter("Commit to deploy, by its image and its containers' JSON and without a build; the one that is checked out, when it is not given")]
    string? Commit => ChosenCommit.IsWritten ? TryGetValue(() => Commit) : null;

    /// <summary>
    /// Deploys the commit that is checked out, or that of <see cref="Commit"/>. Where images enter the former is built and pushed first; elsewhere it is promoted from
    /// the environment before.
    /// The exit code is that of the verdict: 0 succeeded, 10 rolled back, 11 never started, 12 superseded, 13 timed out, 14 refused.
    /// </summary>
    [Job(Stage = Stages.Deploy, Per = Per.Environment, When = When.Release, NeedsCredentials = true, TakesCommit = true)]
    Target Deploy => _ => _
        .Description("Deploys to --env: plan, show, apply, wait, verdict")
        .DependsOn(DockerPush)
        .Executes(() => DeployToAsync(NamedEnvironment(nameof(Deploy))));

    /// <summary>Finds the mistakes of a deployment that can be found before anything is built.</summary>
    /// <exception cref="DefinitionException">No environment was named, the containers' JSON has mistakes, or the commit is none.</exception>
    internal void Check() => DeploymentRun.Check(RootDirectory, Application, NamedEnvironment(nameof(Deploy)), Commit);

    /// <summary>What every deploying target does.</summary>
    internal Task DeployToAsync(DeploymentEnvironment environment) =>
        TargetRun.RunAsync(this, run => DeploymentRun.RunAsync(run, environment, new() { PlanOnly = PlanOnly, Force = Force, Commit = Commit, PlanFile = PlanFile }));
}
