using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Releases;

namespace Pipelines.Targets;

/// <summary>One rollback: an earlier release of the record, deployed again.</summary>
internal static class RollbackRun
{
    /// <summary>Rolls back, or stops after the plan was shown.</summary>
    /// <param name="run">The target's run.</param>
    /// <param name="environment">Where.</param>
    /// <param name="to">Which release; null = the one before what runs.</param>
    /// <param name="options">What a person said besides; a rollback is always forced.</param>
    public static async Task RunAsync(TargetRun run, DeploymentEnvironment environment, string? to, DeploymentRunOptions options)
    {
        await using var place = await EnvironmentPlace.OpenAsync(run, environment);
        using var ecs = new EcsClient(place.Aws);
        var origin = await RunOrigin.OfAsync(run, place);
        var record = new ReleaseRecord(ecs, run.Log, run.Environment.Time);
        var history = await record.ReadAsync(run.Build.Application, environment, to is null ? ReleaseRecord.SomeRevisions : ReleaseRecord.MostRevisions, run.CancellationToken);
        var release = history.Target(to);
        run.Show([ReleasesText.RollsBack(history, release)]);

        var order = await RollbackOrder.OfAsync(ecs, place.Registry, history, release, origin, run.CancellationToken);
        if (order.LeftAlone.Count > 0)
        {
            run.Log.Warning(ReleasesText.LeftAlone(order.LeftAlone));
        }

        await new Delivery(order.Application, order.Inputs, origin with { Revision = release.Origin.Revision }) 
        {
            PlanOnly = options.PlanOnly,
            PlanFile = options.PlanFile,
            Prepare = () => record.ProveAsync(history, run.CancellationToken),
        }.RunAsync(run, place, ecs);
    }
}
