using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>
/// What is built, tested and deployed, and where to: the one place from which commands, jobs and deployments take it.
/// Comes in from an author's code; goes to Planning (jobs) and to the engines (commands).
/// </summary>
/// <param name="Name">The name: the ECS cluster and the prefix of task families, unless an environment or service says otherwise.</param>
public sealed record Application(string Name)
{
    /// <summary>The branch whose pipelines deploy; every other branch is only linted, tested and packaged.</summary>
    public string ReleaseBranch { get; init; } = "main";

    /// <summary>The Debian packages that are built from this repository.</summary>
    public IReadOnlyList<DebianPackage> Packages { get; init; } = [];

    /// <summary>The container images that are built from this repository.</summary>
    public IReadOnlyList<ContainerImage> Images { get; init; } = [];

    /// <summary>The ECS services; each runs one of <see cref="Images"/>.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>What becomes of services that a deployment has moved already when another one fails; they keep it.</summary>
    public OnFailure OnFailure { get; init; } = OnFailure.Keep;

    /// <summary>The environments in the order of promotion. The first is where an image enters; <see cref="DeploymentEnvironment.Local"/> is built in and not listed.</summary>
    public IReadOnlyList<DeploymentEnvironment> Environments { get; init; } = [];

    /// <summary>An environment for each merge request; null = none.</summary>
    public ReviewEnvironment? Review { get; init; }

    /// <summary>Where the registry's address of an environment is found; needed as soon as there is an image.</summary>
    public RegistrySource? Registry { get; init; }

    /// <summary>The test suites that <c>Test</c> runs, in this order.</summary>
    public IReadOnlyList<TestSuite> Tests { get; init; } = [];

    /// <summary>
    /// In how many jobs <c>Test</c> runs side by side, 1 to 200: each takes a part of the classes and files, by how long they took. A suite that cannot be split is
    /// in one of them.
    /// </summary>
    public int TestJobs { get; init; } = 1;

    /// <summary>The linters that <c>Lint</c> runs.</summary>
    public IReadOnlyList<Linter> Linters { get; init; } = [];

    /// <summary>What of their findings fails it.</summary>
    public LintGate LintGate { get; init; } = new();

    /// <summary>The folder of the containers' JSON (<c>backend.json</c>, <c>backend.uat.json</c>), relative to the repository's root.</summary>
    public string DeployFolder { get; init; } = "deploy";

    /// <summary>Where jobs run, unless a target says otherwise; GitLab's <c>default:image</c>.</summary>
    public RunnerImage RunnerImage { get; init; } = RunnerImage.Sdk;

    /// <summary>Where jobs run that say <see cref="JobAttribute.NeedsTools"/>, such as <c>Lint</c> and <c>DockerBuild</c>; null = as all others.</summary>
    public RunnerImage? ToolsImage { get; init; }

    /// <summary>What the application runs on, in Terraform; null = it is made elsewhere.</summary>
    public Infrastructure? Infrastructure { get; init; }

    /// <summary>Findings about the pipeline that are accepted, each with its reason.</summary>
    public IReadOnlyList<Suppression> Suppress { get; init; } = [];

    /// <summary>How jobs that run a container engine (<see cref="JobAttribute.NeedsEngine"/>) get one.</summary>
    public EngineAccess Engine { get; init; } = EngineAccess.DockerInDocker;

    /// <summary>The environment with this name; <c>local</c> is always there.</summary>
    /// <exception cref="DefinitionException">There is none of this name; the message lists those that exist and the nearest.</exception>
    public DeploymentEnvironment Environment(string name)
    {
        if (name == DeploymentEnvironment.Local.Name.Text)
        {
            return DeploymentEnvironment.Local;
        }

        return Environments.FirstOrDefault(environment => environment.Name.Text == name)
            ?? (Review?.Environment.Name.Text == name ? Review.Environment : null)
            ?? throw DefinitionsText.UnknownEnvironment(this, name);
    }

    /// <summary>The image of this repository.</summary>
    /// <exception cref="DefinitionException">There is none of this name; the message lists those that exist and the nearest.</exception>
    public ContainerImage Image(string repository) =>
        Images.FirstOrDefault(image => image.Repository.Text == repository) ?? throw DefinitionsText.UnknownImage(this, repository);

    /// <summary>The environments before <paramref name="environment"/> in the order of promotion, nearest first; none for the first and for <c>local</c>.</summary>
    public IReadOnlyList<DeploymentEnvironment> Before(DeploymentEnvironment environment) =>
        [.. Environments.TakeWhile(other => other.Name != environment.Name).Reverse().Where(_ => environment != DeploymentEnvironment.Local)];

    /// <summary>True for <c>local</c> and for the first environment: images are pushed there, and only promoted to the others.</summary>
    public bool ImagesEnterAt(DeploymentEnvironment environment) =>
        environment == DeploymentEnvironment.Local || (Environments.Count > 0 && Environments[0].Name == environment.Name);

    /// <summary>The ECS cluster of an environment.</summary>
    public string ClusterOf(DeploymentEnvironment environment) => environment.Cluster ?? Name;

    /// <summary>The family of a service's task definitions.</summary>
    public string FamilyOf(Service service) => service.Family ?? $"{Name}-{service}";

    /// <summary>The role of Vault's JWT login that a job of GitLab takes for an environment.</summary>
    public string VaultRoleOf(DeploymentEnvironment environment) => environment.VaultRole ?? $"{Name}-{environment}";

    /// <summary>The ARN of the role that a job of GitLab assumes for an environment.</summary>
    public string DeployRoleOf(DeploymentEnvironment environment) => RoleOf(environment, environment.DeployRole ?? $"{Name}-deploy");

    /// <summary>The ARN of the role that plans an environment's infrastructure.</summary>
    public string InfrastructurePlanRoleOf(DeploymentEnvironment environment) => RoleOf(environment, Infrastructure?.PlanRole ?? $"{Name}-infra-plan");

    /// <summary>The ARN of the role that applies an environment's infrastructure.</summary>
    public string InfrastructureApplyRoleOf(DeploymentEnvironment environment) => RoleOf(environment, Infrastructure?.ApplyRole ?? $"{Name}-infra");

    /// <summary>The audience (<c>aud</c>) of the id_token that Vault is shown for an environment: one for each, so that none can replay another's.</summary>
    public string VaultAudienceOf(DeploymentEnvironment environment) => $"vault:{Name}:{environment}";

    /// <summary>The audience (<c>aud</c>) of the id_token that AWS STS is shown for an environment.</summary>
    public string AwsAudienceOf(DeploymentEnvironment environment) => $"aws:{Name}:{environment}";

    /// <summary>The audience of the id_token that AWS STS is shown for a plan of an environment's infrastructure: another role's than that of a deployment.</summary>
    public string InfrastructurePlanAudienceOf(DeploymentEnvironment environment) => $"aws:{Name}:{environment}:infra-plan";

    /// <summary>The audience of the id_token that AWS STS is shown to apply an environment's infrastructure.</summary>
    public string InfrastructureApplyAudienceOf(DeploymentEnvironment environment) => $"aws:{Name}:{environment}:infra";

    private static string RoleOf(DeploymentEnvironment environment, string role) =>
        role.StartsWith("arn:", StringComparison.Ordinal) ? role : $"arn:{environment.Region.Partition}:iam::{environment.Account}:role/{role}";
}
