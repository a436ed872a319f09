namespace Pipelines.Sandbox.Tasks;

/// <summary>A task could not be started, in the words of ECS.</summary>
internal sealed class TaskStartException(string stopCode, string reason) : Exception(reason)
{
    public string StopCode { get; } = stopCode;
}
