using System.Net;
using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>Reads answers of the distribution API, and turns those that are no success into errors.</summary>
internal sealed class RegistryAnswers(bool hasCredentials)
{
    // The specification's own limit of a manifest.
    public const int LargestText = 4 * 1024 * 1024;

    /// <summary>Goes on only with this status.</summary>
    public async Task RequireAsync(RegistryCall call, HttpResponseMessage response, HttpStatusCode status, CancellationToken cancellationToken)
    {
        if (response.StatusCode != status)
        {
            using (response)
            {
                throw RegistryText.Refused(call, response.StatusCode, await RegistryError.ReadAsync(response, cancellationToken), hasCredentials);
            }
        }
    }

    /// <summary>Takes the whole body into memory, as long as it is no longer than a manifest may be.</summary>
    public static async Task BufferAsync(RegistryCall call, HttpResponseMessage response, Patience patience)
    {
        // The answer to a HEAD says how long the blob is, and has no body.
        if (call.Method == HttpMethod.Head)
        {
            return;
        }

        try
        {
            await patience.GuardAsync(async token =>
            {
                await response.Content.LoadIntoBufferAsync(LargestText, token);
                return true;
            });
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw RegistryText.TooLong(call, LargestText, exception);
        }
    }

    /// <summary>The manifest in an answer.</summary>
    public static async Task<Manifest> ReadManifestAsync(RegistryCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        RequireNoPage(call, response);
        try
        {
            return Manifest.Parse(bytes, response.Content.Headers.ContentType?.MediaType);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw RegistryText.NotAManifest(call, exception);
        }
    }

    /// <summary>Refuses a web page: something answers there, and it is no registry.</summary>
    public static void RequireNoPage(RegistryCall call, HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw RegistryText.WebPage(call, response.StatusCode);
        }
    }

    /// <summary>The digest that the registry names; null when it names none, or one of another kind than ours.</summary>
    public static Digest? DigestOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Docker-Content-Digest", out var values) ? Digest.Find(values.First()) : null;

    /// <summary>Refuses an answer that is about other content than was asked for.</summary>
    public static void RequireDigest(RegistryCall call, Digest? actual, Digest? expected)
    {
        if (actual is not null && expected is not null && actual != expected)
        {
            throw RegistryText.WrongDigest(call.Subject, expected, actual);
        }
    }
}
