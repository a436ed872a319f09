namespace Pipelines.Clients.Processes;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number when a signal ended it.</param>
/// <param name="StandardOutput">What it wrote, as it is: it may hold secrets, so it is not part of <see cref="ToString"/>.</param>
/// <param name="StandardError">What it wrote, as it is: it may hold secrets, so it is not part of <see cref="ToString"/>.</param>
internal sealed record ProcessResult(int ExitCode, string StandardOutput, string StandardError)
{
    /// <summary>True for exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The exit code alone.</summary>
    public override string ToString() => $"exit code {ExitCode}";
}
