using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Sts;

/// <summary>
/// Turns access keys into secrets and callers. An access key of twelve digits is the account itself, with the secret <c>sandbox</c>;
/// every other one comes from AssumeRole and proves itself by its sealed session token.
/// </summary>
internal sealed partial class Keyring(Seal seal, Entropy entropy, TimeProvider clock)
{
    public const string AccountSecret = "sandbox";
    private const string Purpose = "session";

    public SessionCredentials Issue(string account, string arn, string userId, TimeSpan life)
    {
        var id = "ASIA" + entropy.Key(16);
        var expiration = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().Add(life).ToUnixTimeSeconds());
        return new(id, seal.Secret(Purpose, id), seal.Close(Purpose, new Session(id, account, arn, userId, expiration)), expiration);
    }

    /// <returns>The secret that the request must be signed with, and who then has signed it; null for a key that is not ours.</returns>
    /// <exception cref="ExpiredSessionException">The session is over.</exception>
    public (string Secret, Caller Caller)? Find(string accessKeyId, string? sessionToken, string region)
    {
        if (Account().IsMatch(accessKeyId))
        {
            var arn = $"arn:{Caller.PartitionOf(region)}:iam::{accessKeyId}:user/sandbox";
            return (AccountSecret, new(accessKeyId, region, arn, $"AIDA{accessKeyId}", IsAssumedRole: false));
        }

        if (string.IsNullOrEmpty(sessionToken) || seal.Open<Session>(Purpose, sessionToken) is not { } session || session.AccessKeyId != accessKeyId)
        {
            return null;
        }

        return session.Expiration > clock.GetUtcNow()
            ? (seal.Secret(Purpose, accessKeyId), new(session.Account, region, session.Arn, session.UserId, IsAssumedRole: true))
            : throw new ExpiredSessionException();
    }

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex Account();
}

/// <summary>The temporary credentials of a request are past their end.</summary>
internal sealed class ExpiredSessionException : Exception;
