using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>
/// The Terraform configuration that makes what the application runs on: one root module, planned and applied once for each environment with its own inputs and its
/// own state, in a pipeline of its own. It knows the environments from the same definition as the deployments do.
/// </summary>
public sealed record Infrastructure
{
    /// <summary>Names the root module.</summary>
    /// <param name="root">Its folder, relative to the repository's root, such as <c>infra/environment</c>.</param>
    /// <exception cref="DefinitionException">It is not a folder below the repository's root.</exception>
    public Infrastructure(string root) =>
        Root = DomainWord.Check(root, "infrastructure", IsFolder, "a folder relative to the repository's root, with '/' between its parts,", "infra/environment");

    /// <summary>The folder of the root module, relative to the repository's root.</summary>
    public string Root { get; }

    /// <summary>Where the state of each environment is kept.</summary>
    public TerraformState State { get; init; } = TerraformState.GitLab;

    /// <summary>The project that the roles of both pipelines trust; it also says where GitLab keeps the state.</summary>
    public GitLabProject? Project { get; init; }

    /// <summary>Where Vault is, such as <c>https://vault.example:8200</c>, for what infrastructure sets up there.</summary>
    public string? VaultAddress { get; init; }

    /// <summary>Tags of everything that is made, besides those of the root module.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Addresses in the configuration, such as <c>module.network.aws_vpc.this</c> or a whole module <c>module.network</c>, that no plan may destroy or replace unless
    /// it is said; besides whatever is of <see cref="ProtectedTypes"/>.
    /// </summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>The types of resources that hold data or serve traffic: no plan may destroy or replace one unless it is said.</summary>
    public IReadOnlyList<string> ProtectedTypes { get; init; } = UsuallyProtected;

    /// <summary>Addresses that a plan may destroy or replace all the same; for the pipeline what <c>--allow-destroy</c> is for a person. Taken out again once it is done.</summary>
    public IReadOnlyList<string> AllowDestroy { get; init; } = [];

    /// <summary>The role that applies a plan: its name or its ARN; null = <c>&lt;application&gt;-infra</c>, in the environment's account.</summary>
    public string? ApplyRole { get; init; }

    /// <summary>The role that makes a plan, in merge requests too, and so must only read; null = <c>&lt;application&gt;-infra-plan</c>.</summary>
    public string? PlanRole { get; init; }

    /// <summary>Where the jobs run that need Terraform: an image with the .NET SDK and <c>terraform</c> 1.11 or later; null = as all jobs of the application.</summary>
    public RunnerImage? RunnerImage { get; init; }

    /// <summary>Data, identities, and what traffic goes through.</summary>
    public static IReadOnlyList<string> UsuallyProtected { get; } =
    [
        "aws_cloudfront_distribution", "aws_cognito_user_pool", "aws_db_instance", "aws_dynamodb_table", "aws_ecr_repository", "aws_ecs_cluster", "aws_ecs_service",
        "aws_efs_file_system", "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_iam_openid_connect_provider", "aws_kms_key", "aws_lb", "aws_lb_listener",
        "aws_opensearch_domain", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_route53_zone", "aws_s3_bucket", "aws_secretsmanager_secret", "aws_sqs_queue", "aws_subnet", "aws_vpc",
        "vault_jwt_auth_backend", "vault_mount",
    ];

    /// <summary>The folder whose changes start the infrastructure's pipeline: that of the root module's parent, which holds its modules and inputs too.</summary>
    public string Folder => Root.Contains('/', StringComparison.Ordinal) ? Root[..Root.LastIndexOf('/')] : Root;

    /// <summary>The file of an environment's inputs, relative to the repository's root; it is made from the definition.</summary>
    public string InputsOf(DeploymentEnvironment environment) => $"{Folder}/environments/{environment}/terraform.tfvars.json";

    private static bool IsFolder(string root) =>
        root.Length > 0 && root.Split('/').All(part => part.Length > 0 && part[0] != '.' && DomainWord.IsAll(part, static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
}

/// <summary>A project of GitLab.</summary>
/// <param name="Url">The server, <c>https://gitlab.example.com</c>: the issuer of its jobs' id_tokens.</param>
/// <param name="Path">Group and name, <c>shop/storefront</c>.</param>
public sealed record GitLabProject(string Url, string Path);
