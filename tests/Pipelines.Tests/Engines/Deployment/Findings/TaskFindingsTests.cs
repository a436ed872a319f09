using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Findings;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

public class TaskFindingsTests
{
    private const string Good =
        """
        { "family": "shop-backend", "executionRoleArn": "arn:aws:iam::333333333333:role/exec", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
          "containerDefinitions": [{ "name": "backend", "image": "i", "stopTimeout": 120, "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD"] },
            "environment": [{ "name": "TOKEN", "value": "" }, { "name": "TOKENS_PER_SECOND", "value": "5" }] }] }
        """;

    [Fact]
    public void Says_nothing_about_a_good_definition() => Assert.Empty(Of(Shop.Json(Good)));

    [Theory]
    [InlineData("cpu", "\"300\"", "Refusal backend: Fargate has no size with cpu 300. Write one of 256, 512, 1024, 2048, 4096, 8192, 16384.")]
    [InlineData("memory", "\"4096\"", "Refusal backend: Fargate has no size with cpu 256 and memory 4096. Memory for cpu 256: 512, 1024, 2048.")]
    [InlineData("memory", null, "Refusal backend: Fargate needs the size of the task. Write \"cpu\" and \"memory\", such as \"256\" and \"512\".")]
    [InlineData("networkMode", "\"bridge\"", "Refusal backend: Fargate knows no network mode but awsvpc. Write \"networkMode\": \"awsvpc\".")]
    [InlineData("executionRoleArn", null, "Refusal backend: without an execution role Fargate cannot pull the image from ECR. Write \"executionRoleArn\".")]
    [InlineData("taskRoleArn", "\"arn:aws:iam::111111111111:role/app\"", "Refusal backend: taskRoleArn 'arn:aws:iam::111111111111:role/app' is not in 333333333333, the account of uat. Write the role of uat.")]
    public void Names_what_the_task_gets_wrong(string member, string? value, string finding)
    {
        var task = Shop.Json(Good);
        task.Remove(member);
        if (value is not null)
        {
            task[member] = JsonNode.Parse(value);
        }

        Assert.Equal([finding], Of(task));
    }

    [Theory]
    [InlineData("stopTimeout", "121", "Refusal backend: stopTimeout of container 'backend' is 121 s; Fargate takes 120. Write 120 or less.")]
    [InlineData("portMappings", "[]", "Warning backend: no container has a port, so nothing can reach the service. Write portMappings, unless it only works on a queue.")]
    [InlineData("healthCheck", null, "Warning backend: container 'backend' has a port and no healthCheck, so without a load balancer ECS takes it for healthy as soon as it runs. Write healthCheck; ECS ignores the image's own.")]
    [InlineData("environment", """[{ "name": "DB_PASSWORD", "value": "hunter2" }]""", "Warning backend: 'DB_PASSWORD' in the environment of container 'backend' looks like a secret, and everybody who may describe the definition reads it for ever. Move it to secrets, by the ARN of a secret or parameter.")]
    public void Names_what_a_container_gets_wrong(string member, string? value, string finding)
    {
        var task = Shop.Json(Good);
        var container = task["containerDefinitions"]![0]!.AsObject();
        container.Remove(member);
        if (value is not null)
        {
            container[member] = JsonNode.Parse(value);
        }

        Assert.Equal([finding], Of(task));
    }

    [Theory]
    [InlineData("256", "512", true)]
    [InlineData("256", "1536", false)]
    [InlineData("512", "4096", true)]
    [InlineData("512", "512", false)]
    [InlineData("8192", "20480", true)]
    [InlineData("8192", "17408", false)]
    [InlineData("16384", "122880", true)]
    [InlineData("16384", "36864", false)]
    public void Knows_the_sizes_of_Fargate(string cpu, string memory, bool good)
    {
        var task = Shop.Json(Good);
        (task["cpu"], task["memory"]) = (cpu, memory);

        Assert.Equal(good, Of(task).Count == 0);
    }

    [Fact]
    public void Leaves_tasks_alone_that_do_not_run_on_Fargate()
    {
        var task = Shop.Json(Good);
        task.Remove("requiresCompatibilities");
        task.Remove("executionRoleArn");
        (task["cpu"], task["networkMode"], task["containerDefinitions"]![0]!["stopTimeout"]) = ("300", "host", 600);

        Assert.Empty(Of(task));
    }

    [Fact]
    public void Refuses_more_than_ECS_takes()
    {
        var task = Shop.Json(Good);
        var containers = task["containerDefinitions"]!.AsArray();
        for (var number = 1; number <= 10; number++)
        {
            var container = containers[0]!.DeepClone();
            container["name"] = $"c{number}";
            container["environment"] = new JsonArray(new JsonObject { ["name"] = "BIG", ["value"] = new string('x', 7000) });
            containers.Add(container);
        }

        Assert.Equal(
            [$"Refusal backend: the task definition has {task.ToJsonString().Length} bytes; ECS takes 65536. Move values out of environment into secrets or files.",
                "Refusal backend: 11 containers in one task; ECS takes 10. Split the service."],
            Of(task));
    }

    private static List<string> Of(JsonObject task) =>
        [.. TaskFindings.Of(new TaskDefinitionInput(Shop.Backend, "shop-backend", Shop.Reference(), task), Shop.Uat).Select(finding => $"{finding.Weight} {finding}")];
}
