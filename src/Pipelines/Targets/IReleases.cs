using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>Shows what was released, and what runs. Nothing is written.</summary>
public interface IReleases : IHazEnvironment
{
    /// <summary>True to fail when something does not agree, or could not be asked.</summary>
    [Parameter("Lets Status fail, with exit code 1, when something does not agree or could not be asked")]
    bool MustAgree => TryGetValue<bool?>(() => MustAgree) ?? false;

    /// <summary>Lists the releases of an environment, newest first.</summary>
    Target Releases => _ => _
        .Description("Lists the releases of --env, newest first, and which of them runs")
        .Executes(() => TargetRun.RunAsync(this, run => StatusRun.ReleasesAsync(run, NamedEnvironment(nameof(Releases)))));

    /// <summary>How many of the last good releases keep their revisions; null = nothing is deregistered.</summary>
    [Parameter("How many of the last releases TidyReleases keeps; without it nothing is deregistered, and what could be is shown for 10")]
    int? KeepReleases => TryGetValue<int?>(() => KeepReleases);

    /// <summary>
    /// Deregisters the revisions that nobody needs: never one of the last good releases, in use by any deployment, younger than a day, or registered by others.
    /// It is never part of a deployment.
    /// </summary>
    Target TidyReleases => _ => _
        .Description("Deregisters what the last --keep-releases of --env do not need; without that it only shows it")
        .Executes(() => TargetRun.RunAsync(this, run => StatusRun.TidyAsync(run, NamedEnvironment(nameof(TidyReleases)), KeepReleases)));

    /// <summary>Shows what each service runs, beside what the environment's tag names: of one environment, or of all side by side.</summary>
    Target Status => _ => _
        .Description("Shows what runs beside what the tags name, in --env or in all environments, and says where they disagree")
        .Executes(() => TargetRun.RunAsync(this, run => StatusRun.StatusAsync(run, Env is { } name ? Application.Environment(name) : null, MustAgree)));
}
