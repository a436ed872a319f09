namespace Pipelines.Engines.Packaging;

/// <summary>
/// The <c>debian</c> folder: its files by debhelper's rule of names, and which of them the build has made use of. A file that nothing
/// makes use of would be left out in silence, so it is refused.
/// </summary>
internal sealed class DebianFolder(string path)
{
    // What says nothing about the content of the package: rules and results of dpkg-buildpackage, notes for those who package.
    private static readonly string[] Elsewhere =
    [
        "rules", "compat", "source", "watch", "gbp.conf", "salsa-ci.yml", "tests", "upstream", "patches", "README.source", "TODO", "clean",
        "files", "tmp", "debhelper-build-stamp", "not-installed",
    ];

    // Without a package's name in front these are about the first package of the control file.
    private static readonly string[] OfFirst =
        ["install", "dirs", "links", "conffiles", "README.Debian", .. MaintainerScripts.Names];

    private static readonly string[] ElsewhereEndings = [".substvars", ".debhelper.log", ".debhelper", "~"];

    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The folder as its author wrote it, with forward slashes.</summary>
    public string Name { get; } = path.Replace('\\', '/').TrimEnd('/');

    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The source tree that the folder stands in.</summary>
    public string SourceRoot => Path.GetDirectoryName(FullPath)!;

    public bool Exists => Directory.Exists(FullPath);

    public string FullPathOf(string file) => Path.Combine(FullPath, file);

    public string NameOf(string file) => $"{Name}/{file}";

    public bool Has(string file) => File.Exists(FullPathOf(file));

    /// <summary>Takes a file as used; null when it is not there.</summary>
    public string? Take(string file)
    {
        if (!Has(file))
        {
            return null;
        }

        used.Add(file);
        return file;
    }

    /// <summary><c>&lt;package&gt;.&lt;kind&gt;</c>, or <c>&lt;kind&gt;</c> for the first package of the control file; null when neither is there.</summary>
    public string? TakeFor(BinaryPackage package, string kind) =>
        Take($"{package.Name}.{kind}") ?? (package.IsFirst ? Take(kind) : null);

    /// <summary>Reads what <see cref="TakeFor"/> takes.</summary>
    public async Task<SourceText?> ReadForAsync(BinaryPackage package, string kind, Mistakes mistakes, CancellationToken cancellationToken) =>
        TakeFor(package, kind) is { } file ? await ReadAsync(file, mistakes, cancellationToken) : null;

    /// <summary>Reads a file; a missing one is a mistake and null.</summary>
    public async Task<SourceText?> RequireAsync(string file, Mistakes mistakes, CancellationToken cancellationToken)
    {
        if (Take(file) is not null)
        {
            return await ReadAsync(file, mistakes, cancellationToken);
        }

        mistakes.Add(PackagingText.FileMissing(NameOf(file)));
        return null;
    }

    /// <summary>Takes a file of the source tree as used when it stands in this folder.</summary>
    public void TakeSource(string fullPath)
    {
        if (fullPath.StartsWith(FullPath + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            used.Add(fullPath[(FullPath.Length + 1)..].Split(Path.DirectorySeparatorChar)[0]);
        }
    }

    /// <summary>A mistake for each file that has been of no use and is not known to be for others.</summary>
    public void RefuseUnused(BinaryPackage package, Mistakes mistakes)
    {
        var files = Directory.EnumerateFileSystemEntries(FullPath).Select(entry => Path.GetFileName(entry)!);
        foreach (var file in files.Order(StringComparer.Ordinal).Where(file => !used.Contains(file) && !IsElsewhere(file, package)))
        {
            mistakes.Add(PackagingText.UnknownFile(NameOf(file)));
        }
    }

    private Task<SourceText> ReadAsync(string file, Mistakes mistakes, CancellationToken cancellationToken) =>
        SourceText.ReadAsync(FullPathOf(file), NameOf(file), mistakes, cancellationToken);

    private static bool IsElsewhere(string file, BinaryPackage package) =>
        file.StartsWith('.')
        || Elsewhere.Contains(file, StringComparer.Ordinal)
        || ElsewhereEndings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))
        || (!package.IsFirst && OfFirst.Contains(file, StringComparer.Ordinal))
        || package.AllNames.Any(name => file == name)
        || package.AllNames.Any(name => name != package.Name && file.StartsWith($"{name}.", StringComparison.Ordinal));
}
