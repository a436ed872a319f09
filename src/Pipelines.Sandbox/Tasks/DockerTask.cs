using Pipelines.Sandbox.Ecs;

namespace Pipelines.Sandbox.Tasks;

/// <summary>What is under way with one task, and what came of it.</summary>
internal sealed class DockerTask
{
    /// <summary>Starting, naming or ending; completed when nothing is under way.</summary>
    public Task Operation { get; set; } = Task.CompletedTask;

    /// <summary>When it was: what was seen of the engine before then is out of date.</summary>
    public long Finished { get; set; }

    /// <summary>PROVISIONING, PENDING while images come, ACTIVATING while containers are made.</summary>
    public string Phase { get; set; } = TaskStatusName.Provisioning;

    /// <summary>Whether a start was attempted by this process.</summary>
    public bool WasStarted { get; set; }

    /// <summary>Why it could not be started.</summary>
    public TaskStartException? Failure { get; set; }

    /// <summary>The containers as they were when they had ended; they are gone since.</summary>
    public IReadOnlyList<ContainerRecord>? Ended { get; set; }

    /// <summary>Whether it ended although it was wanted.</summary>
    public bool EndedItself { get; set; }
}
