using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>The graph of references between the files of infra/.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("infra/environment")]
    [InlineData("infra/vault")]
    public void Every_reference_has_its_declaration_and_every_declaration_a_reader(string root) =>
        Assert.Empty(ReferenceCheck.Of(Configuration.Load(Path.Combine(Repository.Root, root))));

    [Theory]
    [InlineData("infra/environment/variables.tf", "variable \"tier\"", "variable \"level\"", "there is no variable 'tier'")]
    [InlineData("infra/environment/main.tf", "serves_people = contains", "serves_nobody = contains", "there is no local 'serves_people'")]
    [InlineData("infra/environment/main.tf", "module \"registry\"", "module \"images\"", "there is no module 'registry'")]
    [InlineData("infra/modules/network/outputs.tf", "output \"vpc_id\"", "output \"vpc\"", "the module 'network' has no output 'vpc_id'")]
    [InlineData("infra/modules/network/outputs.tf", "output \"vpc_id\"", "output \"vpc\"", "nobody reads the output 'vpc'")]
    [InlineData("infra/modules/network/main.tf", "resource \"aws_vpc\" \"this\"", "resource \"aws_vpc\" \"that\"", "there is no 'aws_vpc.this'")]
    [InlineData("infra/modules/database/main.tf", "ephemeral \"aws_secretsmanager_random_password\" \"this\"", "ephemeral \"aws_secretsmanager_random_password\" \"that\"", "there is no 'ephemeral.aws_secretsmanager_random_password.this'")]
    [InlineData("infra/environment/main.tf", "  cidr   = var.vpc_cidr\n", "", "the module 'network' is not given 'cidr'")]
    [InlineData("infra/environment/main.tf", "  cidr   = var.vpc_cidr\n", "  cidr   = var.vpc_cidr\n  spare  = 1\n", "the module 'network' has no variable 'spare'")]
    [InlineData("infra/environment/main.tf", "  cidr   = var.vpc_cidr\n", "  cidr   = \"10.0.0.0/16\"\n", "nobody reads the variable 'vpc_cidr'")]
    [InlineData("infra/environment/main.tf", "  for_each = var.services\n", "", "'each.key' stands in a block without for_each")]
    [InlineData("infra/modules/access/main.tf", "  any_branch ", "  spare = 1\n  any_branch ", "nobody reads the local 'spare'")]
    public void Sees_what_is_spoilt(string file, string old, string replacement, string finding)
    {
        using var copy = new InfraRepository().With(file, old, replacement);

        Assert.Contains(ReferenceCheck.Of(Configuration.Load(Path.Combine(copy.Root, "infra/environment"))), found => found.EndsWith(finding, StringComparison.Ordinal));
    }
}
