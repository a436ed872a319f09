using System.Security.Authentication;
using System.Text.Json;
using Pipelines.Values;
using VaultSharp.Core;

namespace Pipelines.Clients.Vault;

/// <summary>What this room says to people. No value of a secret, and no token, is ever part of it.</summary>
internal static class VaultText
{
    private const string Reading = "read from Vault", LoggingIn = "log in to Vault";

    public static ExecutionException NotRead(VaultAccess access, string mount, string path, VaultApiException refused)
    {
        var subject = Subject(access, mount, path);
        return NotServed(access, Reading, subject, refused) ?? refused.StatusCode switch
        {
            403 => new(
                Reading, subject, $"permission denied for {mount}/data/{path}",
                $"Look at the path, the policy and the token: the token must be valid, and its policy allow 'read' on '{mount}/data/{path}' (KV version 2; '{mount}/{path}' on version 1).", innerException: refused),
            404 when DeletedVersion(refused) is { } version => new(
                Reading, subject, $"version {version} of the secret is deleted", $"Write it again: 'vault kv put -mount={mount} {path} …'.", innerException: refused),
            404 when Said(refused, "").Contains("no handler for route", StringComparison.Ordinal) => new(
                Reading, subject, $"nothing is mounted at {mount}/", "Look at the mount's name: 'vault secrets list'.", innerException: refused),
            404 => new(Reading, subject, "there is no such secret", $"Look at the path, or write it: 'vault kv put -mount={mount} {path} …'.", innerException: refused),
            var code => new(Reading, subject, $"HTTP {code}: {Said(refused, "no reason was given")}", "Mend what it says, and run it again.", innerException: refused),
        };
    }

    public static ExecutionException NoField(VaultAccess access, string mount, string path, string field, IEnumerable<string> fields)
    {
        var names = fields.Order(StringComparer.Ordinal).ToList();
        return new(
            Reading, Subject(access, mount, path), $"the secret has no field '{field}'",
            $"{NearestName.DidYouMean(field, names)}Its fields are: {(names.Count == 0 ? "none" : string.Join(", ", names))}.");
    }

    public static ExecutionException EmptyField(VaultAccess access, string mount, string path, string field) => new(
        Reading, Subject(access, mount, path), $"the field '{field}' of the secret is empty", $"Write it: 'vault kv patch -mount={mount} {path} {field}=…'.");

    public static ExecutionException LoginRefused(VaultAccess access, VaultApiException refused)
    {
        var subject = $"{How(access.Login)} at {Where(access)}";
        return NotServed(access, LoggingIn, subject, refused) ?? new(
            LoggingIn, subject, Said(refused, $"HTTP {refused.StatusCode}"),
            refused.StatusCode switch
            {
                404 => "Look at where the auth method is mounted ('vault auth list'; VAULT_AUTH_PATH says it to this build) and at VAULT_NAMESPACE.",
                403 => "Look at where the auth method is mounted, at VAULT_NAMESPACE, and at the addresses that the role is bound to.",
                _ when access.Login is VaultLogin.ByJwt =>
                    "Look at the role's bound_audiences (the job's id_tokens say which 'aud' it has), bound_claims and expiry.",
                _ => "Look at the role id and the secret id: they may have been used up, have expired, or belong to another mount.",
            },
            innerException: refused);
    }

    public static ExecutionException NotVault(VaultAccess access, Exception unreadable) => new(
        "reach Vault", Where(access), "the answer is not one of Vault's", "Look at VAULT_ADDR, and whether a proxy stands between.", innerException: unreadable);

    /// <summary>Whether a refusal is that of a version that is deleted or destroyed: a 404 with the version's metadata.</summary>
    public static bool IsDeleted(VaultApiException refused) => DeletedVersion(refused) is not null;

    public static ExecutionException Unreachable(VaultAccess access, Exception exception) => new(
        "reach Vault", Where(access), exception is OperationCanceledException ? $"no answer within {access.Timeout.TotalSeconds:0} s" : Innermost(exception).Message,
        IsTls(exception)
            ? "Trust the authority that signed Vault's certificate (SSL_CERT_FILE, or the system's store)."
            : "Look at VAULT_ADDR and at the network.",
        innerException: exception);

    // What does not depend on what was asked: a server that does not serve now, or that is none.
    private static ExecutionException? NotServed(VaultAccess access, string action, string subject, VaultApiException refused) => refused.StatusCode switch
    {
        _ when refused.ApiErrors is null && !IsDeleted(refused) => NotVault(access, refused),
        503 => new(action, subject, Said(refused, "Vault is sealed"), "Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up.", innerException: refused),
        429 or 472 or 473 => new(
            action, subject, Said(refused, "this node of Vault is a standby, or its rate limit is reached"),
            "Name the active node in VAULT_ADDR, or try again in a minute.", innerException: refused),
        _ => null,
    };

    private static string Subject(VaultAccess access, string mount, string path) => $"{mount}/{path} at {Where(access)}";

    private static string Where(VaultAccess access) =>
        access.Address.GetLeftPart(UriPartial.Authority) + (access.Namespace is { } space ? $", namespace {space}" : "");

    private static string How(VaultLogin login) => login switch
    {
        VaultLogin.ByJwt jwt => $"role '{jwt.Role}' of auth/{jwt.Mount}",
        VaultLogin.ByAppRole role => $"auth/{role.Mount}",
        _ => "token",
    };

    private static string Said(VaultApiException refused, string otherwise) =>
        refused.ApiErrors?.FirstOrDefault(error => !string.IsNullOrWhiteSpace(error)) is { } error ? string.Join(' ', error.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries)) : otherwise;

    // The body of a deleted version is a full answer with the metadata and no data.
    private static int? DeletedVersion(VaultApiException refused)
    {
        try
        {
            using var body = JsonDocument.Parse(refused.Message);
            return body.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("version", out var version)
                ? version.GetInt32()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTls(Exception exception) => exception is AuthenticationException || (exception.InnerException is { } inner && IsTls(inner));

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
