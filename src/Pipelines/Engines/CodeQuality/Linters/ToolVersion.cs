using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Asks a tool for its version.</summary>
internal static partial class ToolVersion
{
    /// <summary>The first thing in the answer that looks like a version (<c>1.39.0</c>); null when nothing does.</summary>
    /// <exception cref="ExecutionException">The tool cannot be started.</exception>
    public static async Task<string?> OfAsync(ProcessRunner runner, ProcessCommand command, CancellationToken cancellationToken)
    {
        var answer = await runner.RunAsync(command, cancellationToken);
        return answer.Succeeded && Version().Match(answer.StandardOutput) is { Success: true, Value: var version } ? version : null;
    }

    [GeneratedRegex(@"(?<![\w.])[0-9]+(\.[0-9]+)+([-+][0-9A-Za-z.-]+)?")]
    private static partial Regex Version();
}
