using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>
/// The authorization of an ECR registry for as long as a run takes: it lives for 12 hours, and is got anew before it ends, or when the registry has
/// refused it. Any number of callers may ask at once; ECR is asked by one of them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html</remarks>
internal sealed class EcrCredentials(AwsAccess access) : IDisposable
{
    // An upload that begins now must not meet the end of it.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    private readonly EcrClient _ecr = new(access);
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private EcrAuthorization? _current;
    private DateTimeOffset _got;

    /// <summary>What to show the registry now.</summary>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public Task<EcrAuthorization> GetAsync(CancellationToken cancellationToken) =>
        GetAsync(known => known.ExpiresAt - Early > access.Time.GetUtcNow(), cancellationToken);

    /// <summary>What to show the registry after it has refused what it was shown; ECR is not asked when it gave something newer just now, to another caller.</summary>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public Task<EcrAuthorization> RenewAsync(CancellationToken cancellationToken) =>
        GetAsync(_ => _got + JustNow > access.Time.GetUtcNow(), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ecr.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<EcrAuthorization> GetAsync(Func<EcrAuthorization, bool> isGood, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_current is { } known && isGood(known))
            {
                return known;
            }

            _current = await _ecr.AuthorizeAsync(cancellationToken);
            _got = access.Time.GetUtcNow();
            return _current;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
