using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>What every pipeline says without being asked. docs/pipeline.md has the reason of each.</summary>
internal static class PlanDefaults
{
    /// <summary>The command that starts the build, from the repository's root.</summary>
    public const string Build = "./build.sh";

    /// <summary>The id_token for Vault.</summary>
    public const string VaultToken = "VAULT_ID_TOKEN";

    /// <summary>The id_token for AWS STS.</summary>
    public const string AwsToken = "AWS_ID_TOKEN";

    /// <summary>Where NuGet keeps its packages in a pipeline.</summary>
    public const string PackagePath = ".nuke/temp/nuget";

    /// <summary>The image that has the engine's client and nothing else.</summary>
    public const string DockerClient = "docker:28-cli";

    /// <summary>The engine beside a job; its certificates come through <see cref="CertificateFolder"/>.</summary>
    public static readonly ServiceImage DockerService = new("docker:28-dind") { Alias = "docker" };

    /// <summary>https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-in-docker</summary>
    public static readonly IReadOnlyList<VariableSetting> DockerVariables =
    [
        new("DOCKER_HOST", "tcp://docker:2376"),
        new("DOCKER_TLS_VERIFY", "1"),
        new("DOCKER_TLS_CERTDIR", CertificateFolder),
        new("DOCKER_CERT_PATH", CertificateFolder + "/client"),
    ];

    /// <summary>What a job says that reaches its engine in this way.</summary>
    public static (IReadOnlyList<ServiceImage> Services, IReadOnlyList<VariableSetting> Variables) EngineOf(EngineAccess access) =>
        access == EngineAccess.DockerInDocker ? ([DockerService], DockerVariables) : ([], []);

    /// <summary>Runners fail too, and trying again mends that; a script that failed would only fail again. A job that was cut off for its time is not tried again.</summary>
    public static readonly Retry Retry = new(2)
    {
        When = [RetryWhen.RunnerSystemFailure, RetryWhen.ApiFailure, RetryWhen.SchedulerFailure, RetryWhen.DataIntegrityFailure],
    };

    /// <summary>NuGet keeps its packages where git does not look and GitLab's cache does.</summary>
    public static readonly VariableSetting PackageFolder = new("NUGET_PACKAGES", "$CI_PROJECT_DIR/" + PackagePath);

    /// <summary>A runner fetches the newest 20 commits; whoever looks for another, or compares two, needs all: https://docs.gitlab.com/ci/pipelines/settings/#limit-the-number-of-changes-fetched-during-clone.</summary>
    public static readonly VariableSetting WholeHistory = new("GIT_DEPTH", "0");

    /// <summary>A new cache with every change of a package's version or of the SDK.</summary>
    /// <remarks>Files and no patterns: GitLab 18.4 makes one key of all patterns, https://gitlab.com/gitlab-org/gitlab/-/issues/572701.</remarks>
    public static Cache CacheOf(string name, params IReadOnlyList<string> paths) => new()
    {
        Key = new CacheKey.OfFiles(["Directory.Packages.props", "global.json"], name),
        Paths = paths,
    };

    /// <summary>A cache of what runs of a job have learnt, who know themselves what of it still holds: it outlives new packages, and is saved after a failure too.</summary>
    public static Cache KeptBy(string job, string path) => new() { Key = new CacheKey.Named($"{job}-kept"), Paths = [path], When = ArtifactsWhen.Always };

    /// <summary>Long enough to look at a failure after a weekend. GitLab keeps those of the newest successful pipeline anyway.</summary>
    public static readonly TimeSpan ArtifactsExpireIn = TimeSpan.FromDays(7);

    private const string CertificateFolder = "/certs";
}
