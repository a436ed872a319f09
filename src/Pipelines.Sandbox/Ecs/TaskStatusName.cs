namespace Pipelines.Sandbox.Ecs;

/// <summary>The states that a task passes through, in this order. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html</summary>
internal static class TaskStatusName
{
    public const string Provisioning = "PROVISIONING";
    public const string Pending = "PENDING";
    public const string Activating = "ACTIVATING";
    public const string Running = "RUNNING";
    public const string Deactivating = "DEACTIVATING";
    public const string Stopping = "STOPPING";
    public const string Deprovisioning = "DEPROVISIONING";
    public const string Stopped = "STOPPED";

    private static readonly string[] Order = [Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped];

    /// <summary>Whether a task may go from one to the other: never back.</summary>
    public static bool Follows(string next, string current) => Array.IndexOf(Order, next) > Array.IndexOf(Order, current);

    /// <summary>Whether ECS counts such a task as pending.</summary>
    public static bool IsPending(string status) => Array.IndexOf(Order, status) < Array.IndexOf(Order, Running);
}
