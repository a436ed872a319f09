namespace Pipelines.Engines.Images;

/// <summary>The configuration of an image that is put together in this process.</summary>
internal sealed record AssembledConfig
{
    /// <summary>The processor in Go's words: <c>amd64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The processor's variant, <c>v7</c> for Debian's armhf; null for most.</summary>
    public string? Variant { get; init; }

    /// <summary>The time that the image says it was made at.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What the image runs.</summary>
    public required IReadOnlyList<string> EntryPoint { get; init; }

    /// <summary>User and group that it runs as; Debian's nobody, so never root.</summary>
    public string User { get; init; } = "65534:65534";

    /// <summary>The labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>What the history says about the layer.</summary>
    public required string CreatedBy { get; init; }
}
