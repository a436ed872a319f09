using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Http;

/// <summary>
/// The Authorization header of a request signed with Signature Version 4.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal sealed partial record SigV4(string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>How far a request's clock may be from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <returns>Null when the request is not signed this way.</returns>
    public static SigV4? Read(HttpRequest request)
    {
        var match = Header().Match(request.Headers.Authorization.ToString());
        return match.Success
            ? new(
                match.Groups["key"].Value, match.Groups["date"].Value, match.Groups["region"].Value, match.Groups["service"].Value,
                match.Groups["headers"].Value.Split(';'), match.Groups["signature"].Value)
            : null;
    }

    /// <summary>The time that the request says it was signed at; null when it does not say, or not on the date of its scope.</summary>
    public DateTimeOffset? TimeOf(HttpRequest request) =>
        DateTimeOffset.TryParseExact(
            Stamp(request), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && Stamp(request).StartsWith(Date, StringComparison.Ordinal)
            ? time
            : null;

    /// <summary>AWS's words for the first header that must be signed and is not: the host, and every header of AWS's own; null when all are.</summary>
    public string? Unsigned(HttpRequest request) =>
        !SignedHeaders.Contains("host") ? "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
        : request.Headers.Keys.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => name.StartsWith("x-amz-", StringComparison.Ordinal) && !SignedHeaders.Contains(name)) is { } name
            ? $"'{name}' must be a 'SignedHeader' in the AWS Authorization."
        : null;

    public bool IsSignedBy(string secret, HttpRequest request, byte[] body)
    {
        var hash = Hex(SHA256.HashData(body));
        var said = request.Headers["x-amz-content-sha256"].ToString();
        if (said.Length > 0 && said != hash)
        {
            return false;
        }

        var canonical = string.Join(
            '\n',
            request.Method,
            request.Path.ToUriComponent(),
            Query(request),
            string.Concat(SignedHeaders.Select(name => $"{name}:{Spaces().Replace(string.Join(',', request.Headers[name].Select(value => value?.Trim())), " ")}\n")),
            string.Join(';', SignedHeaders),
            hash);
        var scope = $"{Date}/{Region}/{Service}/aws4_request";
        var toSign = $"{Algorithm}\n{Stamp(request)}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + secret), Date), Region), Service), "aws4_request");
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex(Mac(key, toSign))), Encoding.ASCII.GetBytes(Signature));
    }

    private static string Stamp(HttpRequest request) => request.Headers["x-amz-date"].ToString();

    private static string Query(HttpRequest request) =>
        string.Join('&', request.Query
            .SelectMany(pair => pair.Value.DefaultIfEmpty(""), (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}")
            .Order(StringComparer.Ordinal));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex(@"^AWS4-HMAC-SHA256 +Credential=(?<key>[^/,]+)/(?<date>[0-9]{8})/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9.-]+)/aws4_request, *SignedHeaders=(?<headers>[a-z0-9;_-]+), *Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Header();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
