using Pipelines.Clients.Containers;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Clients.Containers;

public sealed class BuilderEnvironmentTests
{
    [Fact]
    public void Takes_away_every_credential_that_a_job_may_have()
    {
        string[] credentials =
        [
            "VAULT_TOKEN", "VAULT_ID_TOKEN", "VAULT_SECRET_ID", "VAULT_ROLE_ID", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ID_TOKEN",
            "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_PROFILE", "CI_JOB_TOKEN", "CI_JOB_JWT_V2", "CI_REGISTRY_PASSWORD", "CI_DEPLOY_PASSWORD", "DOCKER_AUTH_CONFIG", "GITLAB_TOKEN",
            "GITHUB_TOKEN", "NPM_TOKEN", "NUGET_API_KEY", "SSH_PRIVATE_KEY", "ANYTHING_THAT_NOBODY_KNOWS",
        ];

        Assert.Equal(credentials.ToDictionary(name => name, string? (_) => null), BuilderEnvironment.Without([.. credentials, "PATH", "LC_ALL"]));
    }

    [Fact]
    public void Keeps_the_way_to_the_engine_and_to_the_network() => Assert.Empty(BuilderEnvironment.Without(
        ["PATH", "HOME", "LANG", "LC_ALL", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "CONTAINERS_STORAGE_CONF", "REGISTRY_AUTH_FILE", "HTTPS_PROXY", "https_proxy", "no_proxy"]));

    [Fact]
    public void Is_in_the_document()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "images.md"));

        Assert.All(BuilderEnvironment.Names, name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }
}
