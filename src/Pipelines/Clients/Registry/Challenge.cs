using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Pipelines.Clients.Registry;

/// <summary>What a registry answers to a stranger, in <c>WWW-Authenticate</c>: https://distribution.github.io/distribution/spec/auth/token/.</summary>
/// <param name="Realm">For a bearer token: the address that gives tokens; null for the basic scheme.</param>
/// <param name="Service">The service that the token is for; null when the registry names none.</param>
internal sealed partial record Challenge(string? Realm, string? Service)
{
    /// <summary>The first challenge that we can answer; null when there is none.</summary>
    public static Challenge? Read(IEnumerable<AuthenticationHeaderValue> headers)
    {
        foreach (var header in headers)
        {
            if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            {
                return new Challenge(null, null);
            }

            var fields = Field().Matches(header.Parameter ?? "").ToDictionary(
                match => match.Groups["name"].Value,
                match => match.Groups["value"].Value,
                StringComparer.OrdinalIgnoreCase);
            if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && fields.TryGetValue("realm", out var realm))
            {
                return new Challenge(realm, fields.GetValueOrDefault("service"));
            }
        }

        return null;
    }

    [GeneratedRegex("""(?<name>[A-Za-z_]+)=(?:"(?<value>[^"]*)"|(?<value>[^",\s]+))""")]
    private static partial Regex Field();
}
