using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Planning;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Planning;

public class DefinitionChangesTests
{
    private const string Wanted =
        """
        { "family": "shop", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "backend", "image": "i", "environment": [{ "name": "A", "value": "" }, { "name": "B", "value": "2" }],
          "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "true"] } }] }
        """;

    [Fact]
    public void Are_none_when_the_server_filled_in_its_defaults_and_reordered_lists()
    {
        const string Running =
            """
            { "containerDefinitions": [{ "image": "i", "name": "backend", "cpu": 0, "essential": true, "mountPoints": [], "volumesFrom": [], "systemControls": [], "command": [], "dockerLabels": {},
              "environment": [{ "value": "2", "name": "B" }, { "name": "A", "value": "" }], "portMappings": [{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }], "privileged": false,
              "healthCheck": { "command": ["CMD", "true"], "interval": 30, "timeout": 5, "retries": 3 } }],
              "family": "shop", "networkMode": "awsvpc", "volumes": [], "placementConstraints": [], "enableFaultInjection": false }
            """;

        Assert.True(DefinitionChanges.AreEqual(Shop.Json(Running), Shop.Json(Wanted)));
        Assert.Empty(DefinitionChanges.Between(Shop.Json(Running), Shop.Json(Wanted)));
    }

    [Fact]
    public void Are_none_when_the_server_filled_in_the_default_of_a_restart_policy()
    {
        var wanted = Wanted.Replace("\"image\": \"i\"", "\"image\": \"i\", \"restartPolicy\": { \"enabled\": true }", StringComparison.Ordinal);
        var running = wanted.Replace("\"enabled\": true", "\"enabled\": true, \"ignoredExitCodes\": [], \"restartAttemptPeriod\": 300", StringComparison.Ordinal);

        Assert.Empty(DefinitionChanges.Between(Shop.Json(running), Shop.Json(wanted)));
        Assert.Single(DefinitionChanges.Between(Shop.Json(running.Replace("300", "60", StringComparison.Ordinal)), Shop.Json(wanted)));
    }

    [Fact]
    public void Are_none_when_a_role_was_written_by_its_bare_name()
    {
        var wanted = Shop.Json(Wanted.Replace("\"family\"", "\"executionRoleArn\": \"exec\", \"family\"", StringComparison.Ordinal));
        var running = Shop.Json(Wanted.Replace("\"family\"", "\"executionRoleArn\": \"arn:aws:iam::333333333333:role/exec\", \"family\"", StringComparison.Ordinal));

        Assert.Empty(DefinitionChanges.Between(running, wanted));
        wanted["executionRoleArn"] = "other";
        Assert.Equal(["executionRoleArn: \"arn:aws:iam::333333333333:role/exec\" → \"other\""], DefinitionChanges.Between(running, wanted));
    }

    [Theory]
    [InlineData("\"essential\": false", "containerDefinitions[backend].essential: added false")]
    [InlineData("\"cpu\": 128", "containerDefinitions[backend].cpu: added 128")]
    [InlineData("\"command\": [\"b\", \"a\"]", "containerDefinitions[backend].command: added [\"b\",\"a\"]")]
    [InlineData("\"dockerLabels\": { \"cpu\": \"0\" }", "containerDefinitions[backend].dockerLabels.cpu: added \"0\"")]
    [InlineData("\"stopTimeout\": 60", "containerDefinitions[backend].stopTimeout: added 60")]
    public void Name_the_field(string member, string line)
    {
        var wanted = Shop.Json(Wanted.Replace("\"image\": \"i\"", $"\"image\": \"i\", {member}", StringComparison.Ordinal));

        Assert.False(DefinitionChanges.AreEqual(Shop.Json(Wanted), wanted));
        Assert.Equal([line], DefinitionChanges.Between(Shop.Json(Wanted), wanted));
        Assert.Equal([line.Replace("added", "removed", StringComparison.Ordinal)], DefinitionChanges.Between(wanted, Shop.Json(Wanted)));
    }

    [Fact]
    public void Tell_an_empty_variable_from_none_and_one_value_from_another()
    {
        var wanted = Shop.Json(Wanted);
        wanted["containerDefinitions"]![0]!["environment"] = JsonNode.Parse("""[{ "name": "B", "value": "3" }]""");

        Assert.Equal(
            [
                "containerDefinitions[backend].environment[A]: removed",
                "containerDefinitions[backend].environment[A].value: removed \"\"",
                "containerDefinitions[backend].environment[B].value: \"2\" → \"3\"",
            ],
            DefinitionChanges.Between(Shop.Json(Wanted), wanted));
    }

    [Fact]
    public void Hide_the_value_of_a_variable_that_looks_like_a_secret()
    {
        static JsonObject With(string value) => Shop.Json(Wanted.Replace("\"B\", \"value\": \"2\"", $"\"API_KEY\", \"value\": \"{value}\"", StringComparison.Ordinal));

        Assert.Equal(["containerDefinitions[backend].environment[API_KEY].value: *** → ***"], DefinitionChanges.Between(With("old"), With("new")));
    }

    [Fact]
    public void Keep_the_port_of_the_host_on_a_bridge_where_none_means_any()
    {
        var bridge = Shop.Json(Wanted.Replace("awsvpc", "bridge", StringComparison.Ordinal));
        var fixedPort = bridge.DeepClone().AsObject();
        fixedPort["containerDefinitions"]![0]!["portMappings"]![0]!["hostPort"] = 80;

        Assert.Equal(["containerDefinitions[backend].portMappings[80].hostPort: added 80"], DefinitionChanges.Between(bridge, fixedPort));
    }
}
