using System.Globalization;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Pipelines.Values;
using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace Pipelines.Clients.Vault;

/// <content>What is said about reaching Vault and getting in.</content>
internal static partial class VaultText
{
    /// <summary>The action of every login.</summary>
    public const string LoggingIn = "log in to Vault";

    private const string Reaching = "reach Vault";

    /// <summary>What a login is about.</summary>
    public static string Door(VaultAccess access) => access.Login switch
    {
        VaultLogin.ByJwt jwt => $"role '{jwt.Role}' of auth/{jwt.Mount} at {Where(access)}",
        VaultLogin.ByAppRole role => $"auth/{role.Mount} at {Where(access)}",
        _ => $"token at {Where(access)}",
    };

    /// <summary>Vault serves, and lets nobody in.</summary>
    public static ExecutionException LoginRefused(VaultAccess access, VaultApiException refused)
    {
        var said = Said(refused, $"HTTP {refused.StatusCode}");
        return new(LoggingIn, Door(access), said, LoginRemedy(access, refused.StatusCode, said), innerException: refused);
    }

    /// <summary>Vault is there, and does not serve now.</summary>
    public static ExecutionException NotServed(VaultAccess access, string action, string subject, VaultApiException refused, VaultHealth health, int tries)
    {
        var said = Said(refused, $"HTTP {refused.StatusCode}") + (tries > 1 ? $" ({tries} times in a row)" : "");
        var (reason, remedy) = (health, refused.StatusCode) switch
        {
            (VaultHealth.NotInitialised, _) => ("Vault is not initialised", "Ask who runs Vault to set it up ('vault operator init'), or look at VAULT_ADDR: it may be a new, empty server."),
            (VaultHealth.Sealed, _) or (VaultHealth.Unknown, 503) => (health == VaultHealth.Sealed ? "Vault is sealed" : said, "Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up."),
            (VaultHealth.Standby, _) or (_, 472 or 473) => ($"this node of Vault is a standby, and does not reach the active one: {said}", "Ask who runs Vault to bring its active node up, or name another node in VAULT_ADDR."),
            (_, 429) => ($"Vault's rate limit is reached: {said}", "Run it again in a minute; other pipelines use the same Vault. Whoever runs it may raise the quota ('vault read sys/quotas/rate-limit/…')."),
            (_, 412) => ($"this node of Vault is behind the active one: {said}", "Run it again in a minute, or name the active node in VAULT_ADDR."),
            _ => ($"HTTP {refused.StatusCode}: {said}", "Run it again in a minute; Vault's own log says more."),
        };
        return new(action, subject, reason, remedy, innerException: refused);
    }

    /// <summary>What answers is something else.</summary>
    public static ExecutionException NotVault(VaultAccess access, Exception unreadable) => new(
        Reaching, Where(access), "the answer is not one of Vault's", "Look at VAULT_ADDR, and whether a proxy stands between.", innerException: unreadable);

    /// <summary>Nothing answers, or nothing that is trusted.</summary>
    public static ExecutionException Unreachable(VaultAccess access, Exception exception, (Distrust Why, string Words)? refused)
    {
        var (reason, remedy) = exception switch
        {
            _ when refused is { } distrust => (distrust.Words, distrust.Why switch
            {
                Distrust.Authority => "Name the certificate (PEM) of the authority that signed it in VAULT_CACERT, or add it to this machine's store.",
                Distrust.Time => "Let whoever runs Vault renew it, or set this machine's clock.",
                Distrust.Host => "Write one of its names into VAULT_ADDR, or let whoever runs Vault put this one into the certificate.",
                _ => "Let whoever runs Vault mend it.",
            }),
            OperationCanceledException => ($"no answer within {access.Timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s", "Look at VAULT_ADDR and at the network."),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ($"nobody knows the host '{access.Address.Host}'", "Look at VAULT_ADDR, and whether this machine is in the network (VPN) whose names it uses."),
            _ when IsTls(exception) || exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ($"no secure connection: {Innermost(exception).Message}", "Look at VAULT_ADDR: the port may speak http, not https."),
            _ => (Innermost(exception).Message, "Look at VAULT_ADDR and at the network."),
        };
        return new(Reaching, Where(access), reason, remedy, innerException: exception);
    }

    /// <summary>VAULT_CACERT is of no use.</summary>
    public static ExecutionException NoAuthorities(string file, string reason, Exception? exception) => new(
        "trust Vault's certificate", $"VAULT_CACERT, {file}", OneLine(reason), "Name a file with certificates in PEM ('-----BEGIN CERTIFICATE-----').", innerException: exception);

    /// <summary>The token crosses the network readable.</summary>
    public static string InClear(VaultAccess access) => $"VAULT_ADDR is {access.Address.GetLeftPart(UriPartial.Authority)}: over http, whoever is on the way reads the token. Use https.";

    /// <summary>The token was not revoked.</summary>
    public static string NotGivenBack(VaultAccess access, AuthInfo given, Exception exception) => string.Create(
        CultureInfo.InvariantCulture,
        $"Vault did not take its token back ({Cause(access, exception)}); it ends by itself, {given.LeaseDurationSeconds} s after it was last renewed (accessor {given.ClientTokenAccessor}).");

    /// <summary>The token was not renewed.</summary>
    public static string NotRenewed(VaultAccess access, DateTimeOffset ends, Exception exception) => string.Create(
        CultureInfo.InvariantCulture, $"Vault did not renew its token ({Cause(access, exception)}); it ends at {ends.UtcDateTime:HH:mm:ss}Z, and is then got anew when it is needed.");

    private static string Cause(VaultAccess access, Exception exception) => exception switch
    {
        VaultApiException refused => Said(refused, $"HTTP {refused.StatusCode}"),
        OperationCanceledException => $"no answer within {access.Timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
        _ => Innermost(exception).Message,
    };

    private static string LoginRemedy(VaultAccess access, int status, string said) => (status, access.Login) switch
    {
        (404, _) => $"Look at where the auth method is mounted ('vault auth list'; VAULT_AUTH_PATH says it to this build) and at VAULT_NAMESPACE{OrNone(access)}.",
        (403, _) => $"Look at where the auth method is mounted, at VAULT_NAMESPACE{OrNone(access)}, and at the addresses that the role is bound to.",
        (_, VaultLogin.ByJwt jwt) => JwtRemedy(jwt, IdTokenClaims.Of(jwt.Token), said),
        _ => "Look at the role id and the secret id: they may have been used up, have expired, or belong to another mount.",
    };

    private static string JwtRemedy(VaultLogin.ByJwt jwt, IdTokenClaims? claims, string said)
    {
        var role = $"auth/{jwt.Mount}/role/{jwt.Role}";
        return claims is null ? "The text is no JSON Web Token: let VAULT_ID_TOKEN come from the job's id_tokens."
            : said.Contains("audience", StringComparison.OrdinalIgnoreCase) ? $"The token's aud is '{claims.Audience}': let bound_audiences of '{role}' name it, or the job's id_tokens say another 'aud'."
            : BoundClaim().Match(said) is { Success: true } bound ? $"The token's {bound.Groups["name"].Value} is {(claims.Text(bound.Groups["name"].Value) is { } value ? $"'{value}'" : "missing")}: correct bound_claims of '{role}' (true and false are texts there), or run it where the claim is right: a protected branch, the right project."
            : said.Contains("could not be found", StringComparison.Ordinal) ? $"Look at the role's name ('vault list auth/{jwt.Mount}/role'); VaultRole of the environment says it to this build."
            : said.Contains("expired", StringComparison.OrdinalIgnoreCase) ? $"An id_token lives as long as its job may take, and this one {(claims.Ends is { } end ? string.Create(CultureInfo.InvariantCulture, $"ended at {end.UtcDateTime:HH:mm:ss}Z") : "has ended")}: run the job again, or raise its timeout."
            : $"Look at the role's bound_audiences, bound_claims and expiry ('{role}'), and at the issuer and keys of 'auth/{jwt.Mount}/config'.";
    }

    private static string OrNone(VaultAccess access) => access.Namespace is { } space ? $" (it is '{space}')" : " (it is not set)";

    private static bool IsTls(Exception exception) => exception is AuthenticationException || (exception.InnerException is { } inner && IsTls(inner));

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    [GeneratedRegex("claim \"(?<name>[^\"]+)\"")]
    private static partial Regex BoundClaim();
}
