using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>Reads and deletes blobs.</summary>
internal sealed partial class BlobApi(Repositories repositories, Blobs blobs)
{
    public Task HandleAsync(HttpContext http, Store<Repository> repository, string digest)
    {
        if (!Blobs.IsDigest(digest))
        {
            throw RegistryError.DigestInvalid("provided digest did not match uploaded content");
        }

        var known = repository.Value;
        var length = known.Blobs.Contains(digest) || known.Manifests.ContainsKey(digest) ? blobs.LengthOf(digest) : null;
        return (http.Request.Method, length) switch
        {
            (_, null) => throw RegistryError.BlobUnknown(),
            ("GET" or "HEAD", { } bytes) => SendAsync(http, digest, bytes),
            ("DELETE", _) => DeleteAsync(http, repository, digest),
            _ => throw RegistryError.Unsupported(),
        };
    }

    private async Task SendAsync(HttpContext http, string digest, long length)
    {
        var response = http.Response;
        response.Headers["Docker-Content-Digest"] = digest;
        response.Headers.ETag = $"\"{digest}\"";
        response.Headers.AcceptRanges = "bytes";
        response.ContentType = "application/octet-stream";

        var (start, end) = (0L, length - 1);
        if (Range().Match(http.Request.Headers.Range.ToString()) is { Success: true } range)
        {
            (start, end) = Within(range, length);
            if (start > end)
            {
                response.Headers.ContentRange = $"bytes */{length}";
                throw new RegistryError(416, "SIZE_INVALID", "The range lies outside the blob.");
            }

            response.StatusCode = 206;
            response.Headers.ContentRange = $"bytes {start}-{end}/{length}";
        }

        response.ContentLength = end - start + 1;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.SendFileAsync(blobs.PathOf(digest), start, end - start + 1, http.RequestAborted);
        }
    }

    private static (long Start, long End) Within(Match range, long length)
    {
        var (from, to) = (range.Groups["from"].Value, range.Groups["to"].Value);
        return from.Length == 0
            ? (Math.Max(0, length - Number(to)), length - 1)
            : (Number(from), to.Length == 0 ? length - 1 : Math.Min(Number(to), length - 1));
    }

    private static long Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    private Task DeleteAsync(HttpContext http, Store<Repository> repository, string digest)
    {
        repositories.Remove(repository, known => known with { Blobs = known.Blobs.Remove(digest) }, digest);
        http.Response.StatusCode = 202;
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^bytes=(?<from>[0-9]*)-(?<to>[0-9]*)\z")]
    private static partial Regex Range();
}
