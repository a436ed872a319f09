using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Pipelines.Clients.Registry;

/// <summary>What a registry answers to a stranger, in <c>WWW-Authenticate</c>: https://distribution.github.io/distribution/spec/auth/token/.</summary>
/// <param name="Realm">For a bearer token: the address that gives tokens; null for the basic scheme.</param>
/// <param name="Service">The service that the token is for; null when the registry names none.</param>
internal sealed partial record Challenge(string? Realm, string? Service)
{
    /// <summary>The best of several challenges that we can answer: a token before the credentials themselves; null when there is none.</summary>
    public static Challenge? Read(IEnumerable<AuthenticationHeaderValue> headers) =>
        headers.Select(Read).OfType<Challenge>().OrderBy(challenge => challenge.Realm is null).FirstOrDefault();

    private static Challenge? Read(AuthenticationHeaderValue header)
    {
        if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return new Challenge(null, null);
        }

        // A field that is said twice is said wrong; the first one counts.
        var fields = Field().Matches(header.Parameter ?? "").ToLookup(
            match => match.Groups["name"].Value,
            match => match.Groups["value"].Value,
            StringComparer.OrdinalIgnoreCase);
        return header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && fields["realm"].FirstOrDefault() is { } realm
            ? new Challenge(realm, fields["service"].FirstOrDefault())
            : null;
    }

    [GeneratedRegex("""(?<name>[A-Za-z_]+)=(?:"(?<value>[^"]*)"|(?<value>[^",\s]+))""")]
    private static partial Regex Field();
}
