using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Registry;

/// <summary>Lists tags, and the images that refer to an image.</summary>
internal static class ListingApi
{
    public static Task TagsAsync(HttpContext http, string name, Repository repository)
    {
        RequireGet(http);
        var last = http.Request.Query["last"].ToString();
        var most = http.Request.Query["n"].ToString() is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new RegistryError(400, "PAGINATION_NUMBER_INVALID", $"'{text}' is not a number of tags.")
            : int.MaxValue;
        var rest = repository.Tags.Keys.Where(tag => string.CompareOrdinal(tag, last) > 0).Order(StringComparer.Ordinal).ToArray();
        var page = rest.Take(most).ToArray();
        if (page.Length > 0 && page.Length < rest.Length)
        {
            http.Response.Headers.Link = $"</v2/{name}/tags/list?n={most}&last={page[^1]}>; rel=\"next\"";
        }

        return WriteAsync(http, "application/json", new() { ["name"] = name, ["tags"] = new JsonArray([.. page.Select(tag => JsonValue.Create(tag))]) });
    }

    public static Task ReferrersAsync(HttpContext http, Repository repository, string subject)
    {
        RequireGet(http);
        if (!Blobs.IsDigest(subject))
        {
            throw RegistryError.DigestInvalid("The digest is not of the form sha256:<64 hexadecimal digits>.");
        }

        var wanted = http.Request.Query["artifactType"].ToString();
        if (wanted.Length > 0)
        {
            http.Response.Headers["OCI-Filters-Applied"] = "artifactType";
        }

        var referrers = repository.Manifests
            .Where(manifest => manifest.Value.Subject == subject && (wanted.Length == 0 || manifest.Value.ArtifactType == wanted))
            .OrderBy(manifest => manifest.Key, StringComparer.Ordinal)
            .Select(manifest => Describe(manifest.Key, manifest.Value));
        return WriteAsync(http, "application/vnd.oci.image.index.v1+json", new()
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.index.v1+json",
            ["manifests"] = new JsonArray([.. referrers]),
        });
    }

    private static JsonObject Describe(string digest, StoredManifest manifest)
    {
        var descriptor = new JsonObject { ["mediaType"] = manifest.MediaType, ["digest"] = digest, ["size"] = manifest.Length };
        if (manifest.ArtifactType is { } type)
        {
            descriptor["artifactType"] = type;
        }

        if (manifest.Annotations is { } annotations)
        {
            descriptor["annotations"] = annotations.DeepClone();
        }

        return descriptor;
    }

    private static void RequireGet(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            throw RegistryError.Unsupported();
        }
    }

    private static Task WriteAsync(HttpContext http, string mediaType, JsonObject content)
    {
        var body = Encoding.UTF8.GetBytes(content.ToJsonString());
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
