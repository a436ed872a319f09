using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>Takes blobs in: whole, in chunks, or by pointing at another repository of the same registry.</summary>
internal sealed partial class UploadApi(Repositories repositories, Blobs blobs, Uploads uploads)
{
    public Task HandleAsync(HttpContext http, string name, Store<Repository> repository, string id) =>
        (http.Request.Method, id) switch
        {
            ("POST", "") => StartAsync(http, name, repository),
            ("PATCH", _) => AppendAsync(http, name, uploads.Find(repository, id)),
            ("PUT", _) => FinishAsync(http, name, uploads.Find(repository, id)),
            ("GET", _) => TellAsync(http, name, uploads.Find(repository, id)),
            ("DELETE", _) => CancelAsync(http, uploads.Find(repository, id)),
            _ => throw RegistryError.Unsupported(),
        };

    private async Task StartAsync(HttpContext http, string name, Store<Repository> repository)
    {
        var query = http.Request.Query;
        if (query["mount"].ToString() is { Length: > 0 } mount && TryMount(repository, mount, query["from"].ToString()))
        {
            Created(http, name, mount);
            return;
        }

        var upload = uploads.Start(repository);
        if (query.ContainsKey("digest"))
        {
            await FinishAsync(http, name, upload);
            return;
        }

        Accepted(http, name, upload, 202);
    }

    /// <summary>As in ECR, a mount reaches no further than the account and region.</summary>
    private bool TryMount(Store<Repository> repository, string digest, string from) =>
        RegistryHost.Split(from) is var (host, other)
        && host == new RegistryHost(repository.Value.Account, repository.Value.Region)
        && repositories.Find(host, other) is { } source
        && repositories.TryMount(source, repository, digest);

    private static async Task AppendAsync(HttpContext http, string name, Upload upload)
    {
        long? start = null;
        if (http.Request.Headers.ContentRange.ToString() is { Length: > 0 } text)
        {
            var range = Range().Match(text);
            start = range.Success && long.TryParse(range.Groups["from"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : -1;
        }

        if (!await upload.TryAppendAsync(start, http.Request.Body))
        {
            Accepted(http, name, upload, 416);
            throw new RegistryError(416, "BLOB_UPLOAD_INVALID", $"The chunk does not begin at byte {upload.Length}, where the upload ends.");
        }

        Accepted(http, name, upload, 202);
    }

    private async Task FinishAsync(HttpContext http, string name, Upload upload)
    {
        var expected = http.Request.Query["digest"].ToString();
        if (!Blobs.IsDigest(expected))
        {
            uploads.End(upload);
            throw RegistryError.DigestInvalid("The digest of the blob is missing, or is not of the form sha256:<64 hexadecimal digits>.");
        }

        await upload.TryAppendAsync(null, http.Request.Body);
        try
        {
            if (upload.Digest != expected)
            {
                throw RegistryError.DigestInvalid($"The digest of the uploaded bytes is {upload.Digest}, not {expected}.");
            }

            repositories.Adopt(upload.Repository, upload.File, expected);
        }
        finally
        {
            uploads.End(upload);
        }

        Created(http, name, expected);
    }

    private static async Task TellAsync(HttpContext http, string name, Upload upload)
    {
        // A client that was cut off asks at once, while what it had sent is still being taken in.
        await upload.SettleAsync(http.RequestAborted);
        Accepted(http, name, upload, 204);
    }

    private Task CancelAsync(HttpContext http, Upload upload)
    {
        uploads.End(upload);
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static void Accepted(HttpContext http, string name, Upload upload, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = $"/v2/{name}/blobs/uploads/{upload.Id}";
        http.Response.Headers["Docker-Upload-UUID"] = upload.Id;
        http.Response.Headers.Range = $"0-{Math.Max(0, upload.Length - 1)}";
    }

    private void Created(HttpContext http, string name, string digest)
    {
        http.Response.StatusCode = blobs.LengthOf(digest) is null ? throw RegistryError.BlobUnknown() : 201;
        http.Response.Headers.Location = $"/v2/{name}/blobs/{digest}";
        http.Response.Headers["Docker-Content-Digest"] = digest;
    }

    [GeneratedRegex(@"^(?:bytes )?(?<from>[0-9]+)-(?<to>[0-9]+)(?:/.*)?\z")]
    private static partial Regex Range();
}
