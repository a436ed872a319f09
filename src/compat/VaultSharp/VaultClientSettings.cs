using System.Text.Json;

using VaultSharp.V1.AuthMethods;
using VaultSharp.V1.SecretsEngines;

namespace VaultSharp;

/// <summary>Where a Vault server is and how to log in and talk to it.</summary>
public class VaultClientSettings(string vaultServerUriWithPort, IAuthMethodInfo authMethodInfo)
{
    public string VaultServerUriWithPort { get; } = vaultServerUriWithPort;

    public IAuthMethodInfo AuthMethodInfo { get; } = authMethodInfo;

    public bool ContinueAsyncTasksOnCapturedContext { get; set; }

    public TimeSpan? VaultServiceTimeout { get; set; }

    public Action<HttpMessageHandler> PostProcessHttpClientHandlerAction { get; set; }

    public Action<HttpClient, HttpRequestMessage> BeforeApiRequestAction { get; set; }

    public Action<HttpResponseMessage> AfterApiResponseAction { get; set; }

    public bool UseVaultTokenHeaderInsteadOfAuthorizationHeader { get; set; }

    public string Namespace { get; set; }

    public Func<HttpMessageHandler, HttpClient> MyHttpClientProviderFunc { get; set; }

    public SecretsEngineMountPoints SecretsEngineMountPoints { get; set; } = new();

    public JsonSerializerOptions JsonSerializerOptions { get; set; }
}
