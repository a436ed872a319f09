namespace Pipelines.Targets.Watching;

/// <summary>What the watch says around the engine's own lines.</summary>
internal static class WatchText
{
    public const string Begun = "begun";

    public static string Watching(IReadOnlyList<string> services) => $"{string.Join(", ", services)}: watching";

    public static string Verdict(string service) => $"{service}: verdict";
}
