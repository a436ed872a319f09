using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>The tags that lead from an image to its companions, where a registry keeps no lists of them.</summary>
internal static class CompanionTags
{
    // https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md#discovery
    private static readonly string[] Suffixes = [".sig", ".att", ".sbom"];

    /// <summary>The tag of the list of referrers: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema.</summary>
    public static ImageTag Referrers(Digest subject) => $"sha256-{subject.Hex}";

    /// <summary>The tags of what cosign writes: signatures, attestations, bills of materials.</summary>
    public static IEnumerable<ImageTag> Cosign(Digest subject) => Suffixes.Select(suffix => ImageTag.Parse($"sha256-{subject.Hex}{suffix}"));
}
