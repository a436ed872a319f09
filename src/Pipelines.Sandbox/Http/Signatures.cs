using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Sts;

namespace Pipelines.Sandbox.Http;

/// <summary>Decides who sent a request. The services word the same refusals differently, and so do we.</summary>
internal sealed partial class Signatures(Keyring keyring, TimeProvider clock)
{
    public Caller Verify(HttpRequest request, byte[] body, string service)
    {
        var words = service == "sts" ? Refusals.OfSts : Refusals.OfJson;
        if (request.Headers.Authorization.Count == 0)
        {
            throw words.Missing();
        }

        var signature = SigV4.Read(request) ?? throw words.Incomplete();
        var (secret, caller) = Find(signature, request, words) ?? throw words.UnknownKey();
        if (signature.Service != service)
        {
            throw words.Mismatch($"Credential should be scoped to correct service: '{service}'.");
        }

        if (signature.Unsigned(request) is { } unsigned)
        {
            throw words.Mismatch(unsigned);
        }

        if (!Region().IsMatch(signature.Region))
        {
            throw words.Mismatch("Credential should be scoped to a valid region.");
        }

        var now = clock.GetUtcNow();
        var signed = signature.TimeOf(request) ?? throw words.Mismatch("The date of the credential does not match the date of the request.");
        if ((now - signed).Duration() > SigV4.Tolerance)
        {
            throw words.Mismatch(signed < now
                ? $"Signature expired: {signed:yyyyMMdd'T'HHmmss'Z'} is now earlier than {now - SigV4.Tolerance:yyyyMMdd'T'HHmmss'Z'} ({now:yyyyMMdd'T'HHmmss'Z'} - 5 min.)"
                : $"Signature not yet current: {signed:yyyyMMdd'T'HHmmss'Z'} is still later than {now + SigV4.Tolerance:yyyyMMdd'T'HHmmss'Z'} ({now:yyyyMMdd'T'HHmmss'Z'} + 5 min.)");
        }

        return signature.IsSignedBy(secret, request, body)
            ? caller
            : throw words.Mismatch("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
    }

    private (string Secret, Caller Caller)? Find(SigV4 signature, HttpRequest request, Refusals words)
    {
        try
        {
            return keyring.Find(signature.AccessKeyId, request.Headers["x-amz-security-token"].ToString(), signature.Region);
        }
        catch (ExpiredSessionException)
        {
            throw words.Expired();
        }
    }

    [GeneratedRegex(@"^[a-z]{2}(?:-[a-z]+)+-[0-9]+\z")]
    private static partial Regex Region();

    private sealed record Refusals(int Status, string MissingCode, string IncompleteCode, string UnknownKeyCode, string MismatchCode, string ExpiredCode)
    {
        public static readonly Refusals OfJson = new(
            400, "MissingAuthenticationTokenException", "IncompleteSignatureException", "UnrecognizedClientException", "InvalidSignatureException", "ExpiredTokenException");

        public static readonly Refusals OfSts = new(
            403, "MissingAuthenticationToken", "IncompleteSignature", "InvalidClientTokenId", "SignatureDoesNotMatch", "ExpiredToken");

        public AwsError Missing() => new(MissingCode, "Missing Authentication Token", Status);

        public AwsError Incomplete() => new(IncompleteCode, "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters of AWS4-HMAC-SHA256.", Status);

        public AwsError UnknownKey() => new(UnknownKeyCode, "The security token included in the request is invalid.", Status);

        public AwsError Mismatch(string message) => new(MismatchCode, message, Status);

        public AwsError Expired() => new(ExpiredCode, "The security token included in the request is expired", Status);
    }
}
