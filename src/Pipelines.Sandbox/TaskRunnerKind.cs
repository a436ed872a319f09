namespace Pipelines.Sandbox;

/// <summary>What stands behind an ECS task of the sandbox.</summary>
public enum TaskRunnerKind
{
    /// <summary>Nothing runs: a task passes through its states on the clock, after its image was found in the sandbox's registry.</summary>
    Simulated,

    /// <summary>Each container of a task is a real one, started with the <c>docker</c> command line client.</summary>
    Docker,
}
