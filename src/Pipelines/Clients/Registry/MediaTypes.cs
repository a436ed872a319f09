namespace Pipelines.Clients.Registry;

/// <summary>The media types of images: https://github.com/opencontainers/image-spec/blob/main/media-types.md and Docker's own, which came before.</summary>
internal static class MediaTypes
{
    public const string Index = "application/vnd.oci.image.index.v1+json";
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerIndex = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string Config = "application/vnd.oci.image.config.v1+json";
    public const string LayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";
    public const string LayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>A manifest of things that are no images, of the specification's release candidates; registries and signers still have some.</summary>
    public const string Artifact = "application/vnd.oci.artifact.manifest.v1+json";

    /// <summary>All that a reader must accept: a registry converts a manifest that it thinks is not understood, and its digest changes.</summary>
    public static IReadOnlyList<string> Manifests { get; } = [Index, Manifest, DockerIndex, DockerManifest, Artifact];

    /// <summary>True for a manifest of Docker's first schema, which names layers without sizes and carries its signature inside.</summary>
    public static bool IsSchema1(string mediaType) => mediaType is "application/vnd.docker.distribution.manifest.v1+json" or "application/vnd.docker.distribution.manifest.v1+prettyjws";

    /// <summary>True for a layer that its license keeps in one place: https://github.com/opencontainers/image-spec/blob/main/layer.md#non-distributable-layers.</summary>
    public static bool IsNotDistributable(string mediaType) =>
        mediaType.StartsWith("application/vnd.oci.image.layer.nondistributable.", StringComparison.Ordinal)
        || mediaType.StartsWith("application/vnd.docker.image.rootfs.foreign.", StringComparison.Ordinal);

    /// <summary>True for a list of manifests, one for each platform.</summary>
    public static bool IsIndex(string mediaType) => mediaType is Index or DockerIndex;
}
