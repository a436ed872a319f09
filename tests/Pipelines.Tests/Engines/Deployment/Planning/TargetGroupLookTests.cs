using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Aws;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.Releases;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Planning;

/// <summary>What a plan learns of target groups, by the calls that it really makes.</summary>
public sealed class TargetGroupLookTests
{
    private const string Web = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/web/1", Gone = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/gone/2";

    private readonly RecordedLog _log = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lets_a_plan_refuse_a_group_that_takes_other_targets_than_the_service_has()
    {
        await using var shop = await SandboxShop.StartAsync(seed: service => service with { TargetGroup = Web, ContainerPort = 80 });
        using var balancers = new LoadBalancerClient(shop.Access);
        var verb = new Verb(shop.Ecs, _log, TimeProvider.System, new()) { Sources = new() { TargetGroups = new TargetGroupLook(balancers, _log).FindAsync } };
        var input = Shop.Read("""{ "networkMode": "bridge", "containerDefinitions": { "backend": { "memory": 64, "portMappings": [{ "containerPort": 80 }] } } }""");

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => verb.PlanAsync(Shop.Application with { Services = [Shop.Backend] }, Shop.Uat, [input], End));

        Assert.Contains("error ECS0523 backend", refused.Message, StringComparison.Ordinal);
        Assert.Contains("target group web takes targets of type ip, and the network mode bridge needs instance", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_a_plan_warn_of_a_container_that_is_killed_before_its_requests_end()
    {
        await using var shop = await SandboxShop.StartAsync(seed: service => service with { TargetGroup = Web, ContainerPort = 80 });
        using var balancers = new LoadBalancerClient(shop.Access);
        var verb = new Verb(shop.Ecs, _log, TimeProvider.System, new()) { Sources = new() { TargetGroups = new TargetGroupLook(balancers, _log).FindAsync } };

        async Task<IEnumerable<string>> WarnedAsync(int seconds)
        {
            var input = Shop.Read($$"""{ "networkMode": "awsvpc", "containerDefinitions": { "backend": { "memory": 64, "stopTimeout": {{seconds}}, "portMappings": [{ "containerPort": 80 }] } } }""");
            return (await verb.PlanAsync(Shop.Application with { Services = [Shop.Backend] }, Shop.Uat, [input], End)).Warnings.Select(finding => finding.Id);
        }

        Assert.Contains("ECS0527", await WarnedAsync(30));
        Assert.DoesNotContain("ECS0527", await WarnedAsync(120));
    }

    [Fact]
    public async Task Says_once_that_it_may_not_see_how_long_they_drain()
    {
        using var server = ScriptedServer.Answering(request => request.Text.Contains("Attributes", StringComparison.Ordinal) ? AwsTesting.StsError("AccessDenied", "no", 403) : Groups());

        Assert.Null(Assert.Single(await FindAsync(server, Web)).DeregistrationDelay);

        Assert.Equal(
            "warning: These credentials may not call elasticloadbalancing:DescribeTargetGroupAttributes, so the containers' stopTimeout is not held against the target groups' deregistration delay.",
            Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task Finds_the_others_when_one_is_missing()
    {
        using var server = ScriptedServer.Answering(request => request.Text.Contains("gone", StringComparison.Ordinal)
            ? ScriptedAnswer.Text("<ErrorResponse><Error><Type>Sender</Type><Code>TargetGroupNotFound</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>", 400, "text/xml")
            : request.Text.Contains("Attributes", StringComparison.Ordinal) ? Attributes() : Groups());

        var found = Assert.Single(await FindAsync(server, Web, Gone));

        Assert.Equal((Web, "ip", "9000", 45), (found.Arn, found.TargetType, found.HealthCheckPort, found.DeregistrationDelay));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Says_once_that_it_may_not_look_and_refuses_nothing()
    {
        using var server = ScriptedServer.Answering(AwsTesting.StsError("AccessDenied", "no", 403));

        Assert.Empty(await FindAsync(server, Web));

        Assert.Equal(
            "warning: These credentials may not call elasticloadbalancing:DescribeTargetGroups, so the target groups are not held against the containers' ports.", Assert.Single(_log.Lines));
    }

    private async Task<IReadOnlyList<Pipelines.Engines.Deployment.Findings.TargetGroup>> FindAsync(ScriptedServer server, params string[] arns)
    {
        using var balancers = new LoadBalancerClient(AwsTesting.Access(server));
        return await new TargetGroupLook(balancers, _log).FindAsync(arns, End);
    }

    private static ScriptedAnswer Attributes() => ScriptedAnswer.Text(
        """
        <DescribeTargetGroupAttributesResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeTargetGroupAttributesResult><Attributes>
          <member><Key>stickiness.enabled</Key><Value>false</Value></member>
          <member><Key>deregistration_delay.timeout_seconds</Key><Value>45</Value></member>
        </Attributes></DescribeTargetGroupAttributesResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeTargetGroupAttributesResponse>
        """,
        contentType: "text/xml");

    private static ScriptedAnswer Groups() => ScriptedAnswer.Text(
        $"""
        <DescribeTargetGroupsResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeTargetGroupsResult><TargetGroups><member>
          <TargetGroupArn>{Web}</TargetGroupArn><TargetType>ip</TargetType><HealthCheckPort>9000</HealthCheckPort>
        </member></TargetGroups></DescribeTargetGroupsResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeTargetGroupsResponse>
        """,
        contentType: "text/xml");
}
