using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>One place where the application runs: one AWS account and region, one GitLab environment, one image tag.</summary>
public sealed record DeploymentEnvironment
{
    /// <summary>
    /// The built-in environment <c>local</c>: the sandbox in this process. It needs no account, no Vault and no network.
    /// </summary>
    public static readonly DeploymentEnvironment Local = new("local")
    {
        Account = "000000000000",
        Region = "eu-west-1",
        Tier = Tier.Development,
        Start = Start.Manual,
    };

    /// <summary>Names an environment: 1 to 24 of <c>[a-z0-9-]</c>.</summary>
    /// <exception cref="DefinitionException">The name is not of this form.</exception>
    public DeploymentEnvironment(string name) => Name = name;

    /// <summary>The name: the image tag, GitLab's <c>environment:name</c>, and the middle of <c>backend.uat.json</c>.</summary>
    public EnvironmentName Name { get; }

    /// <summary>The AWS account that everything of this environment is in; checked before the first write.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The AWS region that everything of this environment is in; checked before the first write.</summary>
    public required AwsRegion Region { get; init; }

    /// <summary>GitLab's <c>deployment_tier</c>.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Whether GitLab starts the deployment itself, or a person does.</summary>
    public required Start Start { get; init; }

    /// <summary>Where the application answers; GitLab's <c>environment:url</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The ECS cluster; null = the application's name.</summary>
    public string? Cluster { get; init; }

    /// <summary>
    /// The role that a job of GitLab assumes by its id_token (AssumeRoleWithWebIdentity); its name or its ARN; null = <c>&lt;application&gt;-deploy</c>, in <see cref="Account"/>.
    /// A laptop uses its own credentials.
    /// </summary>
    public string? DeployRole { get; init; }

    /// <summary>The role of Vault's JWT login in GitLab; null = <c>&lt;application&gt;-&lt;environment&gt;</c>. A laptop uses its own token.</summary>
    public string? VaultRole { get; init; }

    /// <summary>The name, as on the command line.</summary>
    public override string ToString() => Name.Text;
}

/// <summary>GitLab's <c>environment:deployment_tier</c>: https://docs.gitlab.com/ci/environments/#deployment-tier-of-environments.</summary>
public enum Tier
{
    /// <summary><c>production</c></summary>
    Production,

    /// <summary><c>staging</c></summary>
    Staging,

    /// <summary><c>testing</c></summary>
    Testing,

    /// <summary><c>development</c></summary>
    Development,

    /// <summary><c>other</c></summary>
    Other,
}

/// <summary>Who starts a deployment in GitLab.</summary>
public enum Start
{
    /// <summary>GitLab, as soon as what it needs has succeeded.</summary>
    Automatic,

    /// <summary>A person, by the play button.</summary>
    Manual,
}
