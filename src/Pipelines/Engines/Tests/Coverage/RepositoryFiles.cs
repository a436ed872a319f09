namespace Pipelines.Engines.Tests.Coverage;

/// <summary>Gives the files that reports name their path in the repository.</summary>
/// <param name="root">The absolute path of the repository's root.</param>
/// <param name="tracked">The repository's files, relative to the root, with <c>/</c>; null = whatever is there counts.</param>
internal sealed class RepositoryFiles(string root, IReadOnlySet<string>? tracked)
{
    private readonly Dictionary<(string Name, string Sources), string?> _known = [];
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);

    /// <summary>The names that no file of the repository has, such as code that a compiler generated.</summary>
    public IReadOnlyCollection<string> Others => _others;

    /// <summary>The path relative to the root, with <c>/</c>; null when it is no file of the repository.</summary>
    /// <param name="name">The name: absolute, or relative to one of the folders or to the root.</param>
    /// <param name="folders">The report's own folders.</param>
    public string? Find(string name, IReadOnlyList<string> folders)
    {
        var key = (name, string.Join('\n', folders));
        if (!_known.TryGetValue(key, out var path))
        {
            path = folders.Append("").Select(folder => Relative(folder, name)).FirstOrDefault(found => found is not null);
            _known.Add(key, path);
            if (path is null)
            {
                _others.Add(name);
            }
        }

        return path;
    }

    private string? Relative(string folder, string name)
    {
        // '/_/' is what deterministic builds call the root; a zero byte is in no path.
        var written = Path.Combine(folder, name.Replace('\\', '/'));
        if (written.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(Path.Combine(root, written.StartsWith("/_/", StringComparison.Ordinal) ? written[3..] : written));
        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        var isInside = !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return isInside && (tracked?.Contains(relative) ?? true) && File.Exists(full) ? relative : null;
    }
}
