namespace Pipelines.Engines.Packaging;

/// <summary>One thing that the package puts on a machine: a folder, a file or a link.</summary>
/// <param name="Path">Where it lands, from the root, without a leading slash: <c>usr/bin/storefront</c>.</param>
public abstract record PackageEntry(string Path);

/// <summary>A folder, mode 0755.</summary>
/// <param name="Path">Where it lands.</param>
public sealed record PackageFolder(string Path) : PackageEntry(Path);

/// <summary>A symbolic link.</summary>
/// <param name="Path">Where it lands.</param>
/// <param name="Target">What it points to, as it is written into the link.</param>
public sealed record PackageLink(string Path, string Target) : PackageEntry(Path);

/// <summary>A file, mode 0755 or 0644.</summary>
/// <param name="Path">Where it lands.</param>
/// <param name="IsExecutable">True for mode 0755.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record PackageFile(string Path, bool IsExecutable, long Length) : PackageEntry(Path)
{
    /// <summary>Opens the content, which is read from its beginning.</summary>
    public required Func<Stream> Open { get; init; }

    internal static PackageFile Of(string path, bool isExecutable, byte[] content) =>
        new(path, isExecutable, content.Length) { Open = () => new MemoryStream(content, writable: false) };
}
