using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>What STS's AssumeRoleWithWebIdentity is shown: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html.</summary>
internal sealed record WebIdentity
{
    /// <summary>The role, <c>arn:aws:iam::111111111111:role/deploy</c>.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The name of the session in AWS's logs: 2 to 64 letters, digits and <c>+=,.@_-</c>.</summary>
    public required string SessionName { get; init; }

    /// <summary>The token: held in memory, never written to a file.</summary>
    public required Secret Token { get; init; }

    /// <summary>How long the credentials live, 15 minutes to the role's maximum; null for one hour.</summary>
    public TimeSpan? Duration { get; init; }
}
