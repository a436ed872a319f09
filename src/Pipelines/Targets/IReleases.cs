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

    /// <summary>Shows what each service runs, beside what the environment's tag names: of one environment, or of all side by side.</summary>
    Target Status => _ => _
        .Description("Shows what runs beside what the tags name, in --env or in all environments, and says where they disagree")
        .Executes(() => TargetRun.RunAsync(this, run => StatusRun.StatusAsync(run, Env is { } name ? Application.Environment(name) : null, MustAgree)));
}
