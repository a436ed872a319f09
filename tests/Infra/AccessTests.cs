using System.Text.Json;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>Who from outside may do what: GitLab's jobs, by project, branch and audience.</summary>
public class AccessTests
{
    private const string Account = "arn:aws:iam::333333333333:role/";

    private static readonly ModuleInstance Uat = EnvironmentRoot.Of(Repository.Root, "uat");

    [Fact]
    public void A_deployment_is_of_one_project_branch_and_environment()
    {
        var (audience, subject) = TrustOf("storefront-deploy", "StringEquals");

        Assert.Equal(Storefront.Application.AwsAudienceOf(Storefront.Uat), audience);
        Assert.Equal($"project_path:{Project}:ref_type:branch:ref:{Storefront.Application.ReleaseBranch}", subject);
    }

    [Fact]
    public void The_tokens_of_a_deployment_and_of_the_infrastructure_do_not_open_each_others_roles()
    {
        var apply = TrustOf("storefront-infra", "StringLike");
        var plan = TrustOf("storefront-infra-plan", "StringLike");

        Assert.Equal(("aws:storefront:uat:infra", $"project_path:{Project}:ref_type:branch:ref:staging"), apply);
        Assert.Equal(("aws:storefront:uat:infra-plan", $"project_path:{Project}:ref_type:branch:ref:*"), plan);
        Assert.Equal(3, new[] { TrustOf("storefront-deploy", "StringEquals").Audience, apply.Audience, plan.Audience }.Distinct().Count());
    }

    [Fact]
    public void The_provider_knows_every_audience_that_a_role_asks_for()
    {
        var provider = Uat.Resources().Single(resource => resource.Type == "aws_iam_openid_connect_provider");

        Assert.Equal(["aws:storefront:uat", "aws:storefront:uat:infra", "aws:storefront:uat:infra-plan"], Values.Items(provider.Get("client_id_list")));
    }

    [Fact]
    public void A_deployment_may_do_what_was_recorded_and_no_more()
    {
        var recorded = Values.Items(Values.Map(Functions.Decoded(JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/iam/deploy.json"))).RootElement))["Statement"]);
        var granted = StatementsOf("storefront-deploy");

        Assert.Equal(recorded.SelectMany(Actions), granted.SelectMany(Actions));
        Assert.Equal(recorded.Select(HasCondition), granted.Select(HasCondition));
        Assert.DoesNotContain(granted.SelectMany(Resources), resource => resource.Contains('$', StringComparison.Ordinal) || resource.Contains('<', StringComparison.Ordinal));
        Assert.Equal([$"{Account}storefront-execution", $"{Account}storefront-backend", $"{Account}storefront-frontend"], ResourcesFor(granted, "iam:PassRole"));
        Assert.Equal(["arn:aws:ecs:eu-west-1:333333333333:task-definition/storefront-backend:*", "arn:aws:ecs:eu-west-1:333333333333:task-definition/storefront-frontend:*"], ResourcesFor(granted, "ecs:RegisterTaskDefinition"));
        Assert.Equal(["arn:aws:ecr:eu-west-1:333333333333:repository/storefront"], ResourcesFor(granted, "ecr:PutImage"));
        Assert.Equal(["arn:aws:ecs:eu-west-1:333333333333:service/storefront/*"], ResourcesFor(granted, "ecs:UpdateService"));
    }

    [Fact]
    public void Images_of_other_accounts_are_read_only_where_they_are_promoted_from()
    {
        const string Sit = "arn:aws:ecr:eu-west-1:222222222222:repository/storefront";
        var promoting = EnvironmentRoot.Of(Repository.Root, "uat", ("promoted_from", new List<object?> { Sit }));

        Assert.Equal([Sit], Resources(StatementsOf("storefront-deploy", promoting)[^1]));
        Assert.Equal(["ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer"], Actions(StatementsOf("storefront-deploy", promoting)[^1]));
    }

    [Fact]
    public void A_word_of_the_recorded_policy_that_is_not_known_is_refused()
    {
        using var copy = new InfraRepository().With("docs/iam/deploy.json", "${Cluster}", "${Galaxy}");

        Assert.EndsWith("'${Galaxy}' is not known", Assert.Throws<Hcl.HclException>(() => StatementsOf("storefront-deploy", copy.Environment())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_role_but_those_of_the_infrastructure_stands_below_the_boundary()
    {
        var free = Uat.Resources().Where(resource => resource.Type == "aws_iam_role" && !resource.Has("permissions_boundary")).Select(resource => resource.Text("name"));

        Assert.Equal(["storefront-infra", "storefront-infra-plan"], free);
    }

    [Fact]
    public void A_plan_reads_no_secret_and_writes_nothing()
    {
        var plan = StatementsOf("storefront-infra-plan");

        Assert.All(plan.Where(statement => Values.Map(statement)["Effect"] is "Allow").SelectMany(Actions), action => Assert.Matches("^[a-z0-9-]+:(Describe|Get|List)", action));
        Assert.DoesNotContain("secretsmanager:GetSecretValue", plan.Where(statement => Values.Map(statement)["Effect"] is "Allow").SelectMany(Actions));
        Assert.Contains("secretsmanager:GetSecretValue", plan.Where(statement => Values.Map(statement)["Effect"] is "Deny").SelectMany(Actions));
    }

    [Fact]
    public void Applying_makes_roles_below_the_boundary_only_and_never_changes_its_own()
    {
        var apply = StatementsOf("storefront-infra");
        var making = Values.Map(apply.Single(statement => Actions(statement).Contains("iam:CreateRole")));
        var refused = apply.Single(statement => Actions(statement).Contains("iam:Create*"));

        Assert.Equal("arn:aws:iam::333333333333:policy/storefront-boundary", Values.Map(Values.Map(making["Condition"])["StringEquals"])["iam:PermissionsBoundary"]);
        Assert.Equal(["arn:aws:iam::333333333333:policy/storefront-boundary", $"{Account}storefront-infra", $"{Account}storefront-infra-plan"], Resources(refused));
        Assert.DoesNotContain("iam:*", apply.SelectMany(Actions));
    }

    private static string Project => Values.Text(Values.Map(Uat.VariableOf("gitlab"))["project_path"]);

    private static (string Audience, string Subject) TrustOf(string role, string operatorOfSubject)
    {
        var policy = Values.Map(((Json)RoleOf(role, Uat).Get("assume_role_policy")!).Value);
        var condition = Values.Map(Values.Map(Values.Items(policy["Statement"]).Single())["Condition"]);
        var issuer = Values.Text(Values.Map(Uat.VariableOf("gitlab"))["url"]).Replace("https://", "", StringComparison.Ordinal);
        return (Values.Text(Values.Map(condition["StringEquals"])[$"{issuer}:aud"]), Values.Text(Values.Map(condition[operatorOfSubject])[$"{issuer}:sub"]));
    }

    private static Resource RoleOf(string name, ModuleInstance root) => root.Resources().Single(resource => resource.Type == "aws_iam_role" && resource.Text("name") == name);

    private static IReadOnlyList<object?> StatementsOf(string role, ModuleInstance? root = null)
    {
        var of = RoleOf(role, root ?? Uat).Address;
        var policy = (root ?? Uat).Resources().Single(resource => resource.Type == "aws_iam_role_policy" && resource.Get("role") is Computed id && id.Address == of);
        return Values.Items(Values.Map(((Json)policy.Get("policy")!).Value)["Statement"]);
    }

    private static IEnumerable<string> Actions(object? statement) => Values.Items(Values.Map(statement)["Action"]).Select(Values.Text);

    private static IEnumerable<string> Resources(object? statement) => Values.Items(Values.Map(statement)["Resource"]).Select(Values.Text);

    private static IEnumerable<string> ResourcesFor(IEnumerable<object?> statements, string action) => Resources(statements.Single(statement => Actions(statement).Contains(action)));

    private static bool HasCondition(object? statement) => Values.Map(statement).ContainsKey("Condition");
}
