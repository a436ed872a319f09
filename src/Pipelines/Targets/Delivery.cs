using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Images;
using Pipelines.Engines.Releases;
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

    /// <summary>Carries it out.</summary>
    /// <exception cref="VerdictException">The verdict is not that it succeeded.</exception>
    public async Task RunAsync(TargetRun run, EnvironmentPlace place, EcsClient ecs)
    {
        var environment = place.Environment;
        var deployment = new Deployment(ecs, run.Log, run.Environment.Time, new DeploymentOptions { OnFailure = Application.OnFailure, RollbackOnCancel = RollbackOnCancel });
        var plan = await deployment.PlanAsync(Application, environment, Inputs, run.CancellationToken);
        run.Show(DeploymentText.Show(plan));
        await Check(plan);
        if (PlanOnly)
        {
            return;
        }

        await Prepare();
        var result = await deployment.ApplyAsync(plan, run.CancellationToken);
        run.Show(ResultText.Show(result, plan));
        if (result.Outcome != Outcome.Succeeded)
        {
            throw new VerdictException(TargetsText.NotDeployed(Application, environment, result), result.ExitCode);
        }

        foreach (var image in Inputs.Select(input => input.Image).DistinctBy(image => image.Repository))
        {
            await new ImagePromotion(run.Log).MoveTagAsync(place.Registry, image, ImageTag.Parse(environment.Name.Text), run.CancellationToken);
        }

        await new ReleaseRecord(ecs, run.Log, run.Environment.Time).WriteAsync(plan, result, Origin, run.CancellationToken);
        if (environment == DeploymentEnvironment.Local)
        {
            await LocalAddresses.ShowAsync(run);
        }
    }
}
