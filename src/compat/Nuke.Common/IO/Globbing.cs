namespace Nuke.Common.IO;

/// <summary>Finds files and directories by patterns of <c>**</c>, <c>*</c>, <c>?</c> and <c>{a,b}</c>.</summary>
public static class Globbing
{
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) =>
        Glob(directory, patterns, wantsFiles: true);

    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns) =>
        Glob(directory, patterns, wantsFiles: false);

    private static List<AbsolutePath> Glob(AbsolutePath directory, string[] patterns, bool wantsFiles)
    {
        Assert.DirectoryExists(directory);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns.SelectMany(GlobPattern.Alternatives))
        {
            var segments = pattern.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(x => x != ".").ToArray();
            Walk(directory, segments, wantsFiles, found);
        }
        return found.Select(AbsolutePath.Create).ToList();
    }

    private static void Walk(string directory, ReadOnlySpan<string> segments, bool wantsFiles, SortedSet<string> found)
    {
        if (segments.IsEmpty)
            return;
        var segment = segments[0];
        var rest = segments[1..];
        if (segment == "..")
        {
            Enter(Path.GetDirectoryName(directory), rest, wantsFiles, found);
            return;
        }
        if (segment == "**")
        {
            // No directory, or one more of them before the rest.
            var everything = rest.IsEmpty && wantsFiles ? (ReadOnlySpan<string>)["*"] : rest;
            if (rest.IsEmpty && !wantsFiles)
                found.Add(directory);
            Walk(directory, everything, wantsFiles, found);
            foreach (var child in Directory.EnumerateDirectories(directory).Where(x => !IsLink(x)))
                Walk(child, segments, wantsFiles, found);
            return;
        }
        if (rest.IsEmpty && wantsFiles)
        {
            foreach (var file in Directory.EnumerateFiles(directory).Where(x => GlobPattern.Matches(Path.GetFileName(x), segment)))
                found.Add(file);
            return;
        }
        foreach (var child in Directory.EnumerateDirectories(directory).Where(x => GlobPattern.Matches(Path.GetFileName(x), segment)))
            Enter(child, rest, wantsFiles, found);
    }

    private static void Enter(string directory, ReadOnlySpan<string> rest, bool wantsFiles, SortedSet<string> found)
    {
        if (directory is null)
            return;
        if (!rest.IsEmpty)
            Walk(directory, rest, wantsFiles, found);
        else if (!wantsFiles)
            found.Add(directory);
    }

    /// <summary>A link to a directory above would never end.</summary>
    private static bool IsLink(string directory) => File.GetAttributes(directory).HasFlag(FileAttributes.ReparsePoint);
}
