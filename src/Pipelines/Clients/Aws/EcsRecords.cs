using System.Text.Json.Nodes;

namespace Pipelines.Clients.Aws;

/// <summary>A cluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html.</summary>
internal sealed record EcsCluster(string Arn, string Name, string Status);

/// <summary>A service: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html.</summary>
internal sealed record EcsService
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public required string Status { get; init; }

    /// <summary>The ARN of the task definition that is wanted; null for services whose task sets have one each.</summary>
    public string? TaskDefinition { get; init; }

    public int Desired { get; init; }

    public int Running { get; init; }

    public int Pending { get; init; }

    /// <summary>ECS, CODE_DEPLOY or EXTERNAL.</summary>
    public string Controller { get; init; } = "ECS";

    /// <summary>REPLICA or DAEMON.</summary>
    public string Scheduling { get; init; } = "REPLICA";

    /// <summary>Percent of the desired count that may run during a deployment.</summary>
    public int MaximumPercent { get; init; } = 200;

    /// <summary>Percent of the desired count that must stay healthy during a deployment.</summary>
    public int MinimumHealthyPercent { get; init; } = 100;

    /// <summary>True when ECS gives up, and with rollback returns, by itself.</summary>
    public bool HasCircuitBreaker { get; init; }

    /// <summary>The ARN of its cluster; null when ECS does not say.</summary>
    public string? Cluster { get; init; }

    /// <summary>EC2, FARGATE or EXTERNAL; null when capacity providers say it.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Fargate's platform version, <c>1.4.0</c> or <c>LATEST</c>; null elsewhere.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>True when it has subnets of its own, as awsvpc needs.</summary>
    public bool HasSubnets { get; init; }

    /// <summary>Seconds after a task's start during which the load balancer's health checks do not count; null when none were set.</summary>
    public int? GracePeriod { get; init; }

    /// <summary>What the load balancers send to.</summary>
    public IReadOnlyList<EcsLoadBalancer> LoadBalancers { get; init; } = [];

    /// <summary>The ARN of the service deployment in charge; null where ECS names none.</summary>
    public string? CurrentServiceDeployment { get; init; }

    public IReadOnlyList<EcsDeployment> Deployments { get; init; } = [];

    /// <summary>The latest events, newest first.</summary>
    public IReadOnlyList<EcsEvent> Events { get; init; } = [];

    /// <summary>True when its wanted deployment is complete: what it has, it runs. Where ECS keeps no state the counts must do.</summary>
    public bool IsSettled => Primary switch
    {
        { RolloutState: "COMPLETED" } => true,
        { RolloutState: null, Pending: 0 } primary => Deployments.Count == 1 && primary.Running == primary.Desired,
        _ => false,
    };

    /// <summary>The deployment that the service wants.</summary>
    public EcsDeployment? Primary => Deployments.FirstOrDefault(deployment => deployment.Status == "PRIMARY");
}

/// <summary>What a load balancer of a service sends to.</summary>
/// <param name="Container">The container's name.</param>
/// <param name="Port">Its port.</param>
/// <param name="TargetGroup">The ARN of the target group; null for a classic load balancer.</param>
internal sealed record EcsLoadBalancer(string Container, int Port, string? TargetGroup);

/// <summary>A deployment of a service (<c>ecs-svc/…</c>): https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html.</summary>
internal sealed record EcsDeployment(string Id, string Status, string TaskDefinition)
{
    /// <summary>IN_PROGRESS, COMPLETED or FAILED; null where ECS keeps none.</summary>
    public string? RolloutState { get; init; }

    public string? RolloutStateReason { get; init; }

    public int Desired { get; init; }

    public int Running { get; init; }

    public int Pending { get; init; }

    /// <summary>Tasks that failed to start in a row.</summary>
    public int Failed { get; init; }
}

/// <summary>One line of a service's history.</summary>
internal sealed record EcsEvent(string Id, DateTimeOffset At, string Message);

/// <summary>A service deployment: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html.</summary>
internal sealed record EcsServiceDeployment(string Arn, string Status)
{
    public string? StatusReason { get; init; }

    public int Requested { get; init; }

    public int Running { get; init; }

    public int Pending { get; init; }

    /// <summary>The ARN of the service revision that it brings; null when ECS names none.</summary>
    public string? TargetRevision { get; init; }

    /// <summary>Tasks that the circuit breaker has counted.</summary>
    public int Failures { get; init; }

    /// <summary>True when a pause hook awaits a person.</summary>
    public bool AwaitsAction { get; init; }
}

/// <summary>A task: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html.</summary>
internal sealed record EcsTask(string Arn, string TaskDefinition)
{
    /// <summary><c>ecs-svc/…</c> for a task of a service.</summary>
    public string? StartedBy { get; init; }

    public string? LastStatus { get; init; }

    public string? StopCode { get; init; }

    public string? StoppedReason { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public IReadOnlyList<EcsContainer> Containers { get; init; } = [];

    /// <summary>The last part of the ARN.</summary>
    public string Id => Arn[(Arn.LastIndexOf('/') + 1)..];
}

/// <summary>A container of a task.</summary>
internal sealed record EcsContainer(string Name)
{
    /// <summary>Null when it never started.</summary>
    public int? ExitCode { get; init; }

    public string? Reason { get; init; }

    public string? HealthStatus { get; init; }
}

/// <summary>A registered task definition.</summary>
/// <param name="Arn">With its revision.</param>
/// <param name="Json">What RegisterTaskDefinition would take to make it again; what the server adds is left out.</param>
internal sealed record EcsTaskDefinition(string Arn, JsonObject Json)
{
    /// <summary>False when it was deregistered, so that no service can be updated to it.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>When, by ECS's clock; null where ECS does not say.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary><c>family:revision</c>.</summary>
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];
}

/// <summary>Revisions of a family, newest first.</summary>
/// <param name="Arns">Their ARNs.</param>
/// <param name="HasMore">True when there are older ones.</param>
internal sealed record EcsRevisions(IReadOnlyList<string> Arns, bool HasMore);

/// <summary>What a service was at one deployment: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevision.html.</summary>
/// <param name="Arn">The revision.</param>
/// <param name="TaskDefinition">The ARN of its task definition.</param>
/// <param name="Images">The digest of each container's image, as ECS resolved it.</param>
internal sealed record EcsServiceRevision(string Arn, string? TaskDefinition, IReadOnlyList<EcsResolvedImage> Images);

/// <summary>The digest that ECS resolved an image to; null when it did not.</summary>
internal sealed record EcsResolvedImage(string Container, string? Digest);
