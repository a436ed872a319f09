using VaultSharp;
using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace Pipelines.Clients.Vault;

/// <summary>
/// The life of a token: renewed when two thirds of it have passed, as long as Vault lengthens it. It ends with its owner, never by itself.
/// </summary>
/// <remarks>https://developer.hashicorp.com/vault/docs/concepts/lease</remarks>
internal sealed class VaultLease : IAsyncDisposable
{
    private readonly VaultAccess _access;
    private readonly VaultClient _client;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _keeping;
    private DateTimeOffset _ends;

    /// <summary>The life of a token that was got just now.</summary>
    public VaultLease(VaultAccess access, VaultClient client, AuthInfo given)
    {
        _access = access;
        _client = client;
        _ends = EndOf(given);
        _keeping = given.Renewable && given.LeaseDurationSeconds > 0 ? KeepAsync(_over.Token) : Task.CompletedTask;
    }

    /// <summary>True when the token is past its end, as far as we were told.</summary>
    public bool HasEnded => _access.Time.GetUtcNow() >= _ends;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _keeping;
        _over.Dispose();
    }

    private DateTimeOffset EndOf(AuthInfo given) =>
        given.LeaseDurationSeconds > 0 ? _access.Time.GetUtcNow() + TimeSpan.FromSeconds(given.LeaseDurationSeconds) : DateTimeOffset.MaxValue;

    private async Task KeepAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var left = _ends - _access.Time.GetUtcNow();
                await Task.Delay(left * 2 / 3, _access.Time, over);
                var given = await _client.V1.Auth.Token.RenewSelfAsync().WaitAsync(over);

                // At its longest life a token is renewed without becoming any older; asking again would only ask faster and faster.
                var ends = EndOf(given);
                var isLonger = ends > _ends;
                _ends = ends;
                if (!given.Renewable || !isLonger)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // No longer needed.
        }
        catch (Exception exception) when (exception is VaultApiException or HttpRequestException or OperationCanceledException or System.Text.Json.JsonException)
        {
            _access.Log?.Warning(VaultText.NotRenewed(_access, _ends, exception));
        }
    }
}
