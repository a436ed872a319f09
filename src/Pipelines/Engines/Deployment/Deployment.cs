using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Engines.Deployment.Proof;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment;

/// <summary>
/// Deploys the services of an application to Amazon ECS. In come task definitions (<see cref="ContainerFiles"/>); out goes a plan, made by
/// reading alone, and then a verdict on each service. <see cref="PlanText"/> shows the one, <see cref="ResultText"/> the other.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html</remarks>
internal sealed class Deployment(EcsClient ecs, IProgressLog log, TimeProvider time, DeploymentOptions options)
{
    /// <summary>What the plan asks besides ECS.</summary>
    public PlanSources Sources { get; init; } = new();

    /// <summary>Where the wait is shown; the log, in plain lines.</summary>
    public IWatchLog Watched { get; init; } = new PlainWatchLog(log);

    /// <summary>Looks at what runs, and says what will be done. Nothing is written.</summary>
    /// <exception cref="DefinitionException">The order of the services has a circle.</exception>
    /// <exception cref="ExecutionException">Something is in the way: all of it, with exit code 14.</exception>
    public Task<DeploymentPlan> PlanAsync(
        Application application, DeploymentEnvironment environment, IReadOnlyList<TaskDefinitionInput> inputs, CancellationToken cancellationToken) =>
        new DeploymentPlanner(ecs, Sources).PlanAsync(application, environment, inputs, cancellationToken);

    /// <summary>Registers all that is new, then does what the plan says, wave after wave, and waits for ECS's verdict on each.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; what remains was said.</exception>
    public async Task<DeploymentResult> ApplyAsync(DeploymentPlan plan, CancellationToken cancellationToken)
    {
        var world = new WorldCheck(ecs);
        var refused = await world.RefusalsAsync(plan, cancellationToken);
        var registration = refused.Count > 0 ? new(new Dictionary<string, string>(), refused) : await Registration.OfAsync(ecs, log, plan, cancellationToken);
        IReadOnlyList<ServiceResult> done = registration.Refused;
        foreach (var services in done.Count == 0 ? plan.Waves : [])
        {
            // The first wave was looked at just now.
            var results = done.Count == 0 ? [] : await world.RefusalsAsync(plan with { Waves = [services] }, cancellationToken);
            done = [.. done, .. results.Count > 0 ? results : await new Wave(ecs, Watched, time, options, plan).RunAsync(services, service => registration.Definitions[service.Service.Name], cancellationToken)];
            if (HasFailed(done))
            {
                break;
            }
        }

        done = await ProvenAsync(done, cancellationToken);
        done = [.. done.Select(result => Honest(result, done))];
        if (HasFailed(done) && options.OnFailure == OnFailure.ReturnAll)
        {
            done = await new Return(ecs, Watched, time, options, plan).OfAsync(done, cancellationToken);
        }

        var begun = done.Select(result => result.Plan.Service.Name).ToHashSet();
        return new(done, [.. plan.Services.Select(service => service.Service).Where(service => !begun.Contains(service.Name))]);
    }

    // One call for all services, at the end: what failed needs no proof, and what ran already was proven when it was deployed.
    private async Task<IReadOnlyList<ServiceResult>> ProvenAsync(IReadOnlyList<ServiceResult> done, CancellationToken cancellationToken)
    {
        var claims = done
            .Where(result => result is { Verdict.Outcome: Outcome.Succeeded, ServiceDeployment: not null, TaskDefinition: not null })
            .Select(result => new DigestClaim(result.Plan.Service, result.Revision, result.TaskDefinition!, result.Plan.Input.Image))
            .ToList();
        var proofs = claims.Count == 0 ? [] : await DigestProof.OfAsync(ecs, claims, cancellationToken);
        return [.. done.Select(result => proofs.FirstOrDefault(proof => proof.Service == result.Plan.Service) is { } proof ? Held(result, proof) : result)];
    }

    // The ids were ours and what they brought is not: somebody else's deployment was named to us.
    private static ServiceResult Held(ServiceResult result, DigestProof proof) => result with
    {
        Proof = proof,
        Verdict = proof.Result == DigestResult.Other ? new(Outcome.Superseded, Circumstance.OtherDigest) : result.Verdict,
    };

    private static bool HasFailed(IEnumerable<ServiceResult> done) => done.Any(result => result.Verdict.Outcome != Outcome.Succeeded);

    // "Refused" promises that nothing at all has changed; once another service has moved that would be a lie.
    private static ServiceResult Honest(ServiceResult result, IEnumerable<ServiceResult> done) =>
        result.Verdict.Outcome == Outcome.Refused && done.Any(other => other.HasMoved)
            ? result with { Verdict = result.Verdict with { Outcome = Outcome.NeverStarted } }
            : result;
}
