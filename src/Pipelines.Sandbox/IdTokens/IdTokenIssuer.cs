using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.IdTokens;

/// <summary>
/// Stands in for the issuer of a CI job's id_tokens: JSON Web Tokens signed with RS256. The key is kept, so a token outlives a restart.
/// https://docs.gitlab.com/ci/secrets/id_token_authentication/
/// </summary>
internal sealed class IdTokenIssuer : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly string[] Times = ["exp", "iat", "nbf"];

    private readonly Lazy<RSA> key;
    private readonly Entropy entropy;
    private readonly TimeProvider clock;

    public IdTokenIssuer(Store<Identity> identity, Entropy entropy, TimeProvider clock)
    {
        key = new(() => Open(identity));
        Issuer = $"https://{identity.Value.Id}.sandbox";
        this.entropy = entropy;
        this.clock = clock;
    }

    /// <summary>The claim <c>iss</c> of every token: a name, not an address.</summary>
    public string Issuer { get; }

    /// <summary>The public key as a JSON Web Key Set.</summary>
    public JsonObject Keys
    {
        get
        {
            var parts = key.Value.ExportParameters(includePrivateParameters: false);
            return new()
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["alg"] = "RS256",
                    ["kid"] = KeyId,
                    ["n"] = Base64Url.EncodeToString(parts.Modulus),
                    ["e"] = Base64Url.EncodeToString(parts.Exponent),
                }),
            };
        }
    }

    /// <summary>A token with these claims, an audience, and the registered claims that they leave out; valid for an hour.</summary>
    public string Mint(JsonObject claims, string audience)
    {
        var now = clock.GetUtcNow();
        var payload = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = "sandbox",
            ["aud"] = audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.Add(Life).ToUnixTimeSeconds(),
            ["jti"] = entropy.Uuid(),
        };
        foreach (var (name, value) in claims)
        {
            payload[name] = Times.Contains(name) && value?.GetValueKind() == JsonValueKind.String
                ? long.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture)
                : value?.DeepClone();
        }

        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" };
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Value.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <exception cref="IdTokenRefusedException">The token is malformed, signed by another key, from another issuer, or not valid now.</exception>
    public IdTokenClaims Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !parts.All(part => Base64Url.IsValid(part)))
        {
            throw new IdTokenRefusedException("malformed token: compact JWS format must have three parts");
        }

        if (Decode(parts[0])["alg"]?.ToString() != "RS256"
            || !key.Value.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw new IdTokenRefusedException("no known key successfully validated the token signature");
        }

        var payload = Decode(parts[1]);
        var claims = new IdTokenClaims(payload);
        if (claims.Text("iss") != Issuer)
        {
            throw new IdTokenRefusedException($"invalid issuer (iss) claim: \"{claims.Text("iss")}\"");
        }

        var now = clock.GetUtcNow();
        if (TimeOf(payload, "exp") is not { } end || end + Skew < now)
        {
            throw new IdTokenRefusedException("invalid expiration time (exp) claim: token is expired", isExpired: true);
        }

        return TimeOf(payload, "nbf") is { } start && start - Skew > now
            ? throw new IdTokenRefusedException("invalid not before (nbf) claim: token not yet valid")
            : claims;
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    private string KeyId => Convert.ToHexStringLower(SHA256.HashData(key.Value.ExportSubjectPublicKeyInfo()))[..16];

    private static RSA Open(Store<Identity> identity)
    {
        var known = identity.Update(current => current.SigningKey is null ? current with { SigningKey = Make() } : current);
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(known.SigningKey!), out _);
        return key;
    }

    private static string Make()
    {
        using var key = RSA.Create(2048);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject Decode(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject ?? throw new IdTokenRefusedException("malformed token: a part is not a JSON object");
        }
        catch (JsonException)
        {
            throw new IdTokenRefusedException("malformed token: a part is not JSON");
        }
    }

    private static DateTimeOffset? TimeOf(JsonObject payload, string name) =>
        payload[name]?.GetValueKind() == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeSeconds((long)payload[name]!.GetValue<double>()) : null;
}
