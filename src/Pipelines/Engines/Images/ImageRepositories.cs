using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Makes the repository of an image in Amazon ECR, where the definition says so; one that is there stays as it is.</summary>
internal sealed class ImageRepositories(EcrClient ecr, IProgressLog log)
{
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
    private const int MostMovableTags = 5;

    /// <summary>Sees to it that the repository is there.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="image">The image; nothing happens unless it says <see cref="ContainerImage.CreateRepository"/>.</param>
    /// <param name="movable">The tags that may move: those of the environments there.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DefinitionException">More tags would have to move than ECR can except.</exception>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public async Task EnsureAsync(RegistryAddress registry, ContainerImage image, IReadOnlyList<ImageTag> movable, CancellationToken cancellationToken)
    {
        // Every other registry makes a repository with its first image.
        if (!image.CreateRepository || registry.Account is null)
        {
            return;
        }

        // The sandbox's prefix is the host name of the account's registry, which is no part of the repository's name.
        var name = registry.IsLoopback ? image.Repository : registry.PathOf(image.Repository);
        if (movable.Count > MostMovableTags && await ecr.FindRepositoryAsync(name, cancellationToken) is null)
        {
            throw ImagesText.TooManyMovableTags(image, movable.Count, MostMovableTags);
        }

        var ensured = await ecr.EnsureRepositoryAsync(name, movable, cancellationToken);
        if (ensured.IsCreated)
        {
            log.Info(ImagesText.RepositoryCreated(registry, image.Repository, movable));
        }

        foreach (var difference in ensured.Differences)
        {
            log.Warning(difference);
        }
    }
}
