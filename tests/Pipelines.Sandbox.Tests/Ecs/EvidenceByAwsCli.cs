using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Ecs;

/// <summary>Logs, target groups and faults, as AWS's own client sees them.</summary>
public sealed class EvidenceByAwsCli
{
    private const string Group = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/0123456789abcdef";

    private static readonly SandboxEnvironment Balanced = Started.Dev with { Services = [new() { Name = "backend", Family = "b", TargetGroup = Group, ContainerPort = 8080 }] };

    [Fact]
    public async Task Target_groups_tell_of_the_tasks_of_their_service()
    {
        await using var started = await Started.NewAsync(options => options with { Environments = [Balanced] });
        await started.AwsAsync("ecs", "wait", "services-stable", "--cluster", "storefront-dev", "--services", "backend");

        var groups = JsonNode.Parse(await started.AwsAsync("elbv2", "describe-target-groups", "--target-group-arns", Group))!;
        var health = JsonNode.Parse(await started.AwsAsync("elbv2", "describe-target-health", "--target-group-arn", Group))!;

        Assert.Equal("web", (string?)groups["TargetGroups"]![0]!["TargetGroupName"]);
        Assert.Equal("healthy", (string?)Assert.Single(health["TargetHealthDescriptions"]!.AsArray())!["TargetHealth"]!["State"]);
        var refused = await started.TryAwsAsync(["elbv2", "describe-target-health", "--target-group-arn", Group + "0"]);
        Assert.Contains("(TargetGroupNotFound)", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_s_log_is_read_by_its_stream()
    {
        await using var started = await Started.NewAsync();
        await started.AwsAsync("ecs", "register-task-definition", "--cli-input-json",
            """
            {"family":"storefront-dev-backend","containerDefinitions":[{"name":"web","image":"example.org/web:1","memory":64,
              "dockerLabels":{"pipelines.sandbox.log":"one\ntwo\nthree"},
              "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/shop","awslogs-region":"eu-west-1","awslogs-stream-prefix":"ecs"}}}]}
            """);
        await started.AwsAsync("ecs", "update-service", "--cluster", "storefront-dev", "--service", "backend", "--task-definition", "storefront-dev-backend:2");
        await started.AwsAsync("ecs", "wait", "services-stable", "--cluster", "storefront-dev", "--services", "backend");
        var task = (string)JsonNode.Parse(await started.AwsAsync("ecs", "list-tasks", "--cluster", "storefront-dev", "--service-name", "backend"))!["taskArns"]![0]!;

        var tail = JsonNode.Parse(await started.AwsAsync("logs", "get-log-events", "--log-group-name", "/shop", "--log-stream-name", $"ecs/web/{task.Split('/')[^1]}", "--limit", "2"))!;
        var found = JsonNode.Parse(await started.AwsAsync("logs", "filter-log-events", "--log-group-name", "/shop", "--filter-pattern", "two"))!;

        Assert.Equal(["two", "three"], tail["events"]!.AsArray().Select(one => (string?)one!["message"]));
        Assert.Equal("two", (string?)Assert.Single(found["events"]!.AsArray())!["message"]);
        Assert.Contains("(ResourceNotFoundException)", (await started.TryAwsAsync(["logs", "get-log-events", "--log-group-name", "/none", "--log-stream-name", "s"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scripted_fault_befalls_the_calls_that_it_names()
    {
        await using var started = await Started.NewAsync(options => options with
        {
            Faults = [new SandboxFault("DescribeClusters") { From = 2, Code = "ClientException", Message = "by script" }],
        });
        string[] call = ["ecs", "describe-clusters", "--clusters", "storefront-dev"];

        Assert.Equal((0, true, 0), ((await started.TryAwsAsync(call)).ExitCode, (await started.TryAwsAsync(call)).Error.Contains("by script", StringComparison.Ordinal), (await started.TryAwsAsync(call)).ExitCode));
    }
}
