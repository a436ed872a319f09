using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>Reads, writes and deletes manifests, byte for byte.</summary>
internal sealed partial class ManifestApi(Images images)
{
    public Task HandleAsync(HttpContext http, string name, Store<Repository> repository, string reference)
    {
        if (!Blobs.IsDigest(reference) && !Tag().IsMatch(reference))
        {
            throw reference.Contains(':', StringComparison.Ordinal)
                ? RegistryError.DigestInvalid("The digest is not of the form sha256:<64 hexadecimal digits>.")
                : new RegistryError(400, "MANIFEST_INVALID", $"'{reference}' is not a tag.");
        }

        return http.Request.Method switch
        {
            "GET" or "HEAD" => SendAsync(http, repository, reference),
            "PUT" => PutAsync(http, name, repository, reference),
            "DELETE" => DeleteAsync(http, repository, reference),
            _ => throw RegistryError.Unsupported(),
        };
    }

    private async Task SendAsync(HttpContext http, Store<Repository> repository, string reference)
    {
        var digest = repository.Value.Resolve(reference) ?? throw RegistryError.ManifestUnknown();
        var manifest = repository.Value.Manifests[digest];
        http.Response.ContentType = manifest.MediaType;
        http.Response.ContentLength = manifest.Length;
        http.Response.Headers["Docker-Content-Digest"] = digest;
        http.Response.Headers.ETag = $"\"{digest}\"";
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            images.NotePull(repository, digest);
            await http.Response.Body.WriteAsync(images.Read(digest), http.RequestAborted);
        }
    }

    private async Task PutAsync(HttpContext http, string name, Store<Repository> repository, string reference)
    {
        var bytes = await Body.ReadAsync(http.Request, Manifest.LengthLimit, http.RequestAborted)
            ?? throw new RegistryError(413, "SIZE_INVALID", "A manifest may have 4 MiB at most.");
        var isDigest = Blobs.IsDigest(reference);
        var mediaType = http.Request.ContentType?.Split(';')[0].Trim();
        var (digest, manifest) = images.Put(repository, bytes, mediaType, isDigest ? null : reference, isDigest ? reference : null, isRepeatRefused: false);

        http.Response.StatusCode = 201;
        http.Response.Headers.Location = $"/v2/{name}/manifests/{digest}";
        http.Response.Headers["Docker-Content-Digest"] = digest;
        if (manifest.Subject is { } subject)
        {
            http.Response.Headers["OCI-Subject"] = subject;
        }
    }

    private Task DeleteAsync(HttpContext http, Store<Repository> repository, string reference)
    {
        var digest = repository.Value.Resolve(reference) ?? throw RegistryError.ManifestUnknown();
        if (!Blobs.IsDigest(reference))
        {
            Images.Untag(repository, reference);
        }
        else if (!images.TryDelete(repository, digest))
        {
            throw new RegistryError(403, "DENIED", "Requested image referenced by manifest list");
        }

        http.Response.StatusCode = 202;
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,299}\z")]
    private static partial Regex Tag();
}
