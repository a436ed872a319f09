using Pipelines.Clients.Aws;
using Pipelines.Clients.Registry;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Engines.Images;
using Pipelines.Engines.Releases;
using Pipelines.Targets.Watching;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>What deployment and rollback have in common: plan, show, apply, wait, verdict; then the record, and the environment's tag.</summary>
/// <param name="Application">The application, with the services that are deployed.</param>
/// <param name="Inputs">What they shall run.</param>
/// <param name="Origin">Where it comes from.</param>
internal sealed record Delivery(Application Application, IReadOnlyList<TaskDefinitionInput> Inputs, Origin Origin)
{
    /// <summary>True to stop after the plan was shown.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>True to let ECS put back what ran before when the run is cancelled.</summary>
    public bool RollbackOnCancel { get; init; }

    /// <summary>Looks at the plan, after it was shown, for a reason to refuse.</summary>
    public Func<DeploymentPlan, Task> Check { get; init; } = _ => Task.CompletedTask;

    /// <summary>What is to be done before the first write to ECS.</summary>
    public Func<Task> Prepare { get; init; } = () => Task.CompletedTask;

    /// <summary>What moved in the registry since the plan was made; asked after <see cref="Prepare"/>, before the first write to ECS.</summary>
    public Func<Task<IReadOnlyList<string>>> Moves { get; init; } = () => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The registry in which the images can be looked at while the plan is made; null = the environment's own.</summary>
    public Func<ImageReference, OciRegistry>? Source { get; init; }

    /// <summary>The file that the plan is written to besides, Markdown, and JSON beside it; null = none.</summary>
    public string? PlanFile { get; init; }

    private DeploymentOptions Options => new() { OnFailure = Application.OnFailure, RollbackOnCancel = RollbackOnCancel };

    /// <summary>Carries it out.</summary>
    /// <exception cref="VerdictException">The verdict is not that it succeeded.</exception>
    public async Task RunAsync(TargetRun run, EnvironmentPlace place, EcsClient ecs)
    {
        var environment = place.Environment;
        using var balancers = new LoadBalancerClient(place.Aws);
        var watched = WatchLogs.Of(run.Environment, run.Log, isTerminal: !Console.IsOutputRedirected);
        var deployment = new Deployment(ecs, run.Log, run.Environment.Time, Options)
        {
            Watched = watched,
            Sources = new()
            {
                Image = (image, end) => ImageConfiguration.ReadAsync(Source?.Invoke(image) ?? place.Registry, image, end),
                TargetGroups = new TargetGroupLook(balancers, run.Log).FindAsync,
            },
        };
        var plan = ReleaseRecord.Carry(await deployment.PlanAsync(Application, environment, Inputs, run.CancellationToken));
        run.Show(PlanText.Show(plan, withVariables: PlanOnly));
        await PlanFiles.WriteAsync(run, PlanFile, plan);
        await Check(plan);
        if (PlanOnly)
        {
            return;
        }

        place.MustLast(Options.Timeout);
        await Prepare();
        if (!plan.WritesNothing && await MovesAsync(run, place) is { Count: > 0 } moves)
        {
            throw PlanText.Moved(Application, environment, moves);
        }

        var result = await deployment.ApplyAsync(plan, run.CancellationToken);
        foreach (var service in result.Services)
        {
            watched.ShowVerdict(service.Plan.Service.Name, ResultText.ShowOne(service, plan));
        }

        run.Show(ResultText.NotBegun(result));
        if (result.Outcome != Outcome.Succeeded)
        {
            throw new VerdictException(TargetsText.NotDeployed(Application, environment, result), result.ExitCode);
        }

        foreach (var image in Inputs.Select(input => input.Image).DistinctBy(image => image.Repository))
        {
            await new ImagePromotion(run.Log, run.Environment.Time).MoveTagAsync(place.Registry, image, ImageTag.Parse(environment.Name.Text), run.CancellationToken);
        }

        await new ReleaseRecord(ecs, run.Log, run.Environment.Time).WriteAsync(plan, result, Origin, run.CancellationToken);
        if (environment == DeploymentEnvironment.Local)
        {
            await LocalAddresses.ShowAsync(run);
        }
    }

    // ECS would find out only when a task starts.
    private async Task<IReadOnlyList<string>> MovesAsync(TargetRun run, EnvironmentPlace place)
    {
        var moves = new List<string>(await Moves());
        foreach (var image in Inputs.Select(input => input.Image).Distinct())
        {
            if (await place.Registry.FindManifestAsync(image.Repository, image.Digest, run.CancellationToken) is null)
            {
                moves.Add(PlanText.ImageMoved(image, null));
            }
        }

        return moves;
    }
}
