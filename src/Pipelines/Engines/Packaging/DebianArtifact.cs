using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>A package that was built.</summary>
public sealed record DebianArtifact
{
    /// <summary>The absolute path of the <c>.deb</c>.</summary>
    public required string File { get; init; }

    /// <summary>The package's name.</summary>
    public required string Package { get; init; }

    /// <summary>The package's version.</summary>
    public required DebianVersion Version { get; init; }

    /// <summary><c>all</c>, or the architecture in Debian's words (<c>amd64</c>, <c>arm64</c>).</summary>
    public required string Architecture { get; init; }

    /// <summary>What must be installed with it, as the package's <c>Depends</c> says; empty for nothing.</summary>
    public required string Depends { get; init; }

    /// <summary>The SHA-256 of the file.</summary>
    public required Digest Sha256 { get; init; }
}
