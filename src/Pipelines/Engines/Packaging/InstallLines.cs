namespace Pipelines.Engines.Packaging;

/// <summary>
/// <c>debian/install</c>, <c>debian/dirs</c> and <c>debian/links</c>, each by the rules of
/// <see href="https://manpages.debian.org/bookworm/debhelper/dh_install.1.en.html">dh_install(1)</see>, dh_installdirs(1) and dh_link(1).
/// </summary>
internal sealed class InstallLines(DebianFolder folder, PackageTree tree, Mistakes mistakes)
{
    private readonly SourceTree sources = new(folder.SourceRoot);

    /// <summary><c>source… destination</c>, or a source alone, which keeps its folder.</summary>
    public void Install(SourceText file)
    {
        foreach (var (line, words) in file.WordLines())
        {
            var where = file.At(line);
            if (words.FirstOrDefault(word => word.Contains("${", StringComparison.Ordinal)) is { } variable)
            {
                mistakes.Add(PackagingText.UnknownVariable(where, variable));
                continue;
            }

            var patterns = words.Length == 1 ? words : words[..^1];
            var written = words.Length == 1 ? words[0][..Math.Max(words[0].TrimEnd('/').LastIndexOf('/'), 0)] : words[^1];
            if (tree.Destination(written, where) is { } destination)
            {
                foreach (var pattern in patterns)
                {
                    Install(pattern, destination, where);
                }
            }
        }
    }

    /// <summary>Folders that are there although nothing is in them.</summary>
    public void Folders(SourceText file)
    {
        foreach (var (line, words) in file.WordLines())
        {
            foreach (var word in words)
            {
                if (tree.Destination(word, file.At(line)) is { } path)
                {
                    tree.Add(new PackageFolder(path), path, file.At(line));
                }
            }
        }
    }

    /// <summary>Pairs of <c>target link</c>, both from the root.</summary>
    public void Links(SourceText file)
    {
        foreach (var (line, words) in file.WordLines())
        {
            var where = file.At(line);
            if (words.Length % 2 != 0)
            {
                mistakes.Add(PackagingText.OddLinks(where));
                continue;
            }

            foreach (var pair in words.Chunk(2))
            {
                if (tree.Destination(pair[0], where) is { } target && tree.Destination(pair[1], where) is { } path)
                {
                    tree.Add(new PackageLink(path, Target(target, path)), target, where);
                }
            }
        }
    }

    private void Install(string pattern, string destination, string where)
    {
        var found = sources.Match(pattern);
        if (found.Count == 0)
        {
            mistakes.Add(PackagingText.NothingMatches(where, pattern));
        }

        foreach (var source in found)
        {
            folder.TakeSource(source.FullName);
            AddSource(source, $"{destination}/{source.Name}", where);
        }
    }

    private void AddSource(FileSystemInfo source, string path, string where)
    {
        var origin = Path.GetRelativePath(folder.SourceRoot, source.FullName).Replace('\\', '/');
        switch (source)
        {
            case { LinkTarget: { } target }:
                tree.Add(new PackageLink(path, target), origin, where);
                break;
            case DirectoryInfo directory:
                foreach (var child in SourceTree.Children(directory))
                {
                    AddSource(child, $"{path}/{child.Name}", where);
                }

                break;
            case FileInfo file:
                tree.Add(FileOnDisk.At(path, file), origin, where);
                break;
        }
    }

    // Debian policy 10.5: relative within one folder of the root, absolute between two.
    private static string Target(string target, string link)
    {
        var (from, to) = (link.Split('/'), target.Split('/'));
        if (from[0] != to[0])
        {
            return $"/{target}";
        }

        var common = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('/', [.. Enumerable.Repeat("..", from.Length - common - 1), .. to[common..]]);
    }
}
