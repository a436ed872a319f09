using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Containers;

public class ContainerFilesMistakesTests
{
    [Theory]
    [InlineData("{ \"cpu\": \"256\",\n  }", "deploy/backend.json:2:3: not JSON: The JSON object contains a trailing comma at the end which is not supported in this mode. Mend the syntax; comments and trailing commas are not JSON.")]
    [InlineData("{\n  \"cpu\": x\n}", "deploy/backend.json:2:10: not JSON: 'x' is an invalid start of a value. Mend the syntax; comments and trailing commas are not JSON.")]
    [InlineData("", "deploy/backend.json: the file is empty. Write at least {}.")]
    [InlineData("[]", "deploy/backend.json:1:1: the file's content is a list; an object was expected. Write one.")]
    public void Refuses_what_is_not_a_JSON_object(string json, string message) => Refuses(json, message);

    [Fact]
    public void Refuses_an_unknown_member_with_the_nearest_name() => Refuses(
        """
        {
          "memry": "512",
          "containerDefinitions": {
            "backend": { "enviroment": {}, "healthCheck": { "comand": ["CMD"] }, "zzzzzz": 1 }
          }
        }
        """,
        """
        deploy/backend.json:2:3: a task definition has no member 'memry'. Did you mean 'memory'? docs/schema/containers.schema.json lists the members.
        deploy/backend.json:4:18: 'containerDefinitions.backend' has no member 'enviroment'. Did you mean 'environment'? docs/schema/containers.schema.json lists the members.
        deploy/backend.json:4:53: 'containerDefinitions.backend.healthCheck' has no member 'comand'. Did you mean 'command'? docs/schema/containers.schema.json lists the members.
        deploy/backend.json:4:74: 'containerDefinitions.backend' has no member 'zzzzzz'. docs/schema/containers.schema.json lists the members.
        """);

    [Fact]
    public void Refuses_values_of_the_wrong_kind() => Refuses(
        """
        {
          "cpu": 256,
          "memory": "much",
          "networkMode": "awsvp",
          "ephemeralStorage": { "sizeInGiB": 20 },
          "requiresCompatibilities": "FARGATE",
          "containerDefinitions": { "backend": {
            "essential": "yes",
            "stopTimeout": "30",
            "startTimeout": 1.5,
            "environment": { "PORT": 8080, "DEBUG": true, "LIST": [] },
            "command": "run",
            "healthCheck": []
          } }
        }
        """,
        """
        deploy/backend.json:2:10: 'cpu' is a number; text was expected. Write "256".
        deploy/backend.json:3:13: 'memory' cannot be 'much'. Write a number such as "1024", or "1 GB".
        deploy/backend.json:4:18: 'networkMode' cannot be 'awsvp'. Did you mean 'awsvpc'? Possible: awsvpc, bridge, host, none.
        deploy/backend.json:5:38: 'ephemeralStorage.sizeInGiB' cannot be 20. Write a whole number from 21 to 200.
        deploy/backend.json:6:30: 'requiresCompatibilities' is text; a list was expected. Write one.
        deploy/backend.json:8:18: 'containerDefinitions.backend.essential' is text; true or false was expected. Write one.
        deploy/backend.json:9:20: 'containerDefinitions.backend.stopTimeout' is text; a number was expected. Write one.
        deploy/backend.json:10:21: 'containerDefinitions.backend.startTimeout' cannot be 1.5. Write a whole number from 0.
        deploy/backend.json:11:30: 'containerDefinitions.backend.environment.PORT' is a number; text was expected. Write "8080".
        deploy/backend.json:11:45: 'containerDefinitions.backend.environment.DEBUG' is true; text was expected. Write "true".
        deploy/backend.json:11:59: 'containerDefinitions.backend.environment.LIST' is a list; text was expected. Write one.
        deploy/backend.json:12:16: 'containerDefinitions.backend.command' is text; a list was expected. Write one.
        deploy/backend.json:13:20: 'containerDefinitions.backend.healthCheck' is a list; an object was expected. Write one.
        """);

    [Fact]
    public void Refuses_a_member_that_is_there_twice() => Refuses(
        "{ \"containerDefinitions\": { \"backend\": { \"environment\": {\n\"A\": \"1\",\n\"A\": \"2\" } } } }",
        "deploy/backend.json:3:1: 'A' is there already, in line 2. Keep one of them.");

    [Fact]
    public void Counts_columns_in_characters() => Refuses(
        """{ "containerDefinitions": { "backend": { "environment": { "Ä": "é", "B": 1 } } } }""",
        "deploy/backend.json:1:74: 'containerDefinitions.backend.environment.B' is a number; text was expected. Write \"1\".");

    [Fact]
    public void Refuses_entries_of_a_list_without_name_with_the_same_name_or_without_value() => Refuses(
        """{ "containerDefinitions": [{ "name": "backend", "environment": [{ "value": "1" }, { "name": "A", "value": "1" }, { "name": "A", "value": "2" }, { "name": "B" }, 1, { "name": "C", "valueFrom": "x", "value": "" }] }] }""",
        """
        deploy/backend.json:1:65: an entry of 'containerDefinitions.backend.environment' has no 'name'. Write "name": "…" into it.
        deploy/backend.json:1:114: the name 'A' is there already in this list. Keep one of them.
        deploy/backend.json:1:145: an entry of 'containerDefinitions.backend.environment' has no 'value'. Write "value": "…" into it.
        deploy/backend.json:1:162: 'containerDefinitions.backend.environment[4]' is a number; an object was expected. Write one.
        deploy/backend.json:1:180: 'containerDefinitions.backend.environment[5]' has no member 'valueFrom'. docs/schema/containers.schema.json lists the members.
        """);

    [Fact]
    public void Refuses_what_is_the_deployments_to_write() => Refuses(
        """
        {
          "family": "mine",
          "tags": [],
          "containerDefinitions": { "backend": { "name": "backend" } }
        }
        """,
        """
        deploy/backend.json:2:3: the family is the deployment's to name: '<application>-<service>'. Remove this line; Service.Family says another name.
        deploy/backend.json:3:3: the tags of a task definition are the deployment's to write. Remove them.
        deploy/backend.json:4:42: the name of container 'backend' is its key. Remove this line.
        """);

    [Theory]
    [InlineData("""{ "containerDefinitions": { "backend": { "image": "shop:uat" } } }""", "deploy/backend.json:1:51: the image of container 'backend' is the deployment's to put in, by digest. Remove this line.")]
    [InlineData("""{ "containerDefinitions": { "backend": {}, "proxy": { "image": "proxy:1" } } }""", "deploy/backend.json:1:64: the image of sidecar 'proxy', 'proxy:1', is not named by digest, so the same definition could run something else tomorrow. Write repository@sha256:….")]
    [InlineData("""{ "containerDefinitions": {} }""", "deploy/backend.json:1:27: no container runs the image of service backend. Write one without an image: \"containerDefinitions\": { \"backend\": { … } }.")]
    public void Refuses_images_that_are_not_for_a_developer_to_write(string json, string message) => Refuses(json, message);

    [Fact]
    public void Refuses_what_neither_file_has_written_but_ECS_demands() => Refuses(
        """{ "containerDefinitions": { "backend": { "healthCheck": { "interval": 5 }, "dependsOn": [{ "containerName": "x" }] } } }""",
        """
        deploy/backend.json:1:57: 'containerDefinitions.backend.healthCheck' has no 'command', which ECS demands. Write it: ["CMD", …] or ["CMD-SHELL", …].
        deploy/backend.json:1:90: 'containerDefinitions.backend.dependsOn[0]' has no 'condition', which ECS demands. Write it: What must have happened to it.
        """);

    [Fact]
    public void Lets_the_overlay_write_what_the_base_lacks() =>
        Assert.NotNull(Shop.Read("""{ "containerDefinitions": { "backend": { "healthCheck": { "interval": 5 } } } }""", """{ "containerDefinitions": { "backend": { "healthCheck": { "command": ["CMD"] } } } }"""));

    [Fact]
    public void Refuses_null_where_there_is_nothing_to_remove()
    {
        Refuses("""{ "cpu": null, "containerDefinitions": { "backend": {} } }""", "deploy/backend.json:1:10: 'cpu' is null, which only removes a member of the base file. Leave the member out.");
        Assert.Equal(
            "deploy/backend.uat.json:1:33: 'requiresCompatibilities[0]' is null, which only removes a member of the base file. Leave the member out.",
            Assert.Throws<DefinitionException>(() => Shop.Read("""{ "containerDefinitions": { "backend": {} } }""", """{ "requiresCompatibilities": [  null] }""")).Message);
    }

    [Fact]
    public void Refuses_a_file_that_is_not_UTF8_text()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Write("deploy/backend.json", ""), [(byte)'"', 0xE4, (byte)'"']);

        var refusal = Assert.Throws<DefinitionException>(() => Shop.Read(folder, Shop.Application with { Services = [Shop.Backend] }));

        Assert.Equal("deploy/backend.json: the file is not UTF-8 text. Save it as UTF-8.", refusal.Message);
    }

    [Fact]
    public void Refuses_half_a_character_and_takes_a_byte_order_mark()
    {
        Refuses("\uFEFF{ \"cpu\": \"\\ud800\", \"containerDefinitions\": { \"backend\": {} } }",
            """
            deploy/backend.json:1:10: half of a surrogate pair is no text. Write the whole character.
            deploy/backend.json:1:10: 'cpu' cannot be ''. Write a number such as "1024", or "1 vCPU".
            """);
        Assert.NotNull(Shop.Read("\uFEFF{ \"containerDefinitions\": { \"backend\": {} } }"));
    }

    [Fact]
    public void Names_the_mistakes_of_all_files_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("deploy/backend.json", """{ "cpu": 1, "containerDefinitions": { "backend": {} } }""");
        folder.Write("deploy/backend.uat.json", """{ "memory": 2 }""");
        folder.Write("deploy/backend.uta.json", "{}");
        folder.Write("deploy/frontned.json", "{}");

        var refusal = Assert.Throws<DefinitionException>(() => Shop.Read(folder, Shop.Application));

        Assert.Equal(
            """
            deploy/backend.json:1:10: 'cpu' is a number; text was expected. Write "1".
            deploy/backend.uat.json:1:13: 'memory' is a number; text was expected. Write "2".
            deploy/frontend.json: the containers of service frontend are not written down. Write the file; docs/schema/containers.schema.json lists its members.
            deploy/backend.uta.json: 'uta' is not an environment, so this overlay of backend would never be used. Did you mean 'uat'? Rename or delete the file; environments: dev, uat, local.
            deploy/frontned.json: no service has this name; 'frontend' is near. Rename or delete the file; services: backend, frontend.
            """, refusal.Message);
        Assert.Equal(2, refusal.ExitCode);
    }

    private static void Refuses(string json, string message) => Assert.Equal(message, Assert.Throws<DefinitionException>(() => Shop.Read(json)).Message);
}
