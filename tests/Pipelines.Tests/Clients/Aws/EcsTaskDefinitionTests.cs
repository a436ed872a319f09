using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

/// <summary>Task definitions through <see cref="EcsClient"/>: JSON in, JSON out.</summary>
public sealed class EcsTaskDefinitionTests
{
    // Everything that ECS's own API reference lists for a container and a task, each member with a value.
    private const string Everything =
        """
        {
          "family": "storefront-backend", "taskRoleArn": "arn:task", "executionRoleArn": "arn:execution", "networkMode": "awsvpc", "cpu": "256", "memory": "512",
          "requiresCompatibilities": ["FARGATE"], "runtimePlatform": { "cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX" },
          "ephemeralStorage": { "sizeInGiB": 21 }, "pidMode": "task", "ipcMode": "none", "enableFaultInjection": false,
          "placementConstraints": [{ "type": "memberOf", "expression": "e" }], "inferenceAccelerators": [{ "deviceName": "d", "deviceType": "t" }],
          "proxyConfiguration": { "type": "APPMESH", "containerName": "envoy", "properties": [{ "name": "n", "value": "v" }] },
          "volumes": [
            { "name": "a", "host": { "sourcePath": "/a" }, "configuredAtLaunch": false },
            { "name": "b", "dockerVolumeConfiguration": { "scope": "task", "autoprovision": true, "driver": "local", "driverOpts": { "o": "1" }, "labels": { "L": "2" } } },
            { "name": "c", "efsVolumeConfiguration": { "fileSystemId": "f", "rootDirectory": "/", "transitEncryption": "ENABLED", "transitEncryptionPort": 1, "authorizationConfig": { "accessPointId": "p", "iam": "ENABLED" } } },
            { "name": "d", "fsxWindowsFileServerVolumeConfiguration": { "fileSystemId": "f", "rootDirectory": "/", "authorizationConfig": { "credentialsParameter": "c", "domain": "d" } } }
          ],
          "containerDefinitions": [{
            "name": "app", "image": "r/storefront@sha256:0", "repositoryCredentials": { "credentialsParameter": "c" }, "cpu": 0, "memory": 512, "memoryReservation": 256,
            "links": ["l"], "portMappings": [{ "containerPort": 8080, "hostPort": 8080, "protocol": "tcp", "name": "http", "appProtocol": "http2", "containerPortRange": "1-2" }],
            "essential": true, "restartPolicy": { "enabled": true, "ignoredExitCodes": [0], "restartAttemptPeriod": 60 }, "entryPoint": ["/bin/sh"], "command": ["-c", ""],
            "environment": [{ "name": "EMPTY", "value": "" }], "environmentFiles": [{ "value": "arn:s3", "type": "s3" }],
            "mountPoints": [{ "sourceVolume": "a", "containerPath": "/a", "readOnly": false }], "volumesFrom": [{ "sourceContainer": "x", "readOnly": true }],
            "linuxParameters": { "capabilities": { "add": ["NET_ADMIN"], "drop": ["ALL"] }, "devices": [{ "hostPath": "/h", "containerPath": "/c", "permissions": ["read"] }],
              "initProcessEnabled": true, "sharedMemorySize": 1, "tmpfs": [{ "containerPath": "/t", "size": 1, "mountOptions": ["ro"] }], "maxSwap": 1, "swappiness": 60 },
            "secrets": [{ "name": "S", "valueFrom": "arn:secret" }], "dependsOn": [{ "containerName": "db", "condition": "HEALTHY" }], "startTimeout": 1, "stopTimeout": 30,
            "versionConsistency": "disabled", "hostname": "h", "user": "1000", "workingDirectory": "/w", "disableNetworking": false, "privileged": false, "readonlyRootFilesystem": true,
            "dnsServers": ["1.1.1.1"], "dnsSearchDomains": ["d"], "extraHosts": [{ "hostname": "h", "ipAddress": "1.1.1.1" }], "dockerSecurityOptions": ["no-new-privileges"],
            "interactive": false, "pseudoTerminal": false, "dockerLabels": { "Some.Label": "x" }, "ulimits": [{ "name": "nofile", "softLimit": 1, "hardLimit": 2 }],
            "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "g" }, "secretOptions": [{ "name": "t", "valueFrom": "arn" }] },
            "healthCheck": { "command": ["CMD-SHELL", "true"], "interval": 5, "timeout": 2, "retries": 3, "startPeriod": 10 },
            "systemControls": [{ "namespace": "n", "value": "1" }], "resourceRequirements": [{ "value": "1", "type": "GPU" }],
            "firelensConfiguration": { "type": "fluentbit", "options": { "k": "v" } }, "credentialSpecs": ["c"]
          }]
        }
        """;

    private static readonly Dictionary<string, string> NoTags = [];

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_registered_as_it_is_given_and_read_as_it_was_registered()
    {
        ScriptedRequest? registered = null;
        using var server = ScriptedServer.Answering(request =>
        {
            registered ??= request;
            var answer = registered.Json!.DeepClone().AsObject();
            answer.Remove("tags");
            answer["taskDefinitionArn"] = "arn:aws:ecs:eu-west-1:111111111111:task-definition/storefront-backend:7";
            answer["revision"] = 7;
            answer["status"] = "ACTIVE";
            answer["compatibilities"] = new JsonArray("EC2");
            answer["requiresAttributes"] = new JsonArray(new JsonObject { ["name"] = "com.amazonaws.ecs.capability.x" });
            answer["registeredAt"] = 1700000000.5;
            answer["registeredBy"] = "arn:me";
            return ScriptedAnswer.Json(new JsonObject { ["taskDefinition"] = answer, ["tags"] = registered.Json!["tags"]!.DeepClone() }.ToJsonString());
        });
        using var ecs = new EcsClient(AwsTesting.Access(server));
        var input = JsonNode.Parse(Everything)!.AsObject();

        var arn = await ecs.RegisterTaskDefinitionAsync(input, new Dictionary<string, string> { ["commit"] = "abc" }, End);
        input["tags"] = new JsonArray(new JsonObject { ["key"] = "commit", ["value"] = "abc" });
        var read = await ecs.FindTaskDefinitionAsync("storefront-backend", End);

        Assert.Equal(input, server.Requests[0].Json, JsonNode.DeepEquals);
        Assert.Equal("arn:aws:ecs:eu-west-1:111111111111:task-definition/storefront-backend:7", arn);
        Assert.Equal("""{"taskDefinition":"storefront-backend","include":["TAGS"]}""", server.Requests[1].Text);
        Assert.Equal(arn, read!.Arn);
        Assert.Equal(("storefront-backend:7", true, DateTimeOffset.FromUnixTimeMilliseconds(1700000000500)), (read.Name, read.IsActive, read.RegisteredAt));
        Assert.Equal(new Dictionary<string, string> { ["commit"] = "abc" }, read.Tags);
        Assert.Equal(JsonNode.Parse(Everything), read.Json, JsonNode.DeepEquals);
    }

    [Fact]
    public async Task Is_listed_newest_first_and_tagged()
    {
        using var server = ScriptedServer.Answering(request => ScriptedAnswer.Json(
            request.Header("X-Amz-Target")!.EndsWith("ListTaskDefinitions", StringComparison.Ordinal) ? """{"taskDefinitionArns":["arn:td/f:2","arn:td/f:1"]}""" : "{}"));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Equal(["arn:td/f:2", "arn:td/f:1"], (await ecs.NewestTaskDefinitionsAsync("f", 25, End)).Arns);
        await ecs.TagAsync("arn:td/f:2", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }, End);

        Assert.Equal("""{"familyPrefix":"f","status":"ACTIVE","sort":"DESC","maxResults":25}""", server.Requests[0].Text);
        Assert.Equal("""{"resourceArn":"arn:td/f:2","tags":[{"key":"a","value":"1"},{"key":"b","value":"2"}]}""", server.Requests[1].Text);
    }

    [Fact]
    public async Task Is_null_when_the_family_has_none()
    {
        using var server = ScriptedServer.Answering(AwsTesting.Error("ClientException", "Unable to describe task definition."));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Null(await ecs.FindTaskDefinitionAsync("storefront-backend", End));
    }

    [Theory]
    [InlineData(
        """{"family":"f","containerDefinitions":[{"name":"a","imagee":"x"}]}""",
        "task definition f, containerDefinitions[0].imagee: ECS knows no member 'imagee' here. Write it as https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html says.")]
    [InlineData(
        """{"cpu":256}""",
        "task definition (no family), cpu: the value is not of the kind that ECS expects. Write it as https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html says.")]
    [InlineData(
        """{"family":"f","networkMode":{}}""",
        "task definition f, networkMode: the value is not of the kind that ECS expects. Write it as https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html says.")]
    [InlineData(
        """{"family":"f","revision":3}""",
        "task definition f, revision: ECS knows no member 'revision' here. Write it as https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html says.")]
    public async Task Is_refused_with_a_member_that_would_be_lost(string input, string expected)
    {
        using var server = ScriptedServer.Answering();
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var refused = await Assert.ThrowsAsync<DefinitionException>(() => ecs.RegisterTaskDefinitionAsync(JsonNode.Parse(input)!.AsObject(), NoTags, End));

        Assert.Equal(expected, refused.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Waits_out_another_registration_of_the_family()
    {
        var calls = 0;
        using var server = ScriptedServer.Answering(_ => calls++ == 0
            ? AwsTesting.Error("ClientException", "Too many concurrent attempts to create a new revision of the specified family.")
            : ScriptedAnswer.Json("""{"taskDefinition":{"taskDefinitionArn":"arn:td:2"}}"""));
        var time = new RecordedWaits();
        using var ecs = new EcsClient(AwsTesting.Access(server) with { Time = time });

        Assert.Equal("arn:td:2", await ecs.RegisterTaskDefinitionAsync(new JsonObject { ["family"] = "f" }, NoTags, End));
        Assert.Equal([TimeSpan.FromSeconds(1)], time.Waits);
    }

    [Fact]
    public async Task Is_refused_by_ECS_in_ECS_s_words()
    {
        using var server = ScriptedServer.Answering(AwsTesting.Error("ClientException", "No Fargate configuration exists for given values."));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ecs.RegisterTaskDefinitionAsync(new JsonObject { ["family"] = "f" }, NoTags, End));

        Assert.Equal(
            "Cannot register the task definition (f, eu-west-1): No Fargate configuration exists for given values (ClientException, request r-1). Mend what it says, and run it again.",
            refused.Message);
    }
}
