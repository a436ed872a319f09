using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>What a package is made of. <see cref="DebianPackaging"/> takes it.</summary>
public sealed record DebianPackageOptions
{
    /// <summary>
    /// The <c>debian</c> folder, absolute or relative to the working folder; messages name its files as it is written here.
    /// Its parent is the source tree that <c>debian/install</c> speaks of.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>Where the package is written: a folder, made when it is not there.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The source that is packaged; it becomes part of the version.</summary>
    public required Revision Revision { get; init; }

    /// <summary>When the commit was made; it becomes part of the version and the time of every file in the package.</summary>
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>The binary package to build where <c>debian/control</c> describes several; null: the only one.</summary>
    public string? Package { get; init; }
}
