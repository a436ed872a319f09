using System.Net;
using System.Text.Json;
using Pipelines.Values;
using VaultSharp;
using VaultSharp.Core;

namespace Pipelines.Clients.Vault;

/// <summary>Reads single fields out of Vault's key/value engine; whether it is of version 2 or 1 is found out.</summary>
/// <remarks>https://developer.hashicorp.com/vault/api-docs/secret/kv</remarks>
internal sealed class VaultKeyValue : IAsyncDisposable
{
    private readonly VaultAccess _access;
    private readonly VaultSession _session;

    /// <summary>Nothing is asked before the first read.</summary>
    /// <exception cref="ExecutionException">The certificates that <see cref="VaultAccess.AuthorityFile"/> names cannot be read.</exception>
    public VaultKeyValue(VaultAccess access)
    {
        _access = access;
        _session = new VaultSession(access);
    }

    /// <summary>One field of a secret: a text.</summary>
    /// <param name="mount">The mount of the engine, <c>secret</c>.</param>
    /// <param name="path">The path below the mount, without the <c>data/</c> of the API.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExecutionException">It cannot be read; says which of path, policy, token, server and field is to blame.</exception>
    public async Task<string> ReadFieldAsync(string mount, string path, string field, CancellationToken cancellationToken)
    {
        var data = await ReadAsync(mount, path, cancellationToken);
        if (!data.TryGetValue(field, out var value))
        {
            throw VaultText.NoField(_access, mount, path, field, data.Keys);
        }

        return value switch
        {
            null or "" or JsonElement { ValueKind: JsonValueKind.Null } => throw VaultText.EmptyField(_access, mount, path, field),
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } element => element.GetString() is { Length: > 0 } text ? text : throw VaultText.EmptyField(_access, mount, path, field),
            JsonElement { ValueKind: var kind } => throw VaultText.NotText(_access, mount, path, field, kind),
            _ => throw VaultText.NotText(_access, mount, path, field, JsonValueKind.Object),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task<IDictionary<string, object?>> ReadAsync(string mount, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await _session.RunAsync(
                VaultText.Reading, VaultText.Subject(_access, mount, path), client => ReadEitherVersionAsync(client, mount, path), cancellationToken);
        }
        catch (VaultApiException refused)
        {
            throw VaultText.NotRead(_access, mount, path, refused);
        }
    }

    // A version 1 engine answers the path of version 2 with 404 or, where a policy does not know that path, with 403; only then is it asked
    // as one. When neither is answered, the refusal of the version that the engine is gets told.
    private async Task<IDictionary<string, object?>> ReadEitherVersionAsync(VaultClient client, string mount, string path)
    {
        VaultApiException? refused = null;
        try
        {
            var secret = await client.V1.Secrets.KeyValue.V2.ReadSecretAsync(path, mountPoint: mount);
            Tell(secret.Warnings);

            // Without metadata it is a secret of version 1 whose path happens to begin with data/.
            if (secret.Data is { Metadata: not null, Data: { } data })
            {
                return data!;
            }
        }
        catch (VaultApiException refusal) when (refusal.HttpStatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden && !VaultText.IsVersion(refusal))
        {
            refused = refusal;
        }

        try
        {
            var secret = await client.V1.Secrets.KeyValue.V1.ReadSecretAsync(path, mount);
            Tell(secret.Warnings);
            return secret.Data! ?? new Dictionary<string, object?>();
        }
        catch (VaultApiException refusal) when (refused is not null && IsOfVersion2(refused, refusal))
        {
            throw refused;
        }
    }

    // To the path of version 1, an engine of version 2 says 404 and warns of the path, or 403 where no policy knows it.
    private static bool IsOfVersion2(VaultApiException toVersion2, VaultApiException toVersion1) =>
        toVersion1.HttpStatusCode is HttpStatusCode.Forbidden
        || (toVersion1.HttpStatusCode is HttpStatusCode.NotFound
            && (toVersion2.HttpStatusCode is HttpStatusCode.NotFound || toVersion1.ApiWarnings?.Any() == true));

    private void Tell(List<string>? warnings)
    {
        foreach (var warning in warnings ?? [])
        {
            _access.Log?.Warning(VaultText.Warned(warning));
        }
    }
}
