using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Ecs;

/// <summary>A service with everything that belongs to it: one file, changed as a whole.</summary>
internal sealed record Service
{
    public const int EventsKept = 100;
    public const int DeploymentsKept = 100;

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Cluster { get; init; }

    public required string ClusterArn { get; init; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; init; } = "ACTIVE";

    public required int DesiredCount { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The token of the request that created it.</summary>
    public string? ClientToken { get; init; }

    /// <summary>Members that are kept and told, and nothing more: networks, load balancers and the like.</summary>
    public JsonObject Configuration { get; init; } = [];

    public JsonObject DeploymentConfiguration { get; init; } = [];

    public JsonArray Tags { get; init; } = [];

    /// <summary>What ECS calls deployments of a service: the PRIMARY first, then those that are being replaced.</summary>
    public ImmutableList<Rollout> Rollouts { get; init; } = [];

    /// <summary>Service deployments, newest first.</summary>
    public ImmutableList<ServiceDeployment> Deployments { get; init; } = [];

    public ImmutableDictionary<string, ServiceRevision> Revisions { get; init; } = ImmutableDictionary<string, ServiceRevision>.Empty;

    /// <summary>The revision of the last deployment that was completed: what a rollback goes back to.</summary>
    public string? CompletedRevision { get; init; }

    public ImmutableDictionary<string, TaskRecord> Tasks { get; init; } = ImmutableDictionary<string, TaskRecord>.Empty;

    /// <summary>Newest first.</summary>
    public ImmutableList<ServiceEvent> Events { get; init; } = [];

    public Rollout Primary => Rollouts[0];

    public ServiceDeployment Current => Deployments[0];

    public IEnumerable<TaskRecord> TasksOf(Rollout rollout) => Tasks.Values.Where(task => task.StartedBy == rollout.Id);

    public Service With(TaskRecord task) => ReferenceEquals(Tasks.GetValueOrDefault(task.Id), task) ? this : this with { Tasks = Tasks.SetItem(task.Id, task) };

    public Service With(Rollout rollout) => this with { Rollouts = Rollouts.SetItem(Rollouts.FindIndex(known => known.Id == rollout.Id), rollout) };

    public Service With(ServiceDeployment deployment) =>
        this with { Deployments = Deployments.SetItem(Deployments.FindIndex(known => known.Arn == deployment.Arn), deployment) };
}

/// <summary>Something that happened to a service.</summary>
internal sealed record ServiceEvent(string Id, DateTimeOffset Created, string Message);
