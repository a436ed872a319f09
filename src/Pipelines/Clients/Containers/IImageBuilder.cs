using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What runs a Dockerfile: Docker, Podman or Buildah. An implementation is only had by its search, so one that is held answers.</summary>
internal interface IImageBuilder
{
    /// <summary>One word for it: <c>docker</c>.</summary>
    string Kind { get; }

    /// <summary>For people: its name, its version and how it builds.</summary>
    string Description { get; }

    /// <summary>What it cannot do that others can.</summary>
    BuilderLacks Lacks { get; }

    /// <summary>Builds an image for one platform and gives its id, which is the digest of its configuration.</summary>
    /// <exception cref="ExecutionException">A step failed; the reason holds that step's last lines.</exception>
    Task<Digest> BuildAsync(BuildOptions options, CancellationToken cancellationToken);

    /// <summary>Saves an image to a tar file in the form of <c>docker save</c>; the file must not be there.</summary>
    /// <exception cref="ExecutionException">There is no such image, or no room for it.</exception>
    Task SaveAsync(string image, string tarFile, CancellationToken cancellationToken);

    /// <summary>Takes a name from an image; the image goes when it was the last. What is not there is no error.</summary>
    /// <exception cref="ExecutionException">The image is in use.</exception>
    Task RemoveImageAsync(string image, CancellationToken cancellationToken);
}

/// <summary>What a builder cannot do.</summary>
[Flags]
internal enum BuilderLacks
{
    /// <summary>It can do everything.</summary>
    Nothing = 0,

    /// <summary>It has no <c>--secret</c>.</summary>
    Secrets = 1,

    /// <summary>It builds for its own platform only.</summary>
    Platforms = 2,
}
