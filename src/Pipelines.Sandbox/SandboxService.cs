namespace Pipelines.Sandbox;

/// <summary>An ECS service that the seed creates, with a bootstrap task definition as its first revision.</summary>
public sealed record SandboxService
{
    /// <summary>The name of the service: also the name under which its containers reach each other.</summary>
    public required string Name { get; init; }

    /// <summary>The family of its task definitions.</summary>
    public required string Family { get; init; }

    /// <summary>How many tasks are wanted.</summary>
    public int DesiredCount { get; init; } = 1;

    /// <summary>Its deploymentConfiguration, in ECS's own words; null = rolling, with a circuit breaker that rolls back.</summary>
    public System.Text.Json.Nodes.JsonObject? DeploymentConfiguration { get; init; }

    /// <summary>The ARN of the target group that its tasks are registered with; null for a service without a load balancer.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>The TCP port that its container listens on; null for a service that nobody calls.</summary>
    public int? ContainerPort { get; init; }

    /// <summary>True to put a load balancer before its containers, at an address that stays while the sandbox serves: <see cref="Sandbox.BalancerOf"/>.</summary>
    public bool IsBalanced { get; init; }
}
