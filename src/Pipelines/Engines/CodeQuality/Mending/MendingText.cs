using Pipelines.Engines.CodeQuality.Output;

namespace Pipelines.Engines.CodeQuality.Mending;

/// <summary>What mending says to people.</summary>
internal static class MendingText
{
    private const int MostFiles = 50;

    public static string Mended(string tool, IReadOnlyList<string> paths) => $"{tool} has changed {Listed(paths)}. 'git diff' shows it, 'git restore' takes it back.";

    public static string NothingToMend(string tool) => $"{tool} has changed nothing.";

    public static string CannotMend(IReadOnlyList<string> tools) => $"No linter that mends: {string.Join(", ", tools)}.";

    public static string LeftAlone(IReadOnlyList<string> paths) => $"Left alone, for they have changes that are not staged: {Listed(paths)}. 'git add' them to have them mended.";

    public static string Failed(string tool, string reason) => $"{tool} did not mend everything: {reason.TrimEnd('.', '\n')}.";

    private static string Listed(IReadOnlyList<string> paths) =>
        string.Join(", ", paths.Take(MostFiles).Select(Printable.OneLine)) + (paths.Count > MostFiles ? $" and {paths.Count - MostFiles} more" : "");
}
