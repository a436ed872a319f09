using Pipelines.Engines.Deployment.Planning;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Planning;

public class TaskDefinitionFieldsTests
{
    private const string Ours =
        """
        { "family": "shop-backend", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE", "EC2"], "cpu": "1 vCPU", "memory": "2048",
          "containerDefinitions": [
            { "name": "backend", "image": "i", "environment": [{ "name": "B", "value": "2" }, { "name": "A", "value": "" }], "command": ["a", "b"],
              "portMappings": [{ "containerPort": 80 }, { "containerPort": 81, "protocol": "udp" }], "healthCheck": { "command": ["CMD"] },
              "logConfiguration": { "logDriver": "awslogs", "options": { "b": "1", "a": "2" } } },
            { "name": "proxy", "image": "p", "essential": false }] }
        """;

    // The same, as ECS gives it back: defaults filled in, empty lists, other orders, members of its own.
    private const string Described =
        """
        { "family": "shop-backend", "networkMode": "awsvpc", "requiresCompatibilities": ["EC2", "FARGATE"], "cpu": "1024", "memory": "2048", "volumes": [], "placementConstraints": [],
          "enableFaultInjection": false, "revision": 7, "status": "ACTIVE", "compatibilities": ["EC2", "FARGATE"],
          "containerDefinitions": [
            { "name": "proxy", "image": "p", "essential": false, "cpu": 0, "environment": [], "mountPoints": [], "volumesFrom": [], "portMappings": [], "systemControls": [] },
            { "name": "backend", "image": "i", "essential": true, "cpu": 0, "environment": [{ "name": "A", "value": "" }, { "name": "B", "value": "2" }], "command": ["a", "b"], "mountPoints": [],
              "portMappings": [{ "containerPort": 81, "hostPort": 81, "protocol": "udp" }, { "containerPort": 80, "hostPort": 80, "protocol": "tcp" }],
              "healthCheck": { "command": ["CMD"], "interval": 30, "timeout": 5, "retries": 3 }, "dockerLabels": {}, "privileged": false,
              "logConfiguration": { "logDriver": "awslogs", "options": { "a": "2", "b": "1" }, "secretOptions": [] } }] }
        """;

    [Fact]
    public void Are_the_same_for_what_ECS_gives_back() => Assert.Empty(Between(Described, Ours));

    [Fact]
    public void Are_found_by_path()
    {
        var fields = TaskDefinitionFields.Of(Shop.Json(Ours));

        Assert.Equal("1024", fields["cpu"]);
        Assert.Equal("", fields["containerDefinitions.backend.environment.A"]);
        Assert.Equal("""["a","b"]""", fields["containerDefinitions.backend.command"]);
        Assert.Equal("""[{"containerPort":80},{"containerPort":81,"protocol":"udp"}]""", fields["containerDefinitions.backend.portMappings"]);
        Assert.DoesNotContain("family", fields.Keys);
    }

    [Theory]
    [InlineData("\"essential\": false", "\"essential\": true", "containerDefinitions.proxy.essential: false → (none)")]
    [InlineData("[\"a\", \"b\"]", "[\"b\", \"a\"]", "containerDefinitions.backend.command: [\"a\",\"b\"] → [\"b\",\"a\"]")]
    [InlineData("\"A\", \"value\": \"\"", "\"A\", \"value\": \" \"", "containerDefinitions.backend.environment.A:  →  ")]
    [InlineData("\"name\": \"A\"", "\"name\": \"C\"", "containerDefinitions.backend.environment.A:  → (none)", "containerDefinitions.backend.environment.C: (none) → ")]
    [InlineData("\"1 vCPU\"", "\"2 vCPU\"", "cpu: 1024 → 2048")]
    [InlineData("\"image\": \"i\"", "\"image\": \"j\"", "containerDefinitions.backend.image: i → j")]
    [InlineData("\"command\": [\"CMD\"]", "\"command\": [\"CMD\"], \"interval\": 31", "containerDefinitions.backend.healthCheck.interval: (none) → 31")]
    [InlineData("\"containerPort\": 80 ", "\"containerPort\": 80, \"hostPort\": 8080 ", "containerDefinitions.backend.portMappings: [{\"containerPort\":80},{\"containerPort\":81,\"protocol\":\"udp\"}] → [{\"containerPort\":80,\"hostPort\":8080},{\"containerPort\":81,\"protocol\":\"udp\"}]")]
    public void Differ_where_the_definitions_do(string old, string @new, params string[] changes)
    {
        Assert.Contains(old, Ours, StringComparison.Ordinal);
        Assert.Equal(changes, Between(Described, Ours.Replace(old, @new)).Select(change => $"{change.Path}: {change.Old ?? "(none)"} → {change.New ?? "(none)"}"));
    }

    [Fact]
    public void Tell_a_static_port_from_a_dynamic_one_in_a_bridge_network()
    {
        const string Bridge = """{ "networkMode": "bridge", "containerDefinitions": [{ "name": "a", "portMappings": [{ "containerPort": 80, "hostPort": 80 }] }] }""";

        Assert.Single(Between(Bridge, Bridge.Replace(", \"hostPort\": 80", "")));
        Assert.Empty(Between(Bridge.Replace("\"hostPort\": 80", "\"hostPort\": 0"), Bridge.Replace(", \"hostPort\": 80", "")));
    }

    [Fact]
    public void Hide_values_that_look_like_secrets()
    {
        const string Old = """{ "containerDefinitions": [{ "name": "a", "environment": [{ "name": "DB_PASSWORD", "value": "one" }] }] }""";

        Assert.Equal(new FieldChange("containerDefinitions.a.environment.DB_PASSWORD", "***", "***"), Assert.Single(Between(Old, Old.Replace("one", "two"))));
        Assert.Equal("", Assert.Single(Between(Old, Old.Replace("one", ""))).New);
    }

    private static IReadOnlyList<FieldChange> Between(string old, string @new) =>
        FieldChange.Between(TaskDefinitionFields.Of(Shop.Json(old)), TaskDefinitionFields.Of(Shop.Json(@new)));
}
