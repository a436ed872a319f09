using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Terraform;

/// <summary>Reads Terraform's errors, as 1.11 and later print them without colour.</summary>
internal static partial class TerraformErrors
{
    private const int LinesShown = 12;

    private static readonly string[] Network = ["connection refused", "no such host", "i/o timeout", "context deadline exceeded", "network is unreachable", "connection reset", "giving up after"];

    /// <summary>The first error with its explanation, in one line.</summary>
    public static string First(ProcessResult result) => Of(result).FirstOrDefault() ?? (Lines(result).LastOrDefault() ?? $"it ended with exit code {result.ExitCode} and said nothing");

    /// <summary>All errors, one a line.</summary>
    public static string All(ProcessResult result) => Of(result) is { Count: > 0 } errors ? string.Join('\n', errors.Take(LinesShown)) : First(result);

    /// <summary>True when another run holds the state's lock.</summary>
    public static bool IsLocked(ProcessResult result) => Says(result, "Error acquiring the state lock");

    /// <summary>True when providers or modules cannot be had, which says nothing of the configuration.</summary>
    public static bool IsAboutProviders(ProcessResult result) =>
        Says(result, "Failed to query available provider packages") || Says(result, "Failed to install provider") || Says(result, "Failed to download module") || Says(result, "Inconsistent dependency lock file");

    /// <summary>Where Terraform leaves a state that it could not save.</summary>
    public static string UnsavedFile(string root) => Path.Combine(root, "errored.tfstate");

    /// <summary>True when it has left one.</summary>
    public static bool IsUnsaved(string root) => File.Exists(UnsavedFile(root));

    /// <summary>The error of an action on a state.</summary>
    public static ExecutionException Explain(string action, string state, ProcessResult result) =>
        Says(result, "Saved plan is stale") ? TerraformText.Stale(state)
        : Says(result, "Saved plan does not match the given state") ? TerraformText.OtherState(state)
        : Says(result, "Error releasing the state lock") || Says(result, "Error unlocking the state") ? TerraformText.LostLock(state, First(result))
        : Says(result, "HTTP remote state endpoint requires auth") || Says(result, "HTTP remote state endpoint invalid auth") || Says(result, "Forbidden") && Says(result, "state") ? TerraformText.NotLetIn(state)
        : (Says(result, "state") || Says(result, "backend")) && Network.Any(word => Says(result, word)) ? TerraformText.Unreachable(state, First(result))
        : IsAboutProviders(result) ? TerraformText.Failed(action, state, First(result), TerraformText.MendProviders)
        : TerraformText.Failed(action, state, All(result), TerraformText.MendConfiguration);

    private static bool Says(ProcessResult result, string text) =>
        result.StandardError.Contains(text, StringComparison.Ordinal) || result.StandardOutput.Contains(text, StringComparison.Ordinal);

    // "Error: what", an empty line, and why: joined to sentences; the drawing around it is for terminals.
    private static List<string> Of(ProcessResult result)
    {
        var text = string.Join('\n', Lines(result, keepEmpty: true));
        return [.. Begin().Split(text).Skip(1).Select(error => Space().Replace(error, " ").Trim()).Where(error => error.Length > 0)];
    }

    private static IEnumerable<string> Lines(ProcessResult result, bool keepEmpty = false) =>
        (result.StandardError.Length > 0 ? result.StandardError : result.StandardOutput).ReplaceLineEndings("\n").Split('\n')
            .Select(line => Colour().Replace(line, "").Trim('│', '╷', '╵', ' ')).Where(line => keepEmpty || line.Length > 0);

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex("^Error: ", RegexOptions.Multiline)]
    private static partial Regex Begin();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
