using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>A container image that is built from this repository, once for all environments.</summary>
public sealed record ContainerImage
{
    /// <summary>Names the image's repository in every registry.</summary>
    /// <exception cref="DefinitionException">The name is not that of an OCI repository.</exception>
    public ContainerImage(string repository) => Repository = repository;

    /// <summary>The repository in every registry, without the registry's address.</summary>
    public RepositoryName Repository { get; }

    /// <summary>The Dockerfile, relative to the repository's root.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The build context, relative to the repository's root; null = the Dockerfile's folder.</summary>
    public string? Context { get; init; }

    /// <summary>The package that the Dockerfile installs; it is copied into the context as <c>&lt;package name&gt;.deb</c>.</summary>
    public DebianPackage? Package { get; init; }

    /// <summary>Build arguments (<c>ARG</c>), by name. Never for secrets: they stay in the image's history.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// True to create the image's repository in Amazon ECR when a push or a promotion does not find it: with immutable tags, except those of the
    /// environments there. False = repositories are made by the infrastructure. What is there is never changed, its lifecycle least of all.
    /// </summary>
    public bool CreateRepository { get; init; }

    /// <summary>The stage of the Dockerfile that is the image; null = the last.</summary>
    public string? Target { get; init; }

    /// <summary>The platforms of the image; several make an index with one image each. Empty = that of the machine that builds.</summary>
    public IReadOnlyList<ImagePlatform> Platforms { get; init; } = [];

    /// <summary>Labels on top of those that every image gets (<c>org.opencontainers.image.*</c>), by name; one of the same name takes the place of that one.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Secrets that steps of the Dockerfile mount.</summary>
    public IReadOnlyList<BuildSecret> Secrets { get; init; } = [];

    /// <summary>What runs the Dockerfile; null = the first that is there of Docker, Podman and Buildah.</summary>
    public ImageBuilder? Builder { get; init; }

    /// <summary>Files of the context that look like secrets and are none, by their paths in the context.</summary>
    public IReadOnlyList<string> AcceptedInContext { get; init; } = [];

    /// <summary>The command that the image runs when it is put together without an engine, where no Dockerfile is read: the entry point of the package.</summary>
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    /// <summary>The repository's name.</summary>
    public override string ToString() => Repository.Text;
}
