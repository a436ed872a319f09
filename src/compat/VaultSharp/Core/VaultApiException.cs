using System.Net;
using System.Text.Json;

namespace VaultSharp.Core;

/// <summary>An answer of Vault that is not a success, the 404 of a deleted version of a secret among them; the message is the body as it came.</summary>
public class VaultApiException : Exception
{
    public VaultApiException(HttpStatusCode httpStatusCode, string message)
        : base(message)
    {
        HttpStatusCode = httpStatusCode;
        StatusCode = (int)httpStatusCode;
        ApiErrors = Texts(message, "errors");
        ApiWarnings = Texts(message, "warnings");
    }

    public VaultApiException(string message)
        : base(message)
    {
    }

    public VaultApiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public int StatusCode { get; }

    public HttpStatusCode HttpStatusCode { get; }

    public IEnumerable<string> ApiErrors { get; }

    public IEnumerable<string> ApiWarnings { get; }

    private static List<string> Texts(string body, string member)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(member, out var texts)
                && texts.ValueKind == JsonValueKind.Array
                ? [.. texts.EnumerateArray().Select(text => text.ToString())]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
