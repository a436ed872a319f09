using Pipelines.Clients.Files;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>Runs the command that saves an image to a file, whichever builder's.</summary>
internal static class SaveRun
{
    /// <summary>Runs it.</summary>
    /// <exception cref="ExecutionException">It failed; a disk that did not take the file is told from all else.</exception>
    public static async Task RunAsync(ProcessRunner runner, ProcessCommand save, ProcessPurpose purpose, string tarFile, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(save, cancellationToken);
        if (!result.Succeeded)
        {
            throw DiskTrouble.InWords(result.StandardError, purpose.Action, tarFile) ?? ProcessesText.Failed(save, purpose, result);
        }
    }
}
