using System.Globalization;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Registry;

namespace Pipelines.Sandbox.Tasks;

/// <summary>
/// Runs nothing: where a task stands follows from the clock alone, so it survives a restart. An image of the sandbox's registry must be
/// there. A failure can be rehearsed with labels in a container's <c>dockerLabels</c>.
/// </summary>
internal sealed class SimulatedTaskRunner(ImageDigests digests, SandboxTempo tempo, TimeProvider clock) : ITaskRunner
{
    /// <summary>A container with this label exits with its value soon after it has started.</summary>
    public const string ExitCodeLabel = "pipelines.sandbox.exit-code";

    /// <summary>A container with this label has its value, HEALTHY or UNHEALTHY, as the result of its health check.</summary>
    public const string HealthLabel = "pipelines.sandbox.health";

    public Task<IReadOnlyList<TaskSight>> AdvanceAsync(IReadOnlyList<TaskOrder> orders, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TaskSight>>([.. orders.Select(See)]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Label(JsonObject container, string name) => (string?)container["dockerLabels"]?[name];

    private static string ImageOf(JsonObject container) => (string)container["image"]!;

    private TaskSight See(TaskOrder order) => order.IsWanted ? Running(order, clock.GetUtcNow() - order.Created) : Stopping(order, clock.GetUtcNow() - order.Stopping!.Value);

    private TaskSight Running(TaskOrder order, TimeSpan age)
    {
        var reached = tempo.TaskStart <= TimeSpan.Zero ? 1 : age / tempo.TaskStart;
        if (reached < 0.25)
        {
            return Sight(order, TaskStatusName.Provisioning, TaskStatusName.Pending);
        }

        if (Missing(order) is { } missing)
        {
            return Sight(order, TaskStatusName.Stopped, TaskStatusName.Stopped, missing) with { StopCode = "TaskFailedToStart", StoppedReason = missing };
        }

        var exits = order.Containers.Any(container => Label(container, ExitCodeLabel) is not null && (bool?)container["essential"] != false);
        return reached switch
        {
            < 0.5 => Sight(order, TaskStatusName.Pending, TaskStatusName.Pending),
            < 1 => Sight(order, TaskStatusName.Activating, TaskStatusName.Pending),
            >= 1.25 when exits => Sight(order, TaskStatusName.Stopped, TaskStatusName.Stopped) with { StopCode = "EssentialContainerExited", StoppedReason = "Essential container in task exited" },
            _ => Sight(order, TaskStatusName.Running, TaskStatusName.Running),
        };
    }

    private TaskSight Stopping(TaskOrder order, TimeSpan age)
    {
        var reached = tempo.TaskStop <= TimeSpan.Zero ? 1 : age / tempo.TaskStop;
        return reached switch
        {
            < 0.33 => Sight(order, TaskStatusName.Deactivating, TaskStatusName.Running),
            < 0.66 => Sight(order, TaskStatusName.Stopping, TaskStatusName.Running),
            < 1 => Sight(order, TaskStatusName.Deprovisioning, TaskStatusName.Stopped),
            _ => Sight(order, TaskStatusName.Stopped, TaskStatusName.Stopped),
        };
    }

    /// <summary>What ECS would say of an image of ours that is not there.</summary>
    private string? Missing(TaskOrder order) =>
        order.Containers.Select(ImageOf).FirstOrDefault(image => ImageLocation.Parse(image) is not null && digests.Resolve(image) is null) is { } missing
            ? CannotPull(missing)
            : null;

    public static string CannotPull(string image) =>
        $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found";

    private TaskSight Sight(TaskOrder order, string status, string containerStatus, string? reason = null)
    {
        var isUp = status == TaskStatusName.Running;
        var neverRan = TaskStatusName.IsPending(order.LastStatus);
        ContainerRecord[] containers =
        [
            .. order.Containers.Select(container => new ContainerRecord
            {
                Name = (string)container["name"]!,
                Image = ImageOf(container),
                Digest = order.Images.FirstOrDefault(image => image.Container == (string)container["name"]!)?.Digest ?? digests.Resolve(ImageOf(container)),
                Status = containerStatus,
                Health = isUp && container["healthCheck"] is not null ? Label(container, HealthLabel) ?? "HEALTHY" : "UNKNOWN",
                ExitCode = containerStatus != TaskStatusName.Stopped || reason is not null || (neverRan && !order.IsWanted) ? null
                    : int.TryParse(Label(container, ExitCodeLabel), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code
                    : 0,
                Reason = reason,
            }),
        ];
        return new() { TaskId = order.Id, Status = status, Serves = isUp, Health = HealthOf(containers, order), Containers = containers };
    }

    private static string HealthOf(IReadOnlyList<ContainerRecord> containers, TaskOrder order)
    {
        var checkedNames = order.Containers.Where(container => container["healthCheck"] is not null).Select(container => (string)container["name"]!).ToArray();
        var health = containers.Where(container => checkedNames.Contains(container.Name)).Select(container => container.Health).ToArray();
        return health.Contains("UNHEALTHY") ? "UNHEALTHY"
            : health.Length > 0 && health.All(status => status == "HEALTHY") ? "HEALTHY"
            : "UNKNOWN";
    }
}
