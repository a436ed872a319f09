using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VaultSharp.Core;

/// <summary>Sends calls to the server and reads its answers: https://developer.hashicorp.com/vault/api-docs.</summary>
internal sealed class VaultConnection
{
    private readonly HttpClient _http;
    private readonly string _root;

    public VaultConnection(VaultClientSettings settings)
    {
        Settings = settings;
        _root = settings.VaultServerUriWithPort.TrimEnd('/') + "/v1/";
        var handler = new HttpClientHandler();
        settings.PostProcessHttpClientHandlerAction?.Invoke(handler);
        _http = settings.MyHttpClientProviderFunc?.Invoke(handler) ?? new HttpClient(handler);
        if (settings.VaultServiceTimeout is { } timeout)
        {
            _http.Timeout = timeout;
        }
    }

    public VaultClientSettings Settings { get; }

    /// <summary>Sends a call and reads its JSON; the default of <typeparamref name="T"/> for an answer without a body.</summary>
    /// <exception cref="VaultApiException">The answer is not a success.</exception>
    public async Task<T> SendAsync<T>(VaultCall call, string token)
    {
        var (status, body) = await ExchangeAsync(call, token, Settings.Namespace).ConfigureAwait(Settings.ContinueAsyncTasksOnCapturedContext);
        return (int)status is < 200 or > 299 ? throw new VaultApiException(status, body)
            : body.Length == 0 ? default
            : JsonSerializer.Deserialize<T>(body, Settings.JsonSerializerOptions);
    }

    /// <summary>Sends a call and gives its status and body, whatever they are.</summary>
    public async Task<(HttpStatusCode Status, string Body)> ExchangeAsync(VaultCall call, string token, string vaultNamespace)
    {
        using var request = new HttpRequestMessage(call.Method, _root + call.Path);
        request.Headers.Add("X-Vault-Request", "true");
        if (!string.IsNullOrEmpty(token))
        {
            if (Settings.UseVaultTokenHeaderInsteadOfAuthorizationHeader)
            {
                request.Headers.Add("X-Vault-Token", token);
            }
            else
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }
        }

        if (!string.IsNullOrEmpty(vaultNamespace))
        {
            request.Headers.Add("X-Vault-Namespace", vaultNamespace);
        }

        if (call.WrapTimeToLive is not null)
        {
            request.Headers.Add("X-Vault-Wrap-TTL", call.WrapTimeToLive);
        }

        if (call.Body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(call.Body, Settings.JsonSerializerOptions), Encoding.UTF8, "application/json");
        }

        Settings.BeforeApiRequestAction?.Invoke(_http, request);
        using var response = await _http.SendAsync(request).ConfigureAwait(Settings.ContinueAsyncTasksOnCapturedContext);
        Settings.AfterApiResponseAction?.Invoke(response);
        return (response.StatusCode, await response.Content.ReadAsStringAsync().ConfigureAwait(Settings.ContinueAsyncTasksOnCapturedContext));
    }
}
