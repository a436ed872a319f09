using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Ecs;

/// <summary>The target groups that a service's tasks are registered with, and what they say of a task.</summary>
internal static class TargetGroups
{
    /// <summary>The target groups in the order of <c>loadBalancers</c>.</summary>
    public static IReadOnlyList<TargetGroup> Of(Service service) =>
        [.. (service.Configuration["loadBalancers"] as JsonArray ?? [])
            .Where(balancer => balancer?["targetGroupArn"] is not null)
            .Select(balancer => new TargetGroup((string)balancer!["targetGroupArn"]!, (int?)balancer["containerPort"] ?? 80))];

    /// <summary>Whether a task counts only once a load balancer finds it healthy.</summary>
    public static bool Judge(Service service, TaskRecord task) => task.TargetHealth is not null && Of(service).Count > 0;

    /// <summary>Whether the load balancer has given a task up: it is unhealthy, and its grace is over.</summary>
    public static bool Rejects(Service service, TaskRecord task, Moment moment) =>
        task is { IsWanted: true, LastStatus: TaskStatusName.Running, TargetHealth: not (null or "healthy" or "initial"), Started: { } started }
        && Of(service).Count > 0
        && started + Grace(service) <= moment.Now;

    private static TimeSpan Grace(Service service) => TimeSpan.FromSeconds((int?)service.Configuration["healthCheckGracePeriodSeconds"] ?? 0);
}

/// <summary>A target group, with the port of the container that it sends requests to.</summary>
internal sealed record TargetGroup(string Arn, int Port)
{
    /// <summary><c>targetgroup/&lt;name&gt;/&lt;id&gt;</c></summary>
    public string Name => Arn.Split('/') is [_, var name, ..] ? name : Arn;
}
