using Pipelines.Sandbox.State;
using Pipelines.Sandbox.Tasks;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Goes round all services: asks the runners where the tasks stand, and lets the scheduler take its step.</summary>
internal sealed class EcsWorker(EcsRoom room, IReadOnlyDictionary<TaskRunnerKind, ITaskRunner> runners, Func<Moment> moment, TimeProvider clock, Action<Exception> faulted, SteppedClock? stepped = null) : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim nudged = new(0, 1);
    private Task running = Task.CompletedTask;

    public void Start()
    {
        foreach (var store in Services())
        {
            store.Update(service => Scheduler.Adopt(service, moment()));
        }

        if (stepped is null)
        {
            running = Task.Run(() => RunAsync(ending.Token));
        }
    }

    /// <summary>Takes the steps that are due by the clock, when it is one that is moved by hand.</summary>
    public void CatchUp() =>
        // A runner that only looks at a clock never waits.
        stepped?.CatchUp(moment().Tempo.Round, () => RoundAsync(CancellationToken.None).GetAwaiter().GetResult());

    /// <summary>Something was asked for: the next round begins at once.</summary>
    public void Nudge()
    {
        // Two nudges before a round are as good as one.
        lock (nudged)
        {
            if (nudged.CurrentCount == 0)
            {
                nudged.Release();
            }
        }
    }

    /// <summary>One round over all services.</summary>
    /// <returns>True when something is still under way.</returns>
    public async Task<bool> RoundAsync(CancellationToken cancellationToken)
    {
        var orders = Orders().ToLookup(order => order.Runner, order => order.Order);
        var sights = new List<TaskSight>();
        foreach (var (kind, runner) in runners)
        {
            sights.AddRange(await runner.AdvanceAsync([.. orders[kind]], cancellationToken));
        }

        var byTask = sights.ToDictionary(sight => sight.TaskId);
        var isBusy = false;
        foreach (var store in Services())
        {
            var service = store.Update(known => Scheduler.Step(known, known.Tasks.Keys.Select(byTask.GetValueOrDefault).OfType<TaskSight>(), moment()));
            room.Views.Record(service);
            isBusy |= IsBusy(service);
        }

        return isBusy;
    }

    /// <summary>Ends the rounds; tasks stay as they are.</summary>
    public async Task StopAsync()
    {
        await ending.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var runner in runners.Values)
        {
            await runner.DisposeAsync();
        }

        ending.Dispose();
        nudged.Dispose();
    }

    private static bool IsBusy(Service service) =>
        service.Deployments.Any(deployment => !deployment.IsFinal)
        || service.Rollouts.Count > 1
        || service.Tasks.Values.Any(task => !task.IsStopped && !(task is { IsWanted: true, WasSteady: true, Serves: true }))
        || (!service.Primary.IsFailed && service.TasksOf(service.Primary).Count(task => task.IsWanted) != service.DesiredCount);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var tempo = moment().Tempo;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var isBusy = await RoundAsync(cancellationToken);
                await WaitAsync(isBusy ? tempo.Round : tempo.Watch, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                faulted(fault);
                await WaitAsync(tempo.Watch, CancellationToken.None);
            }
        }
    }

    private async Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
        var delay = Task.Delay(pause, clock, over.Token);
        var nudge = nudged.WaitAsync(over.Token);
        await Task.WhenAny(delay, nudge);
        await over.CancelAsync();
        await Task.WhenAll(delay, nudge).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private IEnumerable<Store<Service>> Services() => room.Scopes.SelectMany(scope => scope.Services);

    private IEnumerable<(TaskRunnerKind Runner, TaskOrder Order)> Orders() =>
        from scope in room.Scopes
        from store in scope.Services
        let service = store.Value
        from task in service.Tasks.Values
        where !task.IsStopped
        select (task.Runner, Order(scope, service, task));

    private static TaskOrder Order(EcsScope scope, Service service, TaskRecord task) => new()
    {
        Id = task.Id,
        Arn = scope.Arn($"task/{service.Cluster}/{task.Id}"),
        Account = scope.Account,
        Region = scope.Region,
        Cluster = service.Cluster,
        Service = service.Name,
        IsWanted = task.IsWanted,
        IsSteady = task.WasSteady,
        LastStatus = task.LastStatus,
        Number = task.Number,
        Created = task.Created,
        Started = task.Started,
        Stopping = task.Stopping,
        Containers = [.. scope.TaskDefinitions.Find(task.TaskDefinitionArn, scope.NameOf)!.Containers],
        Images = service.Revisions[task.RevisionArn].Images,
    };
}
