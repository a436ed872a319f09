namespace Pipelines.Sandbox.Tasks;

/// <summary>What stands behind tasks: a clock, or a container engine.</summary>
internal interface ITaskRunner : IAsyncDisposable
{
    /// <summary>Begins what brings each task nearer to what is wanted, and tells where each stands now. Never waits for a start or a stop.</summary>
    Task<IReadOnlyList<TaskSight>> AdvanceAsync(IReadOnlyList<TaskOrder> orders, CancellationToken cancellationToken);
}
