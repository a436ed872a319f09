namespace Nuke.Common.IO;

/// <summary>Paths as text: roots, separators, normal form. The separator follows the root, not the machine.</summary>
internal static class PathText
{
    private static readonly char[] Separators = ['/', '\\'];
    public static bool HasUnixRoot(string path) => path.StartsWith('/');
    public static bool HasUncRoot(string path) => path.StartsWith(@"\\", StringComparison.Ordinal);

    public static bool HasWindowsRoot(string path) =>
        HasUncRoot(path) || (path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':');

    public static bool IsRooted(string path) => HasUnixRoot(path) || HasWindowsRoot(path);

    /// <summary>A rooted path as it is; a relative one below <paramref name="directory"/>.</summary>
    public static AbsolutePath Resolve(string path, AbsolutePath directory) => IsRooted(path) ? path : directory / path;

    public static string Combine(string left, string right)
    {
        Assert.False(IsRooted(right), $"Path '{right}' must be relative to be appended to '{left}'");
        return Normalize(left + SeparatorOf(left) + right);
    }

    public static char SeparatorOf(string path) =>
        HasUnixRoot(path) ? '/' : HasWindowsRoot(path) ? '\\' : Path.DirectorySeparatorChar;

    public static string Normalize(string path) => Normalize(path, SeparatorOf(path));

    public static string Normalize(string path, char separator)
    {
        if (IsNormal(path, separator))
            return path;
        var root = RootOf(path);
        // A backslash is an ordinary character in a Unix name.
        var parts = path[root.Length..].Split(HasUnixRoot(path) ? ['/'] : Separators, StringSplitOptions.RemoveEmptyEntries);
        var kept = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (part == ".")
                continue;
            if (part != "..")
                kept.Add(part);
            else if (kept.Count > 0 && kept[^1] != "..")
                kept.RemoveAt(kept.Count - 1);
            else if (root.Length == 0)
                kept.Add(part);
            else
                throw new ArgumentException($"Path '{path}' leads above its root", nameof(path));
        }
        return root + string.Join(separator, kept);
    }

    public static string NameOf(string path)
    {
        var rest = path[RootOf(path).Length..];
        return rest[(rest.LastIndexOf(SeparatorOf(path)) + 1)..];
    }

    /// <summary>The path above, or null at the root.</summary>
    public static string ParentOf(string path)
    {
        var root = RootOf(path).Length;
        if (path.Length <= root)
            return null;
        var last = path.LastIndexOf(SeparatorOf(path));
        return path[..Math.Max(root, last)];
    }

    /// <summary>The way from a directory to a destination, with that separator; both have the same root.</summary>
    public static string Relative(string directory, string destination, char separator)
    {
        var from = PartsOf(directory, out var fromRoot);
        var to = PartsOf(destination, out var toRoot);
        var comparison = HasWindowsRoot(directory) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        Assert.True(fromRoot.Equals(toRoot, comparison), $"Paths '{directory}' and '{destination}' must have the same root");
        var common = 0;
        while (common < from.Length && common < to.Length && from[common].Equals(to[common], comparison))
            common++;
        return string.Join(separator, Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private static string[] PartsOf(string path, out string root)
    {
        var normal = Normalize(path);
        root = RootOf(normal);
        return normal[root.Length..].Split(SeparatorOf(normal), StringSplitOptions.RemoveEmptyEntries);
    }

    private static string RootOf(string path)
    {
        if (HasUnixRoot(path))
            return "/";
        if (HasUncRoot(path))
            return @"\\";
        return HasWindowsRoot(path) ? char.ToUpperInvariant(path[0]) + @":\" : "";
    }

    /// <summary>The usual case, without an allocation: a Unix path with nothing to clean up.</summary>
    private static bool IsNormal(string path, char separator)
    {
        if (separator != '/' || !HasUnixRoot(path))
            return false;
        for (var i = 1; i < path.Length; i++)
        {
            if (path[i - 1] == '/' && path[i] is '/' or '.' && (path[i] == '/' || IsDots(path.AsSpan(i))))
                return false;
        }
        return path.Length == 1 || path[^1] != '/';
    }

    private static bool IsDots(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('/');
        return (end < 0 ? rest : rest[..end]) is "." or "..";
    }
}
