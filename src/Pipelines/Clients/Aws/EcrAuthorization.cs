using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>What the API of an ECR registry is shown.</summary>
internal sealed record EcrAuthorization
{
    /// <summary>base64 of <c>AWS:password</c>, as it came: sent as <c>Authorization: Basic</c>.</summary>
    public required Secret Token { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The registry of the credentials' account, <c>https://111111111111.dkr.ecr.eu-west-1.amazonaws.com</c>.</summary>
    public required string ProxyEndpoint { get; init; }
}
