namespace Pipelines.Sandbox;

/// <summary>
/// One environment as infrastructure code would have made it: an account and region with repositories, a cluster and services,
/// and the Vault secret that names the registry. Seeding creates what is missing and never overwrites what is there.
/// </summary>
public sealed record SandboxEnvironment
{
    /// <summary>The name: <c>dev</c>, <c>uat</c> … It is also the one tag that may move in the repositories of this environment.</summary>
    public required string Name { get; init; }

    /// <summary>The AWS account: 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The AWS region.</summary>
    public required string Region { get; init; }

    /// <summary>The name of the ECS cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The services of the cluster.</summary>
    public IReadOnlyList<SandboxService> Services { get; init; } = [];

    /// <summary>The names of the ECR repositories; their tags are immutable, but for the names of the environments of this account.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>The mount of the KV v2 engine that holds the registry's address.</summary>
    public string VaultMount { get; init; } = "secret";

    /// <summary>The path of the secret below the mount.</summary>
    public required string VaultPath { get; init; }

    /// <summary>The paths of the environments that this one is promoted from: its role may read those too.</summary>
    public IReadOnlyList<string> VaultPathsBefore { get; init; } = [];

    /// <summary>The field of the secret.</summary>
    public string VaultField { get; init; } = "registry";

    /// <summary>The role of the JWT login that may read the secret; the environment's name when null.</summary>
    public string? VaultRole { get; init; }

    /// <summary>The audiences that an id_token must name one of to log in to Vault.</summary>
    public IReadOnlyList<string> VaultAudiences { get; init; } = ["vault"];

    /// <summary>The audiences that an id_token must name one of to assume a role of this environment's account; none for those of <see cref="SandboxOptions.AwsAudiences"/>.</summary>
    public IReadOnlyList<string> AwsAudiences { get; init; } = [];

    /// <summary>The claims that an id_token must carry to log in to Vault, each with its value.</summary>
    public IReadOnlyDictionary<string, string> VaultBoundClaims { get; init; } = new Dictionary<string, string>();
}
