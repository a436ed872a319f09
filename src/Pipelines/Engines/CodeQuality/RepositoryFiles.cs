using Pipelines.Clients.Git;

namespace Pipelines.Engines.CodeQuality;

/// <summary>
/// The files of the repository, and the way from whatever a tool calls a file to its path among them: absolute paths, <c>file:</c> addresses
/// with percent signs, drive letters, backslashes and dots come in; a path relative to the root, with <c>/</c>, goes out.
/// </summary>
internal sealed class RepositoryFiles
{
    private readonly IReadOnlyList<string> _roots;
    private readonly IReadOnlyList<string> _foldersOfRoots;
    private readonly Dictionary<string, string> _paths;
    private readonly SourceLines _lines;

    /// <summary>States the files.</summary>
    /// <param name="root">The absolute path of the repository's root.</param>
    /// <param name="paths">The files, relative to the root, with <c>/</c>.</param>
    /// <param name="realRoot">The root without symbolic links in it, which is how some tools call it; null when it is the same.</param>
    public RepositoryFiles(string root, IReadOnlyList<string> paths, string? realRoot = null)
    {
        Root = root;
        _lines = new SourceLines(root);
        All = paths;
        _roots = [.. new[] { root, realRoot ?? root }.Select(path => path.Replace('\\', '/').TrimEnd('/')).Distinct()];
        _foldersOfRoots = [.. _roots.Select(path => path + "/")];
        _paths = new Dictionary<string, string>(HasDrive(_roots[0]) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var path in paths)
        {
            _paths.TryAdd(path, path);
        }
    }

    /// <summary>The absolute path of the root.</summary>
    public string Root { get; }

    /// <summary>Every file, relative to the root.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The names of further files, as git spells them, that are not UTF-8: no linter can be given these.</summary>
    public IReadOnlyList<string> Unreadable { get; private init; } = [];

    /// <summary>Asks git for the files below a root.</summary>
    public static async Task<RepositoryFiles> ReadAsync(GitClient git, string root, CancellationToken cancellationToken) =>
        new(Path.GetFullPath(root), await git.FilesAsync(cancellationToken), WithoutLinks(new DirectoryInfo(root))) { Unreadable = await git.UnreadableNamesAsync(cancellationToken) };

    /// <summary>The file that a tool means; null when it is none of the repository's.</summary>
    public string? Place(string reported)
    {
        var path = FromFileAddress(reported);
        if (_paths.TryGetValue(path, out var known) || (!path.StartsWith('/') && WithoutDots(path) is { } clean && _paths.TryGetValue(clean, out known)))
        {
            return known;
        }

        // On Linux a backslash may be part of a name: so that was looked for first.
        path = path.Replace('\\', '/');
        if (path.StartsWith('/') || HasDrive(path))
        {
            path = _roots.Where(root => path.StartsWith(root + "/", HasDrive(root) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                .Select(root => path[(root.Length + 1)..])
                .FirstOrDefault();
        }

        return path is not null && WithoutDots(path) is { } relative ? _paths.GetValueOrDefault(relative) : null;
    }

    /// <summary>True for a file itself; a symbolic link is none: what it leads to is.</summary>
    public bool IsFile(string path) => new FileInfo(Path.Combine(Root, path)) is { Exists: true, LinkTarget: null };

    /// <summary>The text of a line as it is; empty when there is no such line, or no such file any more.</summary>
    public string WholeLine(string path, int number) => _lines[path, number].ToString();

    /// <summary>A text of a tool without the root of this machine's clone in it.</summary>
    public string WithoutRoot(string text) => _foldersOfRoots.Aggregate(text, (result, root) => result.Replace(root, "", StringComparison.Ordinal));

    private static bool HasDrive(string path) => path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':';

    // https://www.rfc-editor.org/rfc/rfc8089: file:/a, file:///a, file://localhost/a, file:///C:/a
    private static string FromFileAddress(string text)
    {
        if (!text.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var path = text["file:".Length..];
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            var end = path.IndexOf('/', 2);
            path = end < 0 ? "/" : path[end..];
        }

        path = Uri.UnescapeDataString(path);
        return path.StartsWith('/') && HasDrive(path[1..]) ? path[1..] : path;
    }

    private static string? WithoutDots(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    private static string WithoutLinks(DirectoryInfo folder)
    {
        var target = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        return Path.GetDirectoryName(target) is { } parent
            ? Path.Combine(WithoutLinks(new DirectoryInfo(parent)), Path.GetFileName(Path.TrimEndingDirectorySeparator(target)))
            : target;
    }
}
