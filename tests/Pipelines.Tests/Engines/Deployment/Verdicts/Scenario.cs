using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Sandbox;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>One row of the verdict table: a world, what happens in it, and what a deployment must say of it.</summary>
/// <param name="Name">What happens, in words.</param>
/// <param name="Outcome">The verdict on the run.</param>
/// <param name="Circumstance">What is special about the verdict on the first service whose outcome it is.</param>
internal sealed record Scenario(string Name, Outcome Outcome, Circumstance Circumstance = Circumstance.None)
{
    /// <summary>The services: one, unless said otherwise.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [Shop.Backend];

    public int Desired { get; init; } = 1;

    /// <summary>The pace of ECS: a task takes 30 s to start, 40 s to count, 30 s to stop.</summary>
    public SandboxTempo Tempo { get; init; } = new()
    {
        TaskStart = TimeSpan.FromSeconds(30),
        TaskStop = TimeSpan.FromSeconds(30),
        Settle = TimeSpan.FromSeconds(40),
        Retry = TimeSpan.FromSeconds(5),
        Round = TimeSpan.FromMilliseconds(500),
    };

    /// <summary>The deploymentConfiguration as JSON; null = with a circuit breaker that rolls back.</summary>
    public string? Configuration { get; init; }

    /// <summary>What the new task definition rehearses: the labels of its container.</summary>
    public Dictionary<string, string> Labels { get; init; } = [];

    /// <summary>The service that rehearses it; null = each.</summary>
    public Service? Rehearses { get; init; }

    public bool HasHealthCheck { get; init; }

    public bool HasLoadBalancer { get; init; }

    /// <summary>The log group that its container writes to; null for none.</summary>
    public string? LogGroup { get; init; }

    public SandboxRates? Rates { get; init; }

    /// <summary>What goes wrong while the deployment is made, planned and watched.</summary>
    public Func<World, IEnumerable<SandboxFault>> Faults { get; init; } = _ => [];

    /// <summary>What happens before the plan.</summary>
    public Func<World, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>What happens between plan and apply.</summary>
    public Func<World, Task> Between { get; init; } = _ => Task.CompletedTask;

    /// <summary>What others do, so many seconds after the start of apply.</summary>
    public IReadOnlyList<(int Second, Func<World, Task> Does)> Others { get; init; } = [];

    public Func<DeploymentOptions, DeploymentOptions> Options { get; init; } = options => options;

    /// <summary>How often the SDK tries again: not at all, so that each failure is seen by the deployment itself.</summary>
    public int Retries { get; init; }

    /// <summary>True when what is deployed runs already.</summary>
    public bool SameDefinition { get; init; }

    public JsonObject? ConfigurationJson => Configuration is null ? null : JsonNode.Parse(Configuration)!.AsObject();

    public override string ToString() => Name;
}
