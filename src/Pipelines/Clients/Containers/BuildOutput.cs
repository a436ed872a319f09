using System.Text.RegularExpressions;

namespace Pipelines.Clients.Containers;

/// <summary>Finds, in what a builder wrote, the part that says why it failed.</summary>
internal static partial class BuildOutput
{
    private const int LinesShown = 15;

    /// <summary>True when no base image was to be had: the builder stopped at <c>FROM</c>.</summary>
    public static bool StoppedAtBase(string output, string error) =>
        FailedToResolve().IsMatch(error) || NoBuildContainer().IsMatch(error) || Lines(output).LastOrDefault(line => OldStep().IsMatch(line)) is { } step && OldBase().IsMatch(step);

    /// <summary>True when Podman or Buildah did not know which registry a short name means.</summary>
    public static bool HasShortName(string error) => error.Contains("did not resolve to an alias", StringComparison.Ordinal);

    /// <summary>True when the machine could not run a program because it is of another processor.</summary>
    public static bool IsOtherProcessor(string output, string error) =>
        output.Contains("exec format error", StringComparison.OrdinalIgnoreCase) || error.Contains("exec format error", StringComparison.OrdinalIgnoreCase);

    /// <summary>The failing step and what it said last, one line each.</summary>
    public static IReadOnlyList<string> FailingStep(string output, string error)
    {
        // The old builder writes the steps to standard output and the verdict to standard error; BuildKit writes all to
        // standard error, and repeats the failing step at the end. Podman and Buildah do as the old builder does.
        var lines = Lines(output);
        var step = lines.FindLastIndex(line => OldStep().IsMatch(line));
        var verdict = Lines(Deprecation().Replace(error, ""));
        verdict = [.. verdict.Skip(verdict.FindLastIndex(line => NewStep().IsMatch(line))).Where(line => !Internal().IsMatch(line)).TakeLast(LinesShown)];
        return step < 0 ? verdict : [lines[step], .. lines.Skip(step + 1).Where(line => !Internal().IsMatch(line)).TakeLast(LinesShown), .. verdict];
    }

    /// <summary>True when the disk that the builder keeps its images and containers on did not take more.</summary>
    public static bool IsOutOfSpace(string output, string error) =>
        (output + error).Contains("no space left on device", StringComparison.OrdinalIgnoreCase) || (output + error).Contains("disk quota exceeded", StringComparison.OrdinalIgnoreCase);

    /// <summary>A line without the colours that the old builder puts around standard error.</summary>
    public static string Plain(string text) => Colour().Replace(text, "");

    private static List<string> Lines(string text) =>
        [.. Plain(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"^(\[\d+/\d+\] )?(Step \d+/\d+ : |STEP \d+/\d+: )")]
    private static partial Regex OldStep();

    [GeneratedRegex(@"^Step \d+/\d+ : FROM ", RegexOptions.IgnoreCase)]
    private static partial Regex OldBase();

    // What builders say about themselves, and what Buildah says twice.
    [GeneratedRegex("^ ---> |^Removing intermediate container |^--> |^subprocess exited |^Getting image source |^Copying (blob|config) |^Writing manifest |^Storing signatures")]
    private static partial Regex Internal();

    [GeneratedRegex(@"^ > \[")]
    private static partial Regex NewStep();

    [GeneratedRegex(@"^ > \[internal\] load metadata for |failed to resolve source metadata for ", RegexOptions.Multiline)]
    private static partial Regex FailedToResolve();

    [GeneratedRegex("^Error: creating build container: ", RegexOptions.Multiline)]
    private static partial Regex NoBuildContainer();

    [GeneratedRegex(@"^DEPRECATED: .*\n(?: {12}.*\n)*\n?", RegexOptions.Multiline)]
    private static partial Regex Deprecation();

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();
}
