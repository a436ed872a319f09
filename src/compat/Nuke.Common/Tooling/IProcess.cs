namespace Nuke.Common.Tooling;

/// <summary>A process that was started, with what it has written so far.</summary>
public interface IProcess : IDisposable
{
    string FileName { get; }

    string Arguments { get; }

    string WorkingDirectory { get; }

    IReadOnlyCollection<Output> Output { get; }

    int ExitCode { get; }

    bool HasExited { get; }

    int Id { get; }

    void Kill();

    /// <summary>False when the process was killed because of its timeout.</summary>
    bool WaitForExit();
}
