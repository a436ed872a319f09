namespace Pipelines.Sandbox;

/// <summary>
/// How many calls of ECS an account may make in a region: a token bucket for each group of operations. What comes faster is answered with
/// ThrottlingException. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html
/// </summary>
public sealed record SandboxRates
{
    /// <summary>RegisterTaskDefinition: 20 at once, then one a second.</summary>
    public SandboxRate Registrations { get; init; } = new(20, 1);

    /// <summary>Reads of clusters, services, deployments and tasks: 50 at once, then 20 a second.</summary>
    public SandboxRate Reads { get; init; } = new(50, 20);

    /// <summary>Changes of services: 50 at once, then 5 a second.</summary>
    public SandboxRate Changes { get; init; } = new(50, 5);
}

/// <summary>A token bucket.</summary>
/// <param name="Burst">How many calls it holds.</param>
/// <param name="PerSecond">How many it gets back in a second.</param>
public sealed record SandboxRate(int Burst, double PerSecond);
