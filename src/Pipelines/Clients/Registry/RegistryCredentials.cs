using System.Net.Http.Headers;
using System.Text;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>What a registry is shown. Without any, it is asked as a stranger.</summary>
internal sealed class RegistryCredentials
{
    private readonly Secret _token;

    private RegistryCredentials(Secret token) => _token = token;

    /// <summary>A user and a password.</summary>
    public static RegistryCredentials Of(string user, Secret password) =>
        new(new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password.Reveal()}"))));

    /// <summary>A user and a password that somebody has already put together, as the authorizationToken of Amazon ECR.</summary>
    /// <param name="token">base64 of <c>user:password</c>.</param>
    public static RegistryCredentials OfToken(Secret token) => new(token);

    /// <summary>The header that shows them.</summary>
    public AuthenticationHeaderValue Header => new("Basic", _token.Reveal());
}
