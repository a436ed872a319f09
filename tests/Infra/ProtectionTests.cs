using Infra.Checks;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>What holds data or serves traffic is kept, and the two pipelines do not fight.</summary>
public class ProtectionTests
{
    private const string Database = "infra/modules/database/main.tf";
    private const string Instance = "module.database.aws_db_instance.this: ";
    private const string Service = "infra/modules/service/main.tf";
    private const string Backend = "module.service[\"backend\"].aws_ecs_service.this: ";

    public static TheoryData<string> Environments => ReachabilityTests.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Nothing_is_missing(string environment) => Assert.Empty(ProtectionCheck.Of(EnvironmentRoot.Of(Repository.Root, environment)));

    [Theory]
    [InlineData(Service, "[task_definition, desired_count]", "[desired_count]", Backend + "task_definition and desired_count are not this pipeline's: ignore_changes")]
    [InlineData(Service, "    rollback = true", "    rollback = false", Backend + "a deployment that fails is not taken back")]
    [InlineData(Service, "assign_public_ip = false", "assign_public_ip = true", Backend + "its tasks have public addresses")]
    [InlineData("infra/environment/main.tf", "task_subnet_ids          = module.network.private_subnet_ids", "task_subnet_ids          = module.network.public_subnet_ids", Backend + "its tasks run in public subnets")]
    [InlineData("infra/modules/service/balancer.tf", "= !var.public", "= true", "module.service[\"frontend\"].aws_lb.this: it stands in the wrong subnets")]
    [InlineData(Database, "    prevent_destroy = true", "    prevent_destroy = false", Instance + "it holds data, and has no prevent_destroy")]
    [InlineData(Database, "    prevent_destroy = true", "    prevent_destroy = false", "module.database.aws_secretsmanager_secret.url: it holds data, and has no prevent_destroy")]
    [InlineData(Database, "deletion_protection       = true", "deletion_protection       = false", Instance + "AWS would delete it when asked")]
    [InlineData(Database, "skip_final_snapshot       = false", "skip_final_snapshot       = true", Instance + "it would go without a last snapshot")]
    [InlineData(Database, "publicly_accessible    = false", "publicly_accessible    = true", Instance + "it has a public address")]
    [InlineData(Database, "storage_encrypted     = true", "storage_encrypted     = false", Instance + "its storage is not encrypted")]
    [InlineData(Database, "  password_wo         =", "  password            =", Instance + "its password is kept in the state")]
    [InlineData(Database, "  secret_string_wo         =", "  secret_string            =", "module.database.aws_secretsmanager_secret_version.url: its value is kept in the state")]
    [InlineData("infra/modules/registry/main.tf", "    prevent_destroy = true", "    prevent_destroy = false", "module.registry[\"storefront\"].aws_ecr_repository.this: it holds data, and has no prevent_destroy")]
    [InlineData("infra/modules/registry/main.tf", "\"IMMUTABLE_WITH_EXCLUSION\"", "\"MUTABLE\"", "module.registry[\"storefront\"].aws_ecr_repository.this: its tags can be moved")]
    [InlineData("infra/modules/network/main.tf", "aws_route_table.public.id\n  destination", "aws_route_table.private.id\n  destination", "module.network.aws_route.internet: the private subnets have a route to somewhere")]
    [InlineData("infra/modules/network/main.tf", "cidrsubnet(var.cidr, 4, 8 + each.value)", "cidrsubnet(var.cidr, 4, each.value + 1)", "module.network.aws_subnet.private[\"b\"]: it overlaps module.network.aws_subnet.public[\"a\"]")]
    public void What_is_taken_away_is_missed(string file, string old, string replacement, string finding)
    {
        using var copy = new InfraRepository().With(file, old, replacement);

        Assert.Contains(finding, ProtectionCheck.Of(copy.Environment()));
    }
}
