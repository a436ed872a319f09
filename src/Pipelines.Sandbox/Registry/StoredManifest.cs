using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Registry;

/// <summary>What is known of a manifest; its bytes are a blob.</summary>
internal sealed record StoredManifest
{
    public required string MediaType { get; init; }

    /// <summary>The length of the manifest itself.</summary>
    public required long Length { get; init; }

    /// <summary>The bytes of what it names: layers and configuration, or the largest image of an index.</summary>
    public required long ImageSize { get; init; }

    public required DateTimeOffset Pushed { get; init; }

    public DateTimeOffset? LastPull { get; init; }

    /// <summary>The images of an index.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>The image that this one refers to.</summary>
    public string? Subject { get; init; }

    public string? ArtifactType { get; init; }

    public JsonObject? Annotations { get; init; }
}
