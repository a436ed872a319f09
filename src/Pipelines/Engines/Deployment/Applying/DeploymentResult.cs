using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Proof;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>How a deployment ended.</summary>
/// <param name="Services">The verdict on each service that was begun, in the order of the waves.</param>
/// <param name="NotBegun">The services that were not begun, because one before them did not succeed.</param>
internal sealed record DeploymentResult(IReadOnlyList<ServiceResult> Services, IReadOnlyList<Service> NotBegun)
{
    /// <summary>The outcome that stands for the run: the one that needs a person soonest.</summary>
    public Outcome Outcome => Verdict.Worst(Services.Select(service => service.Verdict.Outcome));

    /// <summary>The exit code of a process that ends with this result.</summary>
    public int ExitCode => (int)Outcome;
}

/// <summary>How the deployment of one service ended.</summary>
/// <param name="Plan">What was to be done.</param>
/// <param name="Verdict">How it ended.</param>
internal sealed record ServiceResult(ServicePlan Plan, Verdict Verdict)
{
    /// <summary>The ARN of the task definition that was deployed; null when nothing was.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Why, in ECS's own words; null when it said nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>What is behind it, where the evidence shows that.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Tasks of the deployment that stopped, newest first.</summary>
    public IReadOnlyList<EcsTask> StoppedTasks { get; init; } = [];

    /// <summary>The end of the log of the newest task that stopped, line by line.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>Targets that the load balancer does not find healthy.</summary>
    public IReadOnlyList<BalancerTarget> Targets { get; init; } = [];

    /// <summary>What the service's history says since the update, newest first.</summary>
    public IReadOnlyList<EcsEvent> Events { get; init; } = [];

    /// <summary>Evidence that could not be had, and why.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The service after a verdict other than succeeded; null when it was not looked at.</summary>
    public EcsService? After { get; init; }

    /// <summary>The image that <see cref="After"/> runs; null when it was not looked at.</summary>
    public string? ImageAfter { get; init; }

    /// <summary>The ARN of the service deployment that the verdict is about; null where ECS names none.</summary>
    public string? ServiceDeployment { get; init; }

    /// <summary>The ARN of the service revision that the service deployment brought; null where ECS names none.</summary>
    public string? Revision { get; init; }

    /// <summary>Whether ECS itself has recorded the digest that was deployed; null when nothing succeeded that could be proven.</summary>
    public DigestProof? Proof { get; init; }

    /// <summary>How the return to the former definition ended, because another service failed; null when there was none.</summary>
    public ServiceResult? Returned { get; init; }

    /// <summary>True when this run changed the service.</summary>
    public bool HasMoved => TaskDefinition is not null && Plan.Move is Move.Replace or Move.Restart or Move.Return;
}
