using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Registry;

/// <summary>A repository: its settings, and which of the blobs on disk it can see.</summary>
internal sealed record Repository
{
    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>MUTABLE, IMMUTABLE, or either of them WITH_EXCLUSION.</summary>
    public string Mutability { get; init; } = "MUTABLE";

    /// <summary>The patterns of the tags that are excepted.</summary>
    public IReadOnlyList<string> Exclusions { get; init; } = [];

    public bool ScanOnPush { get; init; }

    public JsonObject? Encryption { get; init; }

    /// <summary>Manifests by digest.</summary>
    public ImmutableDictionary<string, StoredManifest> Manifests { get; init; } = ImmutableDictionary<string, StoredManifest>.Empty;

    /// <summary>The digest that each tag points to.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The digests of the layers and configurations.</summary>
    public ImmutableHashSet<string> Blobs { get; init; } = [];

    /// <summary>Whether a tag, once set, may not be set to another image.</summary>
    public bool IsImmutable(string tag)
    {
        var isExcepted = Exclusions.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, tag, ignoreCase: false));
        return Mutability switch
        {
            "IMMUTABLE" => true,
            "IMMUTABLE_WITH_EXCLUSION" => !isExcepted,
            "MUTABLE_WITH_EXCLUSION" => isExcepted,
            _ => false,
        };
    }

    /// <summary>The digest behind a digest or tag; null when the repository has no such image.</summary>
    public string? Resolve(string reference) =>
        reference.StartsWith("sha256:", StringComparison.Ordinal)
            ? Manifests.ContainsKey(reference) ? reference : null
            : Tags.GetValueOrDefault(reference);

    public IReadOnlyList<string> TagsOf(string digest) => [.. Tags.Where(tag => tag.Value == digest).Select(tag => tag.Key).Order(StringComparer.Ordinal)];
}
