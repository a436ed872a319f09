using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What a builder builds: one image for one platform.</summary>
internal sealed record BuildOptions
{
    /// <summary>The absolute path of the Dockerfile.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The Dockerfile by the name that its author knows it by; null = its path.</summary>
    public string? Subject { get; init; }

    /// <summary>The absolute path of the context, a folder.</summary>
    public required string Context { get; init; }

    /// <summary>The name that the image gets in the builder's store, <c>name:tag</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>Build arguments (<c>ARG</c>), by name. They stay readable in the image's history: no secrets.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of the image, by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Secrets that steps may mount.</summary>
    public IReadOnlyList<SecretFile> Secrets { get; init; } = [];

    /// <summary>The stage that is the image; null = the last.</summary>
    public string? Target { get; init; }

    /// <summary>The platform; null = the builder's own.</summary>
    public ImagePlatform? Platform { get; init; }

    /// <summary>The network of the build's steps: <c>host</c>, <c>none</c> …; null = the builder's own default. Podman and Buildah know <c>host</c> alone.</summary>
    public string? Network { get; init; }

    /// <summary>The time that stands for "now" in the image where the builder knows such a time; null = the time of the build.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>What a person does when a step fails: an imperative sentence.</summary>
    public string Remedy { get; init; } = "Mend that step.";
}

/// <summary>A secret as a builder gets it.</summary>
/// <param name="Id">The id that the Dockerfile mounts it by.</param>
/// <param name="File">The absolute path of the file that holds the value.</param>
/// <param name="Value">The value, so that it can be kept out of what is shown.</param>
internal sealed record SecretFile(string Id, string File, Secret Value);
