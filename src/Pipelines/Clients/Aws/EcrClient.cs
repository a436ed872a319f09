using Amazon.ECR;
using Amazon.ECR.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Amazon ECR's own side of a registry: who may log in, and which repositories there are. Images go through the registry's API.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/</remarks>
internal sealed class EcrClient(AwsAccess access) : IDisposable
{
    private readonly AmazonECRClient _ecr = new(access.Credentials, access.Configure(new AmazonECRConfig()));
    private readonly AwsCalls _calls = new(access);

    /// <summary>What the registry's API is to be shown; it lives for 12 hours and opens every registry that the credentials may reach.</summary>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public async Task<EcrAuthorization> AuthorizeAsync(CancellationToken cancellationToken)
    {
        var answer = await _calls.RunAsync(
            AwsText.Authorizing(access.Region),
            () => _ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), cancellationToken),
            cancellationToken);
        return answer.AuthorizationData is [{ AuthorizationToken: { } token, ExpiresAt: { } end, ProxyEndpoint: { } endpoint }, ..]
            ? new EcrAuthorization { Token = new Secret(token), ExpiresAt = Moments.Of(end), ProxyEndpoint = endpoint }
            : throw AwsText.NoAuthorization(access);
    }

    /// <summary>The repository of that name in the credentials' account; null when there is none.</summary>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public Task<EcrRepository?> FindRepositoryAsync(RepositoryName name, CancellationToken cancellationToken) =>
        _calls.RunAsync(
            AwsText.DescribingRepository(name),
            async () =>
            {
                try
                {
                    var answer = await _ecr.DescribeRepositoriesAsync(new DescribeRepositoriesRequest { RepositoryNames = [name.Text] }, cancellationToken);
                    return EcrRepository.Of(answer.Repositories.Single());
                }
                catch (RepositoryNotFoundException)
                {
                    return null;
                }
            },
            cancellationToken);

    /// <summary>The repository, created when there is none: its images are scanned, and its tags, once set, stay where they are.</summary>
    /// <param name="name">The repository.</param>
    /// <param name="movableTags">The tags that may be moved all the same: those of the environments; 5 at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The repository, and how it differs from the one that would have been created: it is the infrastructure's, and is not changed.</returns>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public async Task<EnsuredRepository> EnsureRepositoryAsync(RepositoryName name, IReadOnlyList<ImageTag> movableTags, CancellationToken cancellationToken)
    {
        var there = await FindRepositoryAsync(name, cancellationToken);
        if (there is null)
        {
            var created = await CreateRepositoryAsync(name, movableTags, cancellationToken);
            return new(created.Repository, created.IsOurs, AwsText.Differences(created.Repository, movableTags));
        }

        return new(there, IsCreated: false, AwsText.Differences(there, movableTags));
    }

    private async Task<(EcrRepository Repository, bool IsOurs)> CreateRepositoryAsync(RepositoryName name, IReadOnlyList<ImageTag> movableTags, CancellationToken cancellationToken)
    {
        var request = new CreateRepositoryRequest
        {
            RepositoryName = name.Text,
            ImageTagMutability = movableTags.Count == 0 ? ImageTagMutability.IMMUTABLE : ImageTagMutability.IMMUTABLE_WITH_EXCLUSION,
            ImageTagMutabilityExclusionFilters = movableTags.Count == 0
                ? null
                : [.. movableTags.Select(tag => new ImageTagMutabilityExclusionFilter { FilterType = ImageTagMutabilityExclusionFilterType.WILDCARD, Filter = tag.Text })],
            ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = true },
        };
        return await _calls.RunAsync(
            AwsText.CreatingRepository(name),
            async () =>
            {
                try
                {
                    return (EcrRepository.Of((await _ecr.CreateRepositoryAsync(request, cancellationToken)).Repository), true);
                }
                catch (RepositoryAlreadyExistsException) when (!cancellationToken.IsCancellationRequested)
                {
                    return (await FindRepositoryAsync(name, cancellationToken) ?? throw AwsText.RepositoryVanished(name, access), false);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _ecr.Dispose();
}
