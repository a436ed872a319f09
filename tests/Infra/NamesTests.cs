using Infra.Checks;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>The names that deployments rely on: build/Storefront.cs and the containers' JSON against infra/.</summary>
public class NamesTests
{
    private const string Service = "infra/modules/service/main.tf";

    public static TheoryData<string> Environments => ReachabilityTests.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Are_those_of_the_definition(string environment) => Assert.Empty(Findings(Repository.Root, environment));

    [Theory]
    [InlineData("infra/environments/uat/terraform.tfvars.json", "\"333333333333\"", "\"444444444444\"", "account, region, tier: '333333333333 eu-west-1 staging' is wanted, '444444444444 eu-west-1 staging' is there")]
    [InlineData("infra/modules/cluster/main.tf", "  name = var.name\n\n  setting", "  name = \"${var.name}-ecs\"\n\n  setting", "the ECS clusters: 'storefront' is wanted, 'storefront-ecs' is there")]
    [InlineData(Service, "  name            = var.name", "  name            = local.full_name", "the ECS services: 'backend, frontend' is wanted, 'storefront-backend, storefront-frontend' is there")]
    [InlineData(Service, "= var.family", "= var.name", "the families: 'storefront-backend, storefront-frontend' is wanted, 'backend, frontend' is there")]
    [InlineData("infra/modules/registry/main.tf", "  name = var.repository", "  name = \"shop\"", "the image repositories: 'storefront' is wanted, 'shop' is there")]
    [InlineData("infra/modules/access/deployment.tf", "-deploy\"", "-by-hand-deploy\"", "the deployment's role: 'storefront-deploy' is wanted, 'storefront-by-hand-deploy' is there")]
    [InlineData(Service, "    container_name   = var.container_name", "    container_name   = \"web\"", "backend: the container: 'backend:8080' is wanted, 'web:8080' is there")]
    [InlineData(Service, "    name         = var.container_name", "    name         = \"web\"", "backend: the container of the first definition: 'backend' is wanted, 'web' is there")]
    [InlineData(Service, "\"/${var.application}/${var.name}\"", "\"/ecs/${var.name}\"", "backend: the log: '/storefront/backend eu-west-1' is wanted, '/ecs/backend eu-west-1' is there")]
    [InlineData("infra/modules/cluster/main.tf", "-execution\"", "-start\"", "backend: the execution role: 'arn:aws:iam::333333333333:role/storefront-execution' is wanted, 'arn:aws:iam::333333333333:role/storefront-start' is there")]
    [InlineData(Service, "  name                 = local.full_name", "  name                 = var.name", "frontend: the task's role: 'arn:aws:iam::333333333333:role/storefront-frontend' is wanted, 'arn:aws:iam::333333333333:role/frontend' is there")]
    [InlineData("infra/modules/database/main.tf", "/database-url\"", "/db\"", "backend: 'DATABASE_URL' names arn:aws:secretsmanager:eu-west-1:333333333333:secret:storefront/uat/database-url-g7H8i9, and infra/ makes no such secret")]
    [InlineData("infra/modules/service/balancer.tf", "  port              = var.container_port", "  port              = 80", "frontend: 'BACKEND_URL' names backend:8080, where backend:80 answers")]
    [InlineData("infra/vault/main.tf", "= var.vault.path", "= \"shop\"", "Vault's path: 'secret/storefront/uat' is wanted, 'secret/shop' is there")]
    [InlineData("infra/vault/main.tf", "    ref_protected = \"true\"\n", "", "Vault's claims: 'environment=uat, project_id=42, ref=staging, ref_protected=true, ref_type=branch' is wanted, 'environment=uat, project_id=42, ref=staging, ref_type=branch' is there")]
    [InlineData("infra/vault/main.tf", "/data\" :", "\" :", "Vault's policy: 'path \"secret/data/storefront/uat\" { capabilities = [\"read\"] }' is wanted, 'path \"secret/storefront/uat\" { capabilities = [\"read\"] }' is there")]
    public void Are_missed_when_they_change(string file, string old, string replacement, string finding)
    {
        using var copy = new InfraRepository().With(file, old, replacement);

        Assert.Contains(finding, Findings(copy.Root, "uat"));
    }

    private static IReadOnlyList<string> Findings(string repository, string environment) => NamesCheck.Of(
        EnvironmentRoot.Of(repository, environment),
        EnvironmentRoot.Vault(repository, environment),
        Storefront.Application,
        Storefront.Application.Environment(environment),
        Path.Combine(Repository.Root, Storefront.Application.DeployFolder));
}
