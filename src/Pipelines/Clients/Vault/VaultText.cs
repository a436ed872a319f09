using System.Text.Json;
using Pipelines.Values;
using VaultSharp.Core;

namespace Pipelines.Clients.Vault;

/// <summary>What this room says to people. No value of a secret, and no token, is ever part of it.</summary>
internal static partial class VaultText
{
    /// <summary>The action of every read.</summary>
    public const string Reading = "read from Vault";

    /// <summary>What a read is about.</summary>
    public static string Subject(VaultAccess access, string mount, string path) => $"{mount}/{path} at {Where(access)}";

    /// <summary>Vault's answer to a read that it serves, and does not grant.</summary>
    public static ExecutionException NotRead(VaultAccess access, string mount, string path, VaultApiException refused)
    {
        var subject = Subject(access, mount, path);
        return refused.StatusCode switch
        {
            403 => new(
                Reading, subject, $"permission denied for {mount}/data/{path}",
                $"Look at the path, the policy and the token{OrNamespace(access)}: the token must be valid, and its policy allow 'read' on '{mount}/data/{path}' (KV version 2; '{mount}/{path}' on version 1).", innerException: refused),
            404 when VersionIn(refused) is { IsDestroyed: true } gone => new(
                Reading, subject, $"version {gone.Number} of the secret is destroyed: its value is gone", $"Write it again: 'vault kv put -mount={mount} {path} …'.", innerException: refused),
            404 when VersionIn(refused) is { } deleted => new(
                Reading, subject, $"version {deleted.Number} of the secret is deleted, since {deleted.Since}", $"Take it back ('vault kv undelete -mount={mount} -versions={deleted.Number} {path}'), or write it again.", innerException: refused),
            404 when Said(refused, "").Contains("no handler for route", StringComparison.Ordinal) => new(
                Reading, subject, $"nothing is mounted at {mount}/", $"Look at the mount's name ('vault secrets list'){AndNamespace(access)}.", innerException: refused),
            404 when path.StartsWith("data/", StringComparison.Ordinal) || path.StartsWith("metadata/", StringComparison.Ordinal) => new(
                Reading, subject, "there is no such secret", $"Write the path without '{path[..(path.IndexOf('/', StringComparison.Ordinal) + 1)]}': that belongs to the API of KV version 2 and is put in by itself.", innerException: refused),
            404 => new(Reading, subject, "there is no such secret", $"Look at the path, or write it: 'vault kv put -mount={mount} {path} …'.", innerException: refused),
            var code => new(Reading, subject, $"HTTP {code}: {Said(refused, "no reason was given")}", "Mend what it says, and run it again.", innerException: refused),
        };
    }

    /// <summary>The secret is there, the field is not.</summary>
    public static ExecutionException NoField(VaultAccess access, string mount, string path, string field, IEnumerable<string> fields)
    {
        var names = fields.Order(StringComparer.Ordinal).ToList();
        return new(
            Reading, Subject(access, mount, path), $"the secret has no field '{field}'",
            $"{NearestName.DidYouMean(field, names)}Its fields are: {(names.Count == 0 ? "none" : string.Join(", ", names))}.");
    }

    /// <summary>The field is there, and says nothing.</summary>
    public static ExecutionException EmptyField(VaultAccess access, string mount, string path, string field) => new(
        Reading, Subject(access, mount, path), $"the field '{field}' of the secret is empty", $"Write it: 'vault kv patch -mount={mount} {path} {field}=…'.");

    /// <summary>The field is no text.</summary>
    public static ExecutionException NotText(VaultAccess access, string mount, string path, string field, JsonValueKind kind) => new(
        Reading, Subject(access, mount, path),
        $"the field '{field}' of the secret is {kind switch { JsonValueKind.Object => "an object", JsonValueKind.Array => "a list", JsonValueKind.Number => "a number", _ => "true or false" }}, not a text",
        $"Write it as a text: 'vault kv patch -mount={mount} {path} {field}=…'.");

    /// <summary>What Vault says beside an answer.</summary>
    public static string Warned(string warning) => $"Vault warns: {OneLine(warning)}";

    /// <summary>Whether a refusal is that of a version that is deleted or destroyed: a 404 with the version's metadata.</summary>
    public static bool IsVersion(VaultApiException refused) => VersionIn(refused) is not null;

    private static string Where(VaultAccess access) =>
        access.Address.GetLeftPart(UriPartial.Authority) + (access.Namespace is { } space ? $", namespace {space}" : "");

    private static string Said(VaultApiException refused, string otherwise) =>
        refused.ApiErrors?.FirstOrDefault(error => !string.IsNullOrWhiteSpace(error)) is { } error ? OneLine(error) : otherwise;

    private static string OneLine(string text) => string.Join(' ', text.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string OrNamespace(VaultAccess access) => access.Namespace is { } space ? $", and whether namespace {space} is theirs" : "";

    private static string AndNamespace(VaultAccess access) => access.Namespace is { } space ? $" and whether it is in namespace {space}" : "";

    // The body of a deleted version is a full answer with the metadata and no data.
    private static (int Number, string Since, bool IsDestroyed)? VersionIn(VaultApiException refused)
    {
        try
        {
            using var body = JsonDocument.Parse(refused.Message);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty("version", out var version) && version.TryGetInt32(out var number)
                ? (number, metadata.TryGetProperty("deletion_time", out var time) ? time.ToString() : "", metadata.TryGetProperty("destroyed", out var gone) && gone.ValueKind == JsonValueKind.True)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
