using Pipelines.Engines.Infrastructure;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Infrastructure;

public sealed class DestructionGuardTests
{
    private static readonly Pipelines.Definitions.Infrastructure Usual = new("infra/environment");

    [Theory]
    [InlineData("aws_db_instance")]
    [InlineData("aws_rds_cluster")]
    [InlineData("aws_ecs_service")]
    [InlineData("aws_lb")]
    [InlineData("aws_ecr_repository")]
    [InlineData("aws_s3_bucket")]
    [InlineData("aws_efs_file_system")]
    [InlineData("aws_dynamodb_table")]
    [InlineData("aws_secretsmanager_secret")]
    [InlineData("aws_kms_key")]
    [InlineData("aws_vpc")]
    public void Refuses_to_destroy_what_holds_data_or_serves_traffic(string type)
    {
        Check(Usual, [($"{type}.this", "update"), ($"{type}.that", "create")]);
        Assert.Equal(14, Refused(Usual, [($"{type}.this", "delete")]).ExitCode);
        Assert.Equal(14, Refused(Usual, [($"{type}.this", "delete+create")]).ExitCode);
    }

    [Fact]
    public void Lets_go_what_holds_nothing() => Check(Usual, [("aws_security_group_rule.this", "delete+create"), ("aws_iam_policy.this", "delete")]);

    [Fact]
    public void Says_what_and_how_it_could_be_meant() => Assert.Equal(
        "Cannot accept the plan (shop in uat): it replaces aws_lb.front, destroys module.data[\"main\"].aws_db_instance.this, which hold data or serve traffic; nothing was written. "
        + "If that is meant: '--allow-destroy 'aws_lb.front'+'module.data[\"main\"].aws_db_instance.this'', or, for the pipeline, write it into Infrastructure.AllowDestroy. Else find out what makes Terraform do it.",
        Refused(Usual, [("aws_lb.front", "create+delete"), ("aws_iam_policy.this", "delete"), ("module.data[\"main\"].aws_db_instance.this", "delete")]).Message);

    [Fact]
    public void Lets_go_what_a_person_names_and_nothing_else()
    {
        Check(Usual, [("aws_lb.front", "delete")], "aws_lb.front");
        Check(Usual with { AllowDestroy = ["aws_lb.front"] }, [("aws_lb.front", "delete")]);

        Assert.Contains("it destroys aws_lb.back,", Refused(Usual, [("aws_lb.front", "delete"), ("aws_lb.back", "delete")], "aws_lb.front").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_address_that_the_plan_does_not_destroy()
    {
        Assert.Equal(
            "Cannot allow what the plan destroys (shop in uat): 'aws_lb.frnt' is not destroyed or replaced by it. Did you mean 'aws_lb.front'? It destroys or replaces: aws_lb.front.",
            Refused(Usual, [("aws_lb.front", "delete")], "aws_lb.frnt").Message);
        Assert.Equal(
            "Cannot allow what the plan destroys (shop in uat): 'aws_lb.front', 'aws_lb.back' are not destroyed or replaced by it. Leave '--allow-destroy' out: the plan destroys nothing.",
            Refused(Usual, [("aws_lb.front", "update")], "aws_lb.front", "aws_lb.back").Message);
    }

    [Fact]
    public void Forgets_what_the_definition_allowed_once_it_is_done() => Check(Usual with { AllowDestroy = ["aws_lb.gone"] }, [("aws_lb.front", "update")]);

    [Theory]
    [InlineData("terraform_data.this")]
    [InlineData("terraform_data.this[0]")]
    [InlineData("module.a.terraform_data.this", "module.a")]
    [InlineData("module.a[\"x.y\\\"]z\"].terraform_data.this[1]", "module.a")]
    [InlineData("module.a[\"x\"].terraform_data.this", "module.a[\"x\"]")]
    [InlineData("module.a[\"x\"].terraform_data.this[0]", "module.a.terraform_data.this")]
    public void Refuses_to_destroy_what_the_definition_names(string address, string named = "terraform_data.this") =>
        Assert.Equal(14, Refused(Usual with { Protected = [named] }, [(address, "delete")]).ExitCode);

    [Theory]
    [InlineData("terraform_data.this2")]
    [InlineData("module.terraform_data.this")]
    public void Does_not_take_another_for_it(string address) => Check(Usual with { Protected = ["terraform_data.this"] }, [(address, "delete")]);

    private static void Check(Pipelines.Definitions.Infrastructure infrastructure, (string, string)[] changes, params string[] allowed) =>
        DestructionGuard.Check(RecordedPlans.Of(changes), infrastructure, allowed, "shop in uat");

    private static ExecutionException Refused(Pipelines.Definitions.Infrastructure infrastructure, (string, string)[] changes, params string[] allowed) =>
        Assert.Throws<ExecutionException>(() => Check(infrastructure, changes, allowed));
}
