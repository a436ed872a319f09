using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Containers;

public class ContainerFilesTests
{
    private const string Image = "333333333333.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Fact]
    public void Merges_the_overlay_of_the_environment_and_puts_the_image_in()
    {
        var input = Shop.Read(
            """
            {
              "$schema": "../docs/schema/containers.schema.json",
              "memory": "512",
              "cpu": "256",
              "containerDefinitions": {
                "backend": { "environment": { "PORT": "8080", "LOG": "debug", "EMPTY": "" }, "portMappings": [{ "containerPort": 8080 }] }
              }
            }
            """,
            """{ "cpu": "1 vCPU", "containerDefinitions": { "backend": { "environment": { "LOG": null, "ALPHA": "1" }, "portMappings": [{ "containerPort": 80 }] } } }""");

        Assert.Equal(
            """{"family":"shop-backend","cpu":"1024","memory":"512","containerDefinitions":[{"name":"backend","image":"IMAGE","environment":[{"name":"ALPHA","value":"1"},{"name":"EMPTY","value":""},{"name":"PORT","value":"8080"}],"portMappings":[{"containerPort":80}]}]}"""
                .Replace("IMAGE", Image),
            input.Json.ToJsonString());
    }

    [Fact]
    public void Takes_the_lists_of_ECS_as_maps_by_name_before_merging()
    {
        var input = Shop.Read(
            """{ "containerDefinitions": [{ "name": "backend", "environment": [{ "name": "A", "value": "1" }, { "name": "B", "value": "2" }], "secrets": [{ "name": "S", "valueFrom": "arn:s" }] }] }""",
            """{ "containerDefinitions": { "backend": { "environment": [{ "name": "B", "value": "3" }] } } }""");

        var container = Assert.Single(input.Json["containerDefinitions"]!.AsArray())!;
        Assert.Equal("""[{"name":"A","value":"1"},{"name":"B","value":"3"}]""", container["environment"]!.ToJsonString());
        Assert.Equal("""[{"name":"S","valueFrom":"arn:s"}]""", container["secrets"]!.ToJsonString());
    }

    [Fact]
    public void Keeps_the_image_of_a_sidecar_and_fills_that_of_every_other_container()
    {
        var sidecar = "public.example/proxy@sha256:" + new string('c', 64);

        var input = Shop.Read($$"""{ "containerDefinitions": { "backend": {}, "migrate": { "essential": false }, "proxy": { "image": "{{sidecar}}" } } }""");

        Assert.Equal([Image, Image, sidecar], input.Json["containerDefinitions"]!.AsArray().Select(container => container!["image"]!.GetValue<string>()));
    }

    [Fact]
    public void Gives_the_same_text_however_the_members_are_ordered()
    {
        var one = Shop.Read("""{ "cpu": "256", "memory": "512", "containerDefinitions": { "backend": { "environment": { "A": "1", "B": "2" }, "essential": true } } }""");
        var other = Shop.Read("""{ "containerDefinitions": { "backend": { "essential": true, "environment": { "B": "2", "A": "1" } } }, "memory": "0.5 GB", "cpu": ".25 vCPU" }""");

        Assert.Equal(one.Json.ToJsonString(), other.Json.ToJsonString());
    }

    [Fact]
    public void Reads_all_services_in_the_order_of_the_application_and_ignores_overlays_of_other_environments()
    {
        using var folder = new TemporaryFolder();
        folder.Write("deploy/frontend.json", """{ "containerDefinitions": { "frontend": {} } }""");
        folder.Write("deploy/backend.json", """{ "containerDefinitions": { "backend": {} } }""");
        folder.Write("deploy/backend.dev.json", """{ "cpu": "4096" }""");
        folder.Write("deploy/README.json", "{}");

        var inputs = Shop.Read(folder, Shop.Application);

        Assert.Equal(["shop-backend", "shop-frontend"], inputs.Select(input => input.Family));
        Assert.All(inputs, input => Assert.Null(input.Json["cpu"]));
    }

    [Fact]
    public void Takes_the_family_that_a_service_names()
    {
        using var folder = new TemporaryFolder();
        folder.Write("deploy/backend.json", """{ "containerDefinitions": { "backend": {} } }""");

        var input = Assert.Single(Shop.Read(folder, Shop.Application with { Services = [Shop.Backend with { Family = "old-name" }] }));

        Assert.Equal("old-name", input.Json["family"]!.GetValue<string>());
    }

    [Fact]
    public void Reads_every_member_that_the_schema_names()
    {
        // The form for ECS and the schema come from one table: what the schema completes, the form carries over.
        var input = Shop.Read(
            """
            {
              "runtimePlatform": { "cpuArchitecture": "ARM64" }, "ephemeralStorage": { "sizeInGiB": 30 },
              "volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-1", "transitEncryption": "ENABLED" } }],
              "containerDefinitions": { "backend": {
                "linuxParameters": { "initProcessEnabled": true, "capabilities": { "drop": ["ALL"] } },
                "logConfiguration": { "logDriver": "awslogs", "options": { "b": "2", "a": "1" }, "secretOptions": { "key": "arn:k" } },
                "healthCheck": { "command": ["CMD", "true"], "interval": 5 }, "dockerLabels": { "a": "" }, "readonlyRootFilesystem": false } }
            }
            """);

        Assert.Equal(
            Shop.Json("""
            {
              "family": "shop-backend", "runtimePlatform": { "cpuArchitecture": "ARM64" }, "ephemeralStorage": { "sizeInGiB": 30 },
              "containerDefinitions": [{ "name": "backend", "image": "IMAGE", "healthCheck": { "command": ["CMD", "true"], "interval": 5 },
                "logConfiguration": { "logDriver": "awslogs", "options": { "a": "1", "b": "2" }, "secretOptions": [{ "name": "key", "valueFrom": "arn:k" }] },
                "readonlyRootFilesystem": false,
                "linuxParameters": { "capabilities": { "drop": ["ALL"] }, "initProcessEnabled": true }, "dockerLabels": { "a": "" } }],
              "volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-1", "transitEncryption": "ENABLED" } }]
            }
            """.Replace("IMAGE", Image)).ToJsonString(),
            input.Json.ToJsonString());
    }
}
