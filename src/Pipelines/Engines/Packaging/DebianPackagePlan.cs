namespace Pipelines.Engines.Packaging;

/// <summary>A package that can be built: everything is read and checked, nothing is written.</summary>
public sealed record DebianPackagePlan
{
    /// <summary>The absolute path that the <c>.deb</c> will have: <c>&lt;package&gt;_&lt;version without epoch&gt;_&lt;architecture&gt;.deb</c>.</summary>
    public required string File { get; init; }

    /// <summary>The package's name.</summary>
    public required string Package { get; init; }

    /// <summary>The package's version.</summary>
    public required DebianVersion Version { get; init; }

    /// <summary><c>all</c>, or the architecture in Debian's words.</summary>
    public required string Architecture { get; init; }

    /// <summary>What must be installed with it; empty for nothing.</summary>
    public required string Depends { get; init; }

    /// <summary>The text of the package's control file.</summary>
    public required string Control { get; init; }

    /// <summary>What lands on the machine, by path.</summary>
    public required IReadOnlyList<PackageEntry> Entries { get; init; }

    /// <summary>The maintainer scripts.</summary>
    public required IReadOnlyList<PackageFile> Scripts { get; init; }

    /// <summary>The files whose changes dpkg keeps, absolute.</summary>
    public required IReadOnlyList<string> ConfigurationFiles { get; init; }

    /// <summary>The time of every file in the package.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
