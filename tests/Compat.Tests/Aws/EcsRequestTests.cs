using System.Text.Json.Nodes;

using Amazon.ECS;
using Amazon.ECS.Model;

using Pipelines.Testing;

using Xunit;

using KeyValuePair = Amazon.ECS.Model.KeyValuePair;
using Task = System.Threading.Tasks.Task;

namespace Compat.Tests.Aws;

public sealed class EcsRequestTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_posted_to_the_root_with_its_operation_in_a_header()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}"));
        using var ecs = Clients.Ecs(server.Address);

        await ecs.DescribeClustersAsync(new DescribeClustersRequest(), End);

        Assert.Equal("POST /", server.Request.ToString());
        Assert.Equal("AmazonEC2ContainerServiceV20141113.DescribeClusters", server.Request.Header("X-Amz-Target"));
        Assert.Equal("application/x-amz-json-1.1", server.Request.Header("Content-Type"));
        Assert.Equal("{}", server.Request.Text);
    }

    [Fact]
    public async Task Is_signed_for_the_service_and_the_region()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}"));
        using var ecs = Clients.Ecs(server.Address);

        await ecs.ListTasksAsync(new ListTasksRequest { Cluster = "é" }, End);

        var authorization = server.Request.Header("Authorization")!;
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/ecs/aws4_request, ", authorization);
        Assert.Contains("SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target,", authorization);
        Assert.Equal("session-token", server.Request.Header("X-Amz-Security-Token"));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(server.Request.Body.Span)),
            server.Request.Header("X-Amz-Content-SHA256"));
    }

    [Fact]
    public async Task Of_a_task_definition_has_every_member_that_is_set_and_no_other()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}"));
        using var ecs = Clients.Ecs(server.Address);

        await ecs.RegisterTaskDefinitionAsync(
            new RegisterTaskDefinitionRequest
            {
                Family = "storefront-backend",
                NetworkMode = NetworkMode.Awsvpc,
                RequiresCompatibilities = ["FARGATE"],
                Cpu = "256",
                Memory = "512",
                RuntimePlatform = new RuntimePlatform { CpuArchitecture = CPUArchitecture.X86_64, OperatingSystemFamily = OSFamily.LINUX },
                EphemeralStorage = new EphemeralStorage { SizeInGiB = 21 },
                EnableFaultInjection = false,
                Tags = [new Tag { Key = "commit", Value = "abc" }],
                Volumes =
                [
                    new Volume
                    {
                        Name = "data",
                        EfsVolumeConfiguration = new EFSVolumeConfiguration
                        {
                            FileSystemId = "fs-1",
                            AuthorizationConfig = new EFSAuthorizationConfig { Iam = EFSAuthorizationConfigIAM.ENABLED },
                        },
                        FsxWindowsFileServerVolumeConfiguration = new FSxWindowsFileServerVolumeConfiguration { FileSystemId = "fs-2" },
                        S3filesVolumeConfiguration = new S3FilesVolumeConfiguration { FileSystemArn = "arn" },
                    },
                ],
                ContainerDefinitions =
                [
                    new ContainerDefinition
                    {
                        Name = "app",
                        Image = "r/storefront@sha256:0",
                        Essential = true,
                        Command = [],
                        Environment = [new KeyValuePair { Name = "EMPTY", Value = "" }],
                        DockerLabels = new Dictionary<string, string> { ["Some.Label"] = "1" },
                        LogConfiguration = new LogConfiguration { LogDriver = LogDriver.JsonFile, Options = new() { ["max-size"] = "1m" } },
                        RestartPolicy = new ContainerRestartPolicy { Enabled = true, IgnoredExitCodes = [0, 143] },
                        Ulimits = [new Ulimit { Name = UlimitName.Nofile, SoftLimit = 1024, HardLimit = 2048 }],
                        DependsOn = [new ContainerDependency { ContainerName = "db", Condition = ContainerCondition.HEALTHY }],
                    },
                ],
            },
            End);

        Assert.Equal(
            JsonNode.Parse("""
                {
                  "family": "storefront-backend",
                  "networkMode": "awsvpc",
                  "requiresCompatibilities": ["FARGATE"],
                  "cpu": "256",
                  "memory": "512",
                  "runtimePlatform": { "cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX" },
                  "ephemeralStorage": { "sizeInGiB": 21 },
                  "enableFaultInjection": false,
                  "tags": [{ "key": "commit", "value": "abc" }],
                  "volumes": [{
                    "name": "data",
                    "efsVolumeConfiguration": { "fileSystemId": "fs-1", "authorizationConfig": { "iam": "ENABLED" } },
                    "fsxWindowsFileServerVolumeConfiguration": { "fileSystemId": "fs-2" },
                    "s3filesVolumeConfiguration": { "fileSystemArn": "arn" }
                  }],
                  "containerDefinitions": [{
                    "name": "app",
                    "image": "r/storefront@sha256:0",
                    "essential": true,
                    "command": [],
                    "environment": [{ "name": "EMPTY", "value": "" }],
                    "dockerLabels": { "Some.Label": "1" },
                    "logConfiguration": { "logDriver": "json-file", "options": { "max-size": "1m" } },
                    "restartPolicy": { "enabled": true, "ignoredExitCodes": [0, 143] },
                    "ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 2048 }],
                    "dependsOn": [{ "containerName": "db", "condition": "HEALTHY" }]
                  }]
                }
                """),
            server.Request.Json,
            JsonNode.DeepEquals);
    }

    [Fact]
    public async Task Omits_what_is_not_set_and_sends_false_and_zero()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}"));
        using var ecs = Clients.Ecs(server.Address);

        await ecs.UpdateServiceAsync(
            new UpdateServiceRequest { Service = "backend", DesiredCount = 0, ForceNewDeployment = false, EnableECSManagedTags = true }, End);

        Assert.Equal("""{"service":"backend","desiredCount":0,"forceNewDeployment":false,"enableECSManagedTags":true}""", server.Request.Text);
    }

    [Fact]
    public async Task Sends_times_as_seconds_with_a_fraction()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}"));
        using var ecs = Clients.Ecs(server.Address);

        await ecs.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest
            {
                Service = "backend",
                Status = ["IN_PROGRESS"],
                CreatedAt = new CreatedAt { After = new DateTime(2023, 11, 14, 22, 13, 19, 123, DateTimeKind.Utc) },
            },
            End);

        Assert.Equal("""{"service":"backend","status":["IN_PROGRESS"],"createdAt":{"after":1699999999.123}}""", server.Request.Text);
    }
}
