using System.Text.RegularExpressions;

namespace Pipelines.Engines.Tests;

/// <summary>Finds the place of a failure in its trace: the first that is a file of the repository, whatever language wrote it.</summary>
/// <param name="root">The absolute path of the repository's root.</param>
/// <param name="folders">The folders that relative paths may start from.</param>
internal sealed partial class FailurePlaces(string root, params IReadOnlyList<string> folders)
{
    /// <summary>The place as <c>file:line</c>, relative to the root; null when the trace names none.</summary>
    public string? In(string trace) => Place().Matches(trace)
        .Select(match => Relative(match.Groups["file"].Value) is { } file ? $"{file}:{match.Groups["line"].Value}" : null)
        .FirstOrDefault(place => place is not null);

    private string? Relative(string file)
    {
        // '/_/' is what deterministic builds call the root.
        var path = file.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(root, file[3..]) : file;
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, path)))
            .Where(File.Exists)
            .Select(full => Path.GetRelativePath(root, full).Replace('\\', '/'))
            .FirstOrDefault(relative => !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative));
    }

    // Bounded, because a trace may hold a line of a megabyte. '… in /r/A.cs:line 5' of .NET; 'test/a_test.rb:5:in …' and 'a.py:5: …' of most others.
    [GeneratedRegex(@"(?: in (?<file>[^\r\n]{1,400}?):line (?<line>[0-9]+))|(?<file>(?:[A-Za-z]:)?[^\s:()\[\]""'<>]{1,400}\.[A-Za-z]{1,12}):(?<line>[0-9]+)")]
    private static partial Regex Place();
}
