namespace Pipelines.Definitions;

/// <summary>What runs a Dockerfile. All write the same layout; docs/images.md says what each of them can do.</summary>
public enum ImageBuilder
{
    /// <summary>A Docker Engine: BuildKit where the buildx plug-in is installed, else the builder of the engine.</summary>
    Docker,

    /// <summary>Podman, without a daemon.</summary>
    Podman,

    /// <summary>Buildah, without a daemon and without privileges beyond those of its user.</summary>
    Buildah,
}
