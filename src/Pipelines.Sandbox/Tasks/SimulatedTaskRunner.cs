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
    public Task<IReadOnlyList<TaskSight>> AdvanceAsync(IReadOnlyList<TaskOrder> orders, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TaskSight>>([.. orders.Select(See)]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IReadOnlyList<Rehearsal> Rehearsed(TaskOrder order) => [.. order.Containers.Select(container => new Rehearsal(container, order.Number))];

    private static string ImageOf(JsonObject container) => (string)container["image"]!;

    private TaskSight See(TaskOrder order) => order.IsWanted ? Running(order, clock.GetUtcNow() - order.Created) : Stopping(order, clock.GetUtcNow() - order.Stopping!.Value);

    private TaskSight Running(TaskOrder order, TimeSpan age)
    {
        var start = Rehearsed(order).Max(container => container.Start) ?? tempo.TaskStart;
        var reached = start <= TimeSpan.Zero ? 1 : age / start;
        if (age < tempo.TaskStart / 4)
        {
            return Sight(order, TaskStatusName.Provisioning, TaskStatusName.Pending);
        }

        if (Missing(order) is { } missing)
        {
            return Sight(order, TaskStatusName.Stopped, TaskStatusName.Stopped, missing) with { StopCode = "TaskFailedToStart", StoppedReason = missing };
        }

        return reached switch
        {
            < 0.5 => Sight(order, TaskStatusName.Pending, TaskStatusName.Pending),
            < 1 => Sight(order, TaskStatusName.Activating, TaskStatusName.Pending),
            _ when Exits(order, age - start) is { } exits => Sight(order, TaskStatusName.Stopped, TaskStatusName.Stopped) with
            {
                StopCode = "EssentialContainerExited",
                StoppedReason = exits.StoppedReason ?? "Essential container in task exited",
            },
            _ => Sight(order, TaskStatusName.Running, TaskStatusName.Running),
        };
    }

    private Rehearsal? Exits(TaskOrder order, TimeSpan running) => Rehearsed(order).FirstOrDefault(container =>
        container is { ExitCode: not null, IsEssential: true } && running >= (container.ExitAfter ?? (tempo.TaskStart / 4)));

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

    /// <summary>What ECS would say of an image of ours that is not there, or of what is rehearsed.</summary>
    private string? Missing(TaskOrder order) =>
        Rehearsed(order).FirstOrDefault(container => container is { StoppedReason: not null, ExitCode: null })?.StoppedReason
        ?? (order.Containers.Select(ImageOf).FirstOrDefault(image => ImageLocation.Parse(image) is not null && digests.Resolve(image) is null) is { } missing
            ? CannotPull(missing)
            : null);

    public static string CannotPull(string image) =>
        $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found";

    private TaskSight Sight(TaskOrder order, string status, string containerStatus, string? reason = null)
    {
        var isUp = status == TaskStatusName.Running;
        var neverRan = TaskStatusName.IsPending(order.LastStatus);
        var isChecked = isUp && order.Started is { } started && clock.GetUtcNow() - started >= tempo.HealthStart;
        var ended = containerStatus == TaskStatusName.Stopped && reason is null && !(neverRan && !order.IsWanted);
        var rehearsed = Rehearsed(order);
        ContainerRecord[] containers =
        [
            .. order.Containers.Zip(rehearsed, (container, part) => new ContainerRecord
            {
                Name = part.Name,
                Image = ImageOf(container),
                Digest = order.Images.FirstOrDefault(image => image.Container == part.Name)?.Digest ?? digests.Resolve(ImageOf(container)),
                Status = containerStatus,
                Health = isChecked && part.IsChecked ? part.Health : "UNKNOWN",
                ExitCode = ended ? part.ExitCode ?? 0 : null,
                Reason = reason ?? (ended ? part.Reason : null),
            }),
        ];
        return new()
        {
            TaskId = order.Id,
            Status = status,
            Serves = isUp,
            Health = HealthOf(containers, order),
            TargetHealth = isChecked ? rehearsed.Select(part => part.TargetHealth).FirstOrDefault(health => health is not null) ?? "healthy" : "initial",
            Containers = containers,
        };
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
