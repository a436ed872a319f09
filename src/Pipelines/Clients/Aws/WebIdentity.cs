using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>What STS's AssumeRoleWithWebIdentity is shown: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html.</summary>
internal sealed partial record WebIdentity
{
    /// <summary>The role, <c>arn:aws:iam::111111111111:role/deploy</c>.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The name of the session in AWS's logs: 2 to 64 letters, digits and <c>+=,.@_-</c>.</summary>
    public required string SessionName { get; init; }

    /// <summary>The token: held in memory, never written to a file.</summary>
    public required Secret Token { get; init; }

    /// <summary>How long the credentials live, 15 minutes to the role's maximum; null for one hour.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The name of a session that tells in CloudTrail what it was for: what is not allowed becomes <c>-</c>, and no more than 64 characters are kept.</summary>
    /// <param name="application">What is deployed.</param>
    /// <param name="environment">Where to.</param>
    /// <param name="job">The id of GitLab's job; null when there is none.</param>
    public static string SessionNameOf(string application, string environment, string? job)
    {
        // The end is what tells runs apart.
        var end = NotAllowed().Replace($"-{environment}{(job is null ? "" : "-" + job)}", "-");
        var begin = NotAllowed().Replace(application, "-");
        return begin[..Math.Min(begin.Length, Math.Max(0, 64 - end.Length))] + end[Math.Max(0, end.Length - 64)..];
    }

    [GeneratedRegex("[^A-Za-z0-9+=,.@_-]")]
    private static partial Regex NotAllowed();
}
