namespace Pipelines.Definitions;

/// <summary>
/// Where jobs run: in an image that is there, in one that the pipeline builds itself, or without one in the shell of a runner.
/// </summary>
public abstract record RunnerImage
{
    private RunnerImage()
    {
    }

    /// <summary>The .NET SDK that builds are compiled with, and git: enough for everything that needs no tools.</summary>
    public static RunnerImage Sdk { get; } = Published("mcr.microsoft.com/dotnet/sdk:10.0");

    /// <summary>The runners that may take the jobs, by GitLab's <c>tags</c>; empty = any.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>An image that is there already.</summary>
    /// <param name="reference">Its reference; may hold GitLab's variables.</param>
    public static RunnerImage Published(string reference) => new OfReference(reference);

    /// <summary>
    /// An image that the pipeline builds and pushes to the project's own registry, as <c>$CI_REGISTRY_IMAGE/&lt;name&gt;:&lt;hash of the Dockerfile&gt;</c>:
    /// every pipeline uses that of its own Dockerfile. Who may push a branch may push that image, so no job with credentials runs in it.
    /// </summary>
    /// <param name="dockerfile">The Dockerfile, relative to the repository's root; its folder is the context, but nothing of it should be copied, for only the Dockerfile is hashed.</param>
    /// <param name="name">The last part of the image's name, and of the job <c>&lt;name&gt;-image</c>.</param>
    public static RunnerImage Built(string dockerfile, string name = "ci") => new OfDockerfile(dockerfile, name);

    /// <summary>No image: runners with the shell executor, whose machine has what the jobs need.</summary>
    /// <param name="tags">The tags of these runners.</param>
    public static RunnerImage Shell(params string[] tags) => new OfMachine { Tags = tags };

    /// <inheritdoc cref="Published"/>
    public sealed record OfReference(string Reference) : RunnerImage;

    /// <inheritdoc cref="Built"/>
    public sealed record OfDockerfile(string Dockerfile, string Name) : RunnerImage;

    /// <inheritdoc cref="Shell"/>
    public sealed record OfMachine : RunnerImage;
}
