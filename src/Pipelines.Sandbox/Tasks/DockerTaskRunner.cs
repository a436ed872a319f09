using System.Collections.Concurrent;
using Pipelines.Sandbox.Ecs;

namespace Pipelines.Sandbox.Tasks;

/// <summary>
/// Runs tasks as containers. What is there is read from the engine by label each time, so containers that outlived an earlier process
/// are found again; this object remembers only what is under way.
/// </summary>
internal sealed class DockerTaskRunner(DockerCli docker, DockerTaskStart start, DockerTaskEnd end, DockerNaming naming, DockerImages images, DockerNames names, SandboxTempo tempo, TimeProvider clock, Action<Exception> faulted) : ITaskRunner
{
    private static readonly TimeSpan LooksApart = TimeSpan.FromMilliseconds(250);
    private const int Patience = 10;
    private static readonly TimeSpan LogsAreKept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, DockerTask> tasks = new();
    private readonly CancellationTokenSource ending = new();
    private IReadOnlyList<DockerContainer> containers = [];
    private long? looked;

    public async Task<IReadOnlyList<TaskSight>> AdvanceAsync(IReadOnlyList<TaskOrder> orders, CancellationToken cancellationToken)
    {
        if (orders.Count > 0 || containers.Count > 0 || looked is null)
        {
            await LookAsync(cancellationToken);
        }

        var wanted = orders.Select(order => order.Id).ToHashSet();
        foreach (var stray in containers.GroupBy(container => container.TaskId).Where(group => !wanted.Contains(group.Key)))
        {
            End(null, tasks.GetOrAdd(stray.Key, _ => new()), [.. stray]);
        }

        foreach (var gone in tasks.Where(task => !wanted.Contains(task.Key) && IsSettled(task.Value) && !containers.Any(container => container.TaskId == task.Key)))
        {
            tasks.TryRemove(gone);
        }

        return [.. orders.Select(Advance)];
    }

    public Task<string> LogAsync(string taskId, CancellationToken cancellationToken) =>
        end.LogAsync(taskId, containers.Where(container => container.TaskId == taskId), cancellationToken);

    /// <summary>Stops and removes every container, network and pulled image of this sandbox.</summary>
    public async Task RemoveAllAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(tasks.Values.Select(task => task.Operation)).WaitAsync(cancellationToken);
        looked = null;
        await LookAsync(cancellationToken);
        await end.StopAsync(containers.Select(container => (container, Patience)), cancellationToken);
        foreach (var task in containers.GroupBy(container => container.TaskArn))
        {
            await end.RemoveAsync([.. task], cancellationToken);
        }

        var networks = await docker.RunAsync(["network", "ls", "--quiet", "--filter", names.Filter], cancellationToken);
        foreach (var network in networks.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await docker.RunAsync(["network", "rm", network], cancellationToken);
        }

        await images.RemoveAsync(cancellationToken);
        containers = [];
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(tasks.Values.Select(task => task.Operation));
        ending.Dispose();
    }

    /// <summary>Whether nothing is under way and the engine was looked at since.</summary>
    private bool IsSettled(DockerTask task) => task.Operation.IsCompleted && task.Finished < looked;

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var isFresh = looked is { } last && clock.GetElapsedTime(last) < LooksApart && !tasks.Values.Any(task => task.Operation.IsCompleted && task.Finished >= last);
        if (isFresh)
        {
            return;
        }

        if (looked is null)
        {
            end.Forget(clock.GetUtcNow() - LogsAreKept);
        }

        var now = clock.GetTimestamp();
        var ids = await docker.RunAsync(["ps", "--all", "--quiet", "--no-trunc", "--filter", names.Filter], cancellationToken);
        containers = ids.Length == 0 ? [] : await InspectAsync(ids.Split('\n'), cancellationToken);
        looked = now;
    }

    private async Task<IReadOnlyList<DockerContainer>> InspectAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        // One of them may be gone since it was listed: the others are told all the same.
        var (_, output, error) = await docker.TryAsync(["inspect", .. ids], cancellationToken);
        return output.StartsWith('[') ? DockerContainer.Parse(output) : throw new DockerException(error);
    }

    private TaskSight Advance(TaskOrder order)
    {
        var task = tasks.GetOrAdd(order.Id, _ => new());
        DockerContainer[] mine = [.. containers.Where(container => container.TaskArn == order.Arn)];
        if (task.Ended is { } ended)
        {
            return Sight(order, TaskStatusName.Stopped, [.. ended.Select(record => record with { Reason = record.Reason ?? task.Failure?.Message })]) with
            {
                StopCode = task.Failure?.StopCode ?? (task.EndedItself ? "EssentialContainerExited" : null),
                StoppedReason = task.Failure?.Message ?? (task.EndedItself ? "Essential container in task exited" : null),
            };
        }

        if (!IsSettled(task))
        {
            return Sight(order, order.IsWanted ? Later(order.LastStatus, task.Phase) : TaskStatusName.Stopping, Records(order, mine)) with { Serves = Serves(order, mine) };
        }

        return order.IsWanted && task.Failure is null ? Wanted(order, task, mine) : Unwanted(order, task, mine);
    }

    private TaskSight Wanted(TaskOrder order, DockerTask task, DockerContainer[] mine)
    {
        if (TaskStatusName.IsPending(order.LastStatus) && !task.WasStarted && !(mine.Length == order.Containers.Count && mine.All(container => container.State != "created")))
        {
            Begin(task, () => StartAsync(order, task, mine));
            return Sight(order, order.LastStatus, Records(order, []));
        }

        var essential = order.Containers.Where(container => (bool?)container["essential"] != false).Select(container => (string)container["name"]!).ToHashSet();
        if (essential.Any(name => !mine.Any(container => container.Name == name && container.IsRunning)))
        {
            task.EndedItself = true;
            End(order, task, mine);
            return Sight(order, Later(order.LastStatus, TaskStatusName.Deactivating), Records(order, mine));
        }

        if (order.IsSteady && mine.Any(container => naming.NeedsName(order, container)))
        {
            Begin(task, () => Task.WhenAll(mine.Where(container => naming.NeedsName(order, container)).Select(container => naming.NameAsync(order, container, ending.Token))));
        }

        return Sight(order, Later(order.LastStatus, TaskStatusName.Running), Records(order, mine)) with { Serves = Serves(order, mine) };
    }

    private TaskSight Unwanted(TaskOrder order, DockerTask task, DockerContainer[] mine)
    {
        if (mine.Length == 0)
        {
            task.Ended = Records(order, []);
            return Advance(order);
        }

        End(order, task, mine);
        return Sight(order, Later(order.LastStatus, TaskStatusName.Deactivating), Records(order, mine));
    }

    private async Task StartAsync(TaskOrder order, DockerTask task, DockerContainer[] unfinished)
    {
        task.WasStarted = true;
        task.Phase = TaskStatusName.Pending;
        try
        {
            // A process that was killed in the middle of a start leaves containers that never ran.
            await end.RemoveAsync(unfinished, ending.Token);
            await start.RunAsync(order, () => task.Phase = TaskStatusName.Activating, ending.Token);
        }
        catch (TaskStartException failure)
        {
            task.Failure = failure;
        }
    }

    /// <summary>Ends the containers of a task; those of a task that nobody knows, at once.</summary>
    private void End(TaskOrder? order, DockerTask task, DockerContainer[] mine)
    {
        if (IsSettled(task))
        {
            Begin(task, async () =>
            {
                await UnnameAsync(order, mine);
                await end.StopAsync(mine.Select(container => (container, Seconds(order, container))), ending.Token);
                var last = mine.Length == 0 ? [] : await InspectAsync([.. mine.Select(container => container.Id)], ending.Token);
                await end.RemoveAsync(last, ending.Token);
                task.Ended = [.. last.Select(container => container.Record(new() { Name = container.Name, Image = "" }, TaskStatusName.Stopped))];
            });
        }
    }

    /// <summary>Begins an operation; what goes wrong is told, and the next round tries again.</summary>
    private void Begin(DockerTask task, Func<Task> operation) => task.Operation = Task.Run(async () =>
    {
        try
        {
            await operation();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The process ends; the engine goes on, and the next process finds what there is.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            faulted(fault);
        }
        finally
        {
            task.Finished = clock.GetTimestamp();
        }
    });

    /// <summary>Nobody finds the task any more; those that just have get a moment to connect.</summary>
    private async Task UnnameAsync(TaskOrder? order, DockerContainer[] mine)
    {
        var named = order is null ? [] : mine.Where(container => container.IsRunning && naming.HasName(order, container)).ToArray();
        if (named.Length > 0)
        {
            await Task.WhenAll(named.Select(container => naming.UnnameAsync(order!, container, ending.Token)));
            await Task.Delay(tempo.Drain, clock, ending.Token);
        }
    }

    private static int Seconds(TaskOrder? order, DockerContainer container) =>
        order?.Containers.FirstOrDefault(definition => (string?)definition["name"] == container.Name) is { } found ? ContainerArguments.StopTimeout(found) : 0;

    private bool Serves(TaskOrder order, DockerContainer[] mine) => order.IsSteady && mine.Length > 0 && !mine.Any(container => naming.NeedsName(order, container));

    private static string Later(string one, string other) => TaskStatusName.Follows(other, one) ? other : one;

    private static TaskSight Sight(TaskOrder order, string status, IReadOnlyList<ContainerRecord> records)
    {
        var named = Records(order, []).Select(record => records.FirstOrDefault(seen => seen.Name == record.Name) is { } seen ? seen with { Image = record.Image, Digest = record.Digest } : record with
        {
            Status = status == TaskStatusName.Stopped ? TaskStatusName.Stopped : record.Status,
        }).ToArray();
        var watched = order.Containers.Where(container => container["healthCheck"] is not null).Select(container => (string)container["name"]!).ToArray();
        var health = named.Where(record => watched.Contains(record.Name)).Select(record => record.Health).ToArray();
        return new()
        {
            TaskId = order.Id,
            Status = status,
            Containers = named,
            Health = health.Contains("UNHEALTHY") ? "UNHEALTHY" : health.Length > 0 && health.All(state => state == "HEALTHY") ? "HEALTHY" : "UNKNOWN",
        };
    }

    private static ContainerRecord[] Records(TaskOrder order, IReadOnlyList<DockerContainer> mine) =>
    [
        .. order.Containers.Select(container =>
        {
            var name = (string)container["name"]!;
            var record = new ContainerRecord { Name = name, Image = (string)container["image"]!, Digest = order.Images.FirstOrDefault(image => image.Container == name)?.Digest };
            return mine.FirstOrDefault(seen => seen.Name == name) is { } seen
                ? seen.Record(record, seen.IsRunning ? TaskStatusName.Running : seen.HasEnded ? TaskStatusName.Stopped : TaskStatusName.Pending)
                : record;
        }),
    ];
}
