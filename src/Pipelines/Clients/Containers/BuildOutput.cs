using System.Text.RegularExpressions;

namespace Pipelines.Clients.Containers;

/// <summary>Finds, in what a builder wrote, the part that says why it failed.</summary>
internal static partial class BuildOutput
{
    private const int LinesShown = 15;

    /// <summary>True when no base image was to be had: the builder stopped at <c>FROM</c>.</summary>
    public static bool StoppedAtBase(string output, string error) =>
        FailedToResolve().IsMatch(error) || Lines(output).LastOrDefault(line => OldStep().IsMatch(line)) is { } step && OldBase().IsMatch(step);

    /// <summary>The failing step and what it said last, one line each.</summary>
    public static IReadOnlyList<string> FailingStep(string output, string error)
    {
        // The old builder writes the steps to standard output and the verdict to standard error; BuildKit writes all to
        // standard error, and repeats the failing step at the end.
        var lines = Lines(output);
        var step = lines.FindLastIndex(line => OldStep().IsMatch(line));
        var verdict = Lines(Deprecation().Replace(error, ""));
        verdict = [.. verdict.Skip(verdict.FindLastIndex(line => NewStep().IsMatch(line))).TakeLast(LinesShown)];
        return step < 0 ? verdict : [lines[step], .. lines.Skip(step + 1).Where(line => !Internal().IsMatch(line)).TakeLast(LinesShown), .. verdict];
    }

    /// <summary>A line without the colours that the old builder puts around standard error.</summary>
    public static string Plain(string text) => Colour().Replace(text, "");

    private static List<string> Lines(string text) =>
        [.. Plain(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"^Step \d+/\d+ : ")]
    private static partial Regex OldStep();

    [GeneratedRegex(@"^Step \d+/\d+ : FROM ", RegexOptions.IgnoreCase)]
    private static partial Regex OldBase();

    [GeneratedRegex("^ ---> |^Removing intermediate container ")]
    private static partial Regex Internal();

    [GeneratedRegex(@"^ > \[")]
    private static partial Regex NewStep();

    [GeneratedRegex(@"^ > \[internal\] load metadata for |failed to resolve source metadata for ", RegexOptions.Multiline)]
    private static partial Regex FailedToResolve();

    [GeneratedRegex(@"^DEPRECATED: .*\n(?: {12}.*\n)*\n?", RegexOptions.Multiline)]
    private static partial Regex Deprecation();

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();
}
