using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Vault;

/// <summary>What a request wants to do, in Vault's words for capabilities.</summary>
internal enum VaultVerb
{
    Read,
    List,
    Write,
    Patch,
    Delete,
}

/// <summary>A request without its HTTP clothes.</summary>
/// <param name="Verb">What it wants.</param>
/// <param name="Path">The path after <c>/v1/</c>, without slashes at its ends.</param>
/// <param name="Input">The JSON body, or nothing.</param>
/// <param name="Query">The query parameters.</param>
/// <param name="Token">The token's text; null when there is none.</param>
/// <param name="Namespace">The namespace that the header names; empty for the root.</param>
internal sealed record VaultRequest(VaultVerb Verb, string Path, VaultInput Input, IQueryCollection Query, string? Token, string Namespace = "")
{
    private const int BodyLimit = 32 * 1024 * 1024;

    public static async Task<VaultRequest> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        var path = request.Path.Value!["/v1/".Length..].Trim('/');
        var isList = request.Query.TryGetValue("list", out var list) && list == "true";
        var verb = request.Method switch
        {
            "GET" or "HEAD" => isList ? VaultVerb.List : VaultVerb.Read,
            "LIST" => VaultVerb.List,
            "POST" or "PUT" => VaultVerb.Write,
            "PATCH" => VaultVerb.Patch,
            "DELETE" => VaultVerb.Delete,
            _ => throw VaultError.Unsupported(),
        };
        if (request.Headers.ContainsKey("x-vault-wrap-ttl"))
        {
            throw new VaultError(400, "response wrapping is not part of the sandbox; leave X-Vault-Wrap-TTL out");
        }

        var body = await Body.ReadAsync(request, BodyLimit, http.RequestAborted) ?? throw new VaultError(413, "http: request body too large");
        return new(verb, path, Parse(body), request.Query, TokenOf(request), request.Headers["x-vault-namespace"].ToString());
    }

    private static VaultInput Parse(byte[] body)
    {
        if (body.Length == 0)
        {
            return new([]);
        }

        try
        {
            return JsonNode.Parse(body) is JsonObject members ? new(members) : throw new VaultError(400, "error parsing JSON");
        }
        catch (JsonException broken)
        {
            throw new VaultError(400, $"failed to parse JSON input: {broken.Message}");
        }
    }

    private static string? TokenOf(HttpRequest request)
    {
        var own = request.Headers["x-vault-token"].ToString();
        if (own.Length > 0)
        {
            return own;
        }

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;
    }
}
