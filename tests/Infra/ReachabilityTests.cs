using Infra.Reachability;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>Who can reach whom, computed from the rules, is what docs/infrastructure.md says, and nothing else.</summary>
public class ReachabilityTests
{
    private const string Rules = "infra/modules/reachability/main.tf";
    private const string Finding = "module.reachability.aws_vpc_security_group_";

    public static TheoryData<string> Environments => [.. Storefront.Application.Environments.Select(environment => environment.Name.Text)];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Roads_are_those_of_the_table(string environment)
    {
        var matrix = Matrix.Of(Terraform.EnvironmentRoot.Of(Repository.Root, environment));

        Assert.Empty(matrix.Findings);
        Assert.Equal(Table(), matrix.Roads);
    }

    [Theory]
    [InlineData("for_each = local.public\n\n  security_group_id = aws_security_group.balancer[each.key].id\n  description       = \"Browsers\"", "for_each = var.services\n\n  security_group_id = aws_security_group.balancer[each.key].id\n  description       = \"Browsers\"", "the internet -> balancer of backend: 443")]
    [InlineData("for_each = local.private", "for_each = var.services", "tasks of frontend -> database: 5432")]
    [InlineData("for callee in service.after :", "for callee in keys(var.services) :", "tasks of backend -> balancer of backend: 8080")]
    [InlineData("cidr_ipv4         = \"0.0.0.0/0\"", "cidr_ipv4         = \"192.0.2.0/24\"", "the addresses 192.0.2.0/24 -> balancer of frontend: 80, 443")]
    [InlineData("  from_port                    = var.database_port\n", "  from_port                    = 1\n", "tasks of backend -> database: 1-5432")]
    [InlineData("  ip_protocol                  = \"tcp\"\n  from_port                    = var.database_port\n", "  ip_protocol                  = \"-1\"\n  from_port                    = var.database_port\n", "tasks of backend -> database: all")]
    public void Sees_a_road_that_is_opened(string old, string replacement, string road)
    {
        using var copy = new InfraRepository().With(Rules, old, replacement);
        var matrix = Matrix.Of(copy.Environment());

        Assert.Contains(matrix.Roads, found => found.ToString() == road);
        Assert.NotEqual(Table(), matrix.Roads);
    }

    [Theory]
    [InlineData("resource \"aws_vpc_security_group_ingress_rule\" \"database_from_tasks\"", Finding + "egress_rule.tasks_to_database[\"backend\"]: there is no rule for its other end", "tasks of backend -> database: 5432")]
    [InlineData("resource \"aws_vpc_security_group_egress_rule\" \"balancer_to_tasks\"", Finding + "ingress_rule.tasks_from_balancer[\"backend\"]: there is no rule for its other end", "balancer of backend -> tasks of backend: 8080")]
    public void Sees_a_rule_that_is_removed(string rule, string finding, string road)
    {
        using var copy = new InfraRepository().Without(Rules, rule);
        var matrix = Matrix.Of(copy.Environment());

        Assert.Contains(finding, matrix.Findings);
        Assert.DoesNotContain(matrix.Roads, found => found.ToString() == road);
    }

    [Fact]
    public void Sees_rules_that_stand_elsewhere()
    {
        using var copy = new InfraRepository().With("infra/modules/network/main.tf", "resource \"aws_default_security_group\" \"closed\" {\n", "resource \"aws_default_security_group\" \"closed\" {\n  ingress = []\n");

        Assert.Equal(["module.network.aws_default_security_group.closed: a rule stands in a resource of its own, aws_vpc_security_group_(in|e)gress_rule"], Matrix.Of(copy.Environment()).Findings);
    }

    [Fact]
    public void Sees_tasks_in_the_group_of_the_database()
    {
        using var copy = new InfraRepository().With("infra/environment/main.tf", "[module.reachability.task_security_group_ids[each.key]]", "[module.reachability.database_security_group_id]");

        Assert.Contains($"{Finding}egress_rule.tasks_to_s3[\"frontend\"]: nothing is in its group", Matrix.Of(copy.Environment()).Findings);
    }

    [Theory]
    [InlineData("resource \"aws_instance\" \"bastion\" {\n}\n", "module.network.aws_instance.bastion can be reached, and nobody has said what it is called")]
    [InlineData("resource \"aws_lb\" \"open\" {\n}\n", "module.network.aws_lb.open has no security group of its own")]
    public void Refuses_what_it_does_not_know(string addition, string message)
    {
        using var copy = new InfraRepository().With("infra/modules/network/main.tf", addition);

        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Matrix.Of(copy.Environment())).Message);
    }

    // | from | to | port | why |, below the heading.
    private static IEnumerable<Road> Table() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs/infrastructure.md")).Split("## Who reaches whom")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Road(cells[1], cells[2], cells[3]))
            .OrderBy(road => road.ToString(), StringComparer.Ordinal);
}
