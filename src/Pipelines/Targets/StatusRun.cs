using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Releases;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Reads what was released and what runs, and shows it.</summary>
internal static class StatusRun
{
    /// <summary>The releases of one environment.</summary>
    public static async Task ReleasesAsync(TargetRun run, DeploymentEnvironment environment)
    {
        await using var place = await EnvironmentPlace.OpenAsync(run, environment);
        using var ecs = new EcsClient(place.Aws);
        run.Show(ReleasesText.Show(await new ReleaseRecord(ecs, run.Log, run.Environment.Time).ReadAsync(run.Build.Application, environment, ReleaseRecord.MostRevisions, run.CancellationToken)));
    }

    /// <summary>What runs in one environment, or in all whose credentials are there.</summary>
    /// <param name="run">The target's run.</param>
    /// <param name="named">The environment; null = all of the application's, and why one cannot be asked is said.</param>
    /// <param name="mustAgree">True to fail when something does not agree or could not be asked.</param>
    /// <exception cref="VerdictException">It must agree, and does not.</exception>
    public static async Task StatusAsync(TargetRun run, DeploymentEnvironment? named, bool mustAgree)
    {
        var (shown, silent) = (new List<EnvironmentStatus>(), new List<string>());
        foreach (var environment in named is null ? run.Build.Application.Environments : [named])
        {
            try
            {
                shown.Add(await ReadAsync(run, environment));
            }
            catch (ExecutionException reason) when (named is null)
            {
                silent.Add(ReleasesText.NotAsked(environment, reason));
            }
        }

        run.Show(ReleasesText.Show(shown));
        var remarks = shown.SelectMany(status => status.Disagreements).Concat(silent).ToList();
        foreach (var remark in remarks)
        {
            run.Log.Warning(remark);
        }

        if (mustAgree && remarks.Count > 0)
        {
            throw new VerdictException(TargetsText.DoesNotAgree(remarks.Count), exitCode: 1);
        }
    }

    private static async Task<EnvironmentStatus> ReadAsync(TargetRun run, DeploymentEnvironment environment)
    {
        await using var place = await EnvironmentPlace.OpenAsync(run, environment);
        using var ecs = new EcsClient(place.Aws);
        return await EnvironmentStatus.ReadAsync(ecs, place.Registry, run.Build.Application, environment, run.CancellationToken);
    }
}
