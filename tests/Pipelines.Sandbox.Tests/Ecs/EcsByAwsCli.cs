using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Ecs;

/// <summary>ECS as the AWS command line client sees it.</summary>
public sealed class EcsByAwsCli
{
    private const string Definition = """
        {
          "family": "storefront-dev-backend",
          "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1 vCPU", "memory": "2 GB",
          "containerDefinitions": [{"name": "backend", "image": "example.org/backend:1", "portMappings": [{"containerPort": 8080}]}]
        }
        """;

    [Fact]
    public async Task Deploys_a_seeded_service_and_waits_until_it_is_stable()
    {
        await using var started = await Started.NewAsync();

        var registered = JsonNode.Parse(await started.AwsAsync("ecs", "register-task-definition", "--cli-input-json", Definition))!["taskDefinition"]!;
        var updated = JsonNode.Parse(await started.AwsAsync("ecs", "update-service", "--cluster", "storefront-dev", "--service", "backend", "--task-definition", "storefront-dev-backend"))!["service"]!;
        await started.AwsAsync("ecs", "wait", "services-stable", "--cluster", "storefront-dev", "--services", "backend");
        var service = JsonNode.Parse(await started.AwsAsync("ecs", "describe-services", "--cluster", "storefront-dev", "--services", "backend", "nothing"))!;
        var tasks = JsonNode.Parse(await started.AwsAsync("ecs", "list-tasks", "--cluster", "storefront-dev", "--service-name", "backend"))!["taskArns"]!.AsArray();
        var task = JsonNode.Parse(await started.AwsAsync("ecs", "describe-tasks", "--cluster", "storefront-dev", "--tasks", (string)tasks.Single()!))!["tasks"]![0]!;

        Assert.Equal("arn:aws:ecs:eu-west-1:111111111111:task-definition/storefront-dev-backend:2", (string?)registered["taskDefinitionArn"]);
        Assert.Equal(("1024", "2048"), ((string)registered["cpu"]!, (string)registered["memory"]!));
        Assert.Equal("PRIMARY", (string?)updated["deployments"]![0]!["status"]);
        Assert.Equal((string?)registered["taskDefinitionArn"], (string?)service["services"]![0]!["taskDefinition"]);
        Assert.Equal("MISSING", (string?)service["failures"]![0]!["reason"]);
        Assert.Equal("RUNNING", (string?)task["lastStatus"]);
        Assert.Equal((string?)updated["deployments"]![0]!["id"], (string?)task["startedBy"]);
    }

    [Fact]
    public async Task Separates_accounts_and_regions()
    {
        await using var started = await Started.NewAsync();

        var other = await started.TryAwsAsync(["ecs", "list-clusters"], started.Variables("uat"));
        var elsewhere = await started.TryAwsAsync(["--region", "us-east-1", "ecs", "list-clusters"]);
        var foreign = await started.TryAwsAsync(["ecs", "describe-services", "--cluster", "arn:aws:ecs:eu-west-1:333333333333:cluster/storefront-uat", "--services", "backend"]);

        Assert.Equal("arn:aws:ecs:eu-west-1:333333333333:cluster/storefront-uat", (string?)JsonNode.Parse(other.Output)!["clusterArns"]!.AsArray().Single());
        Assert.Empty(JsonNode.Parse(elsewhere.Output)!["clusterArns"]!.AsArray());
        Assert.Contains("(InvalidParameterException) when calling the DescribeServices operation: Identifier is for 333333333333. Your accountId is 111111111111", foreign.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creates_a_service_of_its_own()
    {
        await using var started = await Started.NewAsync();
        await started.AwsAsync("ecs", "create-cluster", "--cluster-name", "mine");
        await started.AwsAsync("ecs", "register-task-definition", "--family", "f", "--container-definitions", """[{"name":"c","image":"i","memory":64}]""");

        var created = JsonNode.Parse(await started.AwsAsync("ecs", "create-service", "--cluster", "mine", "--service-name", "s", "--task-definition", "f", "--desired-count", "2"))!["service"]!;
        await started.AwsAsync("ecs", "wait", "services-stable", "--cluster", "mine", "--services", "s");
        var clusters = JsonNode.Parse(await started.AwsAsync("ecs", "describe-clusters", "--clusters", "mine", "none"))!;

        Assert.Equal("arn:aws:ecs:eu-west-1:111111111111:service/mine/s", (string?)created["serviceArn"]);
        Assert.Equal(2, (int)clusters["clusters"]![0]!["runningTasksCount"]!);
        Assert.Equal("arn:aws:ecs:eu-west-1:111111111111:cluster/none", (string?)clusters["failures"]![0]!["arn"]);
    }
}
