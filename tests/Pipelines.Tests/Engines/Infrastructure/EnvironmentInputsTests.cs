using Pipelines.Definitions;
using Pipelines.Engines.Infrastructure;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Infrastructure;

public sealed class EnvironmentInputsTests : IDisposable
{
    private static readonly ContainerImage Image = new("shop") { Dockerfile = "Dockerfile" };

    private static readonly Service Backend = new("backend", Image), Frontend = new("frontend", Image) { After = [Backend], IsPublic = true };

    private static readonly DeploymentEnvironment Uat = new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual };

    private static readonly Application Shop = new("shop")
    {
        ReleaseBranch = "staging",
        Images = [Image],
        Services = [Frontend, Backend],
        Environments = [Uat],
        Registry = RegistrySource.Vault("secret", "shop/{environment}", "registry"),
        Infrastructure = new("infra/environment")
        {
            Project = new("https://gitlab.example.com", "team/shop"),
            VaultAddress = "https://vault.example:8200",
            Tags = new Dictionary<string, string> { ["owner"] = "team", ["cost"] = "42" },
        },
    };

    private readonly TemporaryFolder _folder = new();

    public EnvironmentInputsTests()
    {
        WriteContainer("backend", "\"portMappings\": [{ \"containerPort\": 8080 }]");
        WriteContainer("frontend", "\"portMappings\": [{ \"containerPort\": 8081 }, { \"containerPort\": 9090 }]");
    }

    private string File => _folder.At("infra", "environments", "uat", "terraform.tfvars.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Says_what_the_definition_says_of_an_environment_sorted_and_with_one_final_newline()
    {
        Assert.Equal([("infra/environments/uat/terraform.tfvars.json", true)], InputFiles.Write(_folder.Path, Shop));

        Assert.Equal(
            """
            {
              "account_id": "333333333333",
              "application": "shop",
              "cluster": "shop",
              "environment": "uat",
              "gitlab": {
                "project_path": "team/shop",
                "url": "https://gitlab.example.com"
              },
              "image_repositories": [
                "shop"
              ],
              "region": "eu-west-1",
              "release_branch": "staging",
              "services": {
                "backend": {
                  "after": [],
                  "container_name": "backend",
                  "container_port": 8080,
                  "family": "shop-backend",
                  "public": false
                },
                "frontend": {
                  "after": [
                    "backend"
                  ],
                  "container_name": "frontend",
                  "container_port": 8081,
                  "family": "shop-frontend",
                  "public": true
                }
              },
              "tags": {
                "cost": "42",
                "owner": "team"
              },
              "tier": "staging",
              "vault": {
                "address": "https://vault.example:8200",
                "audience": "vault:shop:uat",
                "field": "registry",
                "mount": "secret",
                "path": "shop/uat",
                "role": "shop-uat"
              }
            }

            """.ReplaceLineEndings("\n"),
            System.IO.File.ReadAllText(File));
        Assert.NotEqual(0xEF, System.IO.File.ReadAllBytes(File)[0]);
    }

    [Fact]
    public void Writes_only_what_differs()
    {
        InputFiles.Write(_folder.Path, Shop);
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UnixEpoch);

        Assert.False(Assert.Single(InputFiles.Write(_folder.Path, Shop)).IsWritten);
        Assert.Equal(DateTime.UnixEpoch, System.IO.File.GetLastWriteTimeUtc(File));
        Assert.Empty(InputFiles.Drift(_folder.Path, Shop));
    }

    [Fact]
    public void Finds_drift_of_every_kind_and_writes_nothing()
    {
        Assert.Equal(["infra/environments/uat/terraform.tfvars.json is not there. Run './build.sh GenerateInfra', and commit it."], InputFiles.Drift(_folder.Path, Shop));

        InputFiles.Write(_folder.Path, Shop);
        _folder.Write("infra/environments/uat/terraform.tfvars.json", System.IO.File.ReadAllText(File).Replace("\n", "\r\n", StringComparison.Ordinal));
        _folder.Write("infra/environments/qa/terraform.tfvars.json", "{}");

        Assert.Equal(
            [
                "infra/environments/uat/terraform.tfvars.json is not what the definition says. Run './build.sh GenerateInfra', look at the difference, and commit it.",
                "infra/environments/qa/terraform.tfvars.json is of no environment of shop. Destroy the infrastructure of 'qa' if it is still there, then delete the file.",
            ],
            InputFiles.Drift(_folder.Path, Shop));
        Assert.Contains('\r', System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Follows_the_containers_of_the_environment()
    {
        _folder.Write("deploy/backend.uat.json", """{ "containerDefinitions": { "backend": { "portMappings": [{ "containerPort": 8088 }] } } }""");

        Assert.Contains("\"container_port\": 8088", EnvironmentInputs.Text(_folder.Path, Shop, Uat), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_no_Vault_where_there_is_none() =>
        Assert.Contains("\"vault\": null", EnvironmentInputs.Text(_folder.Path, Shop with { Registry = null, Infrastructure = Shop.Infrastructure! with { VaultAddress = null } }, Uat), StringComparison.Ordinal);

    [Fact]
    public void Refuses_everything_that_is_missing_at_once_and_writes_nothing()
    {
        WriteContainer("backend", "\"essential\": true");

        Assert.Equal(
            """
            deploy/backend.json: the container 'backend' maps no port in uat, so no balancer could reach it. Write "portMappings": [{ "containerPort": 8080 }] in it.
            shop.Infrastructure.Project: it is not said whose jobs the roles trust. Write new GitLabProject("https://gitlab.example.com", "group/project").
            shop.Infrastructure.VaultAddress: the registry's address is kept in Vault, and it is not said where that is. Write its address, such as "https://vault.example:8200".
            """.ReplaceLineEndings("\n"),
            Assert.Throws<DefinitionException>(() => InputFiles.Write(_folder.Path, Shop with { Infrastructure = new("infra/environment") })).Message);
        Assert.False(Directory.Exists(_folder.At("infra")));
    }

    [Fact]
    public void Refuses_an_application_without_infrastructure() => Assert.Equal(
        "shop.Infrastructure: the application has none. Set Application.Infrastructure.",
        Assert.Throws<DefinitionException>(() => InputFiles.Write(_folder.Path, Shop with { Infrastructure = null })).Message);

    private void WriteContainer(string service, string members) =>
        _folder.Write($"deploy/{service}.json", $$"""{ "cpu": "256", "memory": "512", "containerDefinitions": { "{{service}}": { {{members}} } } }""");
}
