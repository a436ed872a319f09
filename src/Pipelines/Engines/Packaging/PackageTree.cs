namespace Pipelines.Engines.Packaging;

/// <summary>What lands where, gathered from the lines of the debian folder; two things never land on the same place.</summary>
internal sealed class PackageTree(Mistakes mistakes)
{
    // Debian's machines have these as links into /usr. A folder in their place would hide the link in a container image.
    // https://wiki.debian.org/UsrMerge
    private static readonly string[] MergedIntoUsr = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];

    private readonly SortedDictionary<string, (PackageEntry Entry, string Origin, string Where)> entries = new(StringComparer.Ordinal);

    /// <summary>A destination as written, <c>/usr/lib/x/</c> or <c>usr/lib/x</c>, in the form of <see cref="PackageEntry.Path"/>; null for one that no package may have.</summary>
    public string? Destination(string written, string where)
    {
        var path = written.StartsWith("./", StringComparison.Ordinal) ? written[2..] : written;
        path = path.Trim('/');
        var parts = path.Split('/');
        if (path.Length == 0 || path.Contains('\\', StringComparison.Ordinal) || parts.Any(part => part is "" or "." or ".."))
        {
            mistakes.Add(PackagingText.NotADestination(where, written));
            return null;
        }

        if (!MergedIntoUsr.Contains(parts[0], StringComparer.Ordinal))
        {
            return path;
        }

        mistakes.Add(PackagingText.OutsideUsr(where, written, $"usr/{path}"));
        return null;
    }

    /// <summary>Puts an entry into the package.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="origin">What it is made of; the same thing may be named twice.</param>
    /// <param name="where">The line that says so.</param>
    public void Add(PackageEntry entry, string origin, string where)
    {
        if (!entries.TryGetValue(entry.Path, out var there))
        {
            entries[entry.Path] = (entry, origin, where);
        }
        else if (there.Origin != origin && !(there.Entry is PackageFolder && entry is PackageFolder))
        {
            mistakes.Add(PackagingText.Clash(where, entry.Path, origin, there.Origin, there.Where));
        }
    }

    /// <summary>All entries by path, with the folders above them.</summary>
    public IReadOnlyList<PackageEntry> Build()
    {
        foreach (var (path, (_, origin, where)) in entries.ToList())
        {
            for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            {
                AddFolderAbove(path[..end], origin, where);
            }
        }

        return [.. entries.Values.Select(value => value.Entry)];
    }

    private void AddFolderAbove(string folder, string origin, string where)
    {
        if (entries.TryGetValue(folder, out var there) && there.Entry is not PackageFolder)
        {
            mistakes.Add(PackagingText.Clash(where, folder, origin, there.Origin, there.Where));
        }
        else
        {
            entries[folder] = (new PackageFolder(folder), origin, where);
        }
    }
}
