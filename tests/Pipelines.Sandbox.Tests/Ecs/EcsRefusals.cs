using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Ecs;

/// <summary>What ECS refuses, and in which words.</summary>
public sealed class EcsRefusals
{
    [Theory]
    [InlineData("RegisterTaskDefinition", """{"family":"a b","containerDefinitions":[]}""", "ClientException: Family contains invalid characters. Expected: letters, numbers, hyphens and underscores, 255 at most.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[]}""", "ClientException: Container list cannot be empty.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[{"name":"c","memory":4}]}""", "ClientException: Container.image should not be null or empty.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[{"name":"c","image":"i"}]}""", "ClientException: Invalid setting for container 'c'. At least one of 'memory' or 'memoryReservation' must be specified.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[{"name":"c","image":"i","memory":4,"essential":false}]}""", "ClientException: At least one essential container is required.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[{"name":"c","image":"i","memory":4},{"name":"c","image":"i","memory":4}]}""", "ClientException: Container.name contains duplicates: c")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"name":"c","image":"i"}]}""", "ClientException: Fargate only supports network mode 'awsvpc'.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","containerDefinitions":[{"name":"c","image":"i","memory":4}]}""", "ClientException: Fargate requires that 'memory' be defined at the task level.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"4096","containerDefinitions":[{"name":"c","image":"i"}]}""", "ClientException: No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","cpu":"lots","containerDefinitions":[{"name":"c","image":"i","memory":4}]}""", "ClientException: Invalid 'cpu' setting for task.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[{"name":"c","image":"i","memory":4,"secrets":[{"name":"S","valueFrom":"arn"}]}]}""", "ClientException: When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.")]
    [InlineData("RegisterTaskDefinition", """{"family":"f","containerDefinitions":{}}""", "SerializationException: OBJECT_VALUE cannot be converted to the type of containerDefinitions")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":"none"}""", "ClientException: Unable to describe task definition.")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":"backend:9"}""", "ClientException: Unable to describe task definition.")]
    [InlineData("DeregisterTaskDefinition", """{"taskDefinition":"backend"}""", "ClientException: Invalid revision number. Number: null")]
    [InlineData("UpdateService", """{"cluster":"none","service":"backend"}""", "ClusterNotFoundException: Cluster not found.")]
    [InlineData("UpdateService", """{"cluster":"c","service":"none"}""", "ServiceNotFoundException: Service not found.")]
    [InlineData("UpdateService", """{"cluster":"c","service":"backend","taskDefinition":"backend:9"}""", "ClientException: TaskDefinition not found.")]
    [InlineData("UpdateService", """{"cluster":"c","service":"backend","desiredCount":-1}""", "InvalidParameterException: desiredCount cannot be negative.")]
    [InlineData("UpdateService", """{"cluster":"c","service":"backend","deploymentController":{"type":"CODE_DEPLOY"}}""", "UnsupportedFeatureException: The sandbox has the deployment controller ECS, not CODE_DEPLOY.")]
    [InlineData("UpdateService", """{"cluster":"c","service":"backend","deploymentConfiguration":{"strategy":"CANARY"}}""", "UnsupportedFeatureException: The sandbox deploys with the strategy ROLLING, not CANARY.")]
    [InlineData("CreateService", """{"cluster":"c","serviceName":"backend","taskDefinition":"backend","desiredCount":1}""", "InvalidParameterException: Creation of service was not idempotent.")]
    [InlineData("DescribeServices", """{"cluster":"c","services":[]}""", "InvalidParameterException: Services cannot be empty.")]
    [InlineData("DescribeServices", """{"cluster":"c","services":["1","2","3","4","5","6","7","8","9","10","11"]}""", "InvalidParameterException: Services cannot be more than 10.")]
    [InlineData("ListTasks", """{"cluster":"c","startedBy":"x","desiredStatus":"STOPPED"}""", "InvalidParameterException: startedBy must be the only filter.")]
    [InlineData("StopServiceDeployment", """{"serviceDeploymentArn":"arn:aws:ecs:eu-west-1:111111111111:service-deployment/c/backend/x"}""", "ServiceDeploymentNotFoundException: Service deployment not found.")]
    [InlineData("StopServiceDeployment", """{"serviceDeploymentArn":"x","stopType":"ABORT"}""", "InvalidParameterException: stopType must be ROLLBACK, not ABORT.")]
    [InlineData("TagResource", """{"resourceArn":"arn:aws:ecs:eu-west-1:111111111111:service/backend","tags":[{"key":"a","value":"b"}]}""", "InvalidParameterException: Long arn format must be used for tagging operations")]
    [InlineData("TagResource", """{"resourceArn":"arn:aws:ecs:eu-west-1:111111111111:cluster/c","tags":[{"key":"aws:a","value":"b"}]}""", "InvalidParameterException: Tag keys that begin with 'aws:' are reserved.")]
    public void Has_its_code_and_text(string operation, string input, string refusal)
    {
        using var world = new EcsWorld();

        var error = Assert.Throws<AwsError>(() => world.Call(operation, input));

        Assert.Equal(refusal, $"{error.Code}: {error.Message}");
    }

    [Fact]
    public void Refuses_a_task_definition_above_64_KB()
    {
        using var world = new EcsWorld();

        var error = Assert.Throws<AwsError>(() => world.Register(labels: new() { ["long"] = new string('x', 64 * 1024) }));

        Assert.Equal("Actual length exceeded maximum length of 64KB for the task definition.", error.Message);
    }

    [Fact]
    public void Refuses_to_deploy_a_deregistered_revision_which_it_still_describes()
    {
        using var world = new EcsWorld();
        var arn = world.Register();
        world.Call("DeregisterTaskDefinition", $$"""{"taskDefinition":"{{arn}}"}""");

        Assert.Equal("INACTIVE", (string?)world.Call("DescribeTaskDefinition", $$"""{"taskDefinition":"{{arn}}"}""")["taskDefinition"]!["status"]);
        Assert.Equal("TaskDefinition is inactive", Assert.Throws<AwsError>(() => world.Update(arn)).Message);
        Assert.Equal([arn], world.Call("ListTaskDefinitions", """{"status":"INACTIVE"}""")["taskDefinitionArns"]!.AsArray().Select(item => (string?)item));
    }

    [Fact]
    public void Takes_a_creation_again_with_the_same_client_token()
    {
        using var world = new EcsWorld();
        const string Input = """{"cluster":"c","serviceName":"again","taskDefinition":"backend","desiredCount":0,"clientToken":"t"}""";

        Assert.Equal((string?)world.Call("CreateService", Input)["service"]!["createdAt"]?.ToJsonString(), (string?)world.Call("CreateService", Input)["service"]!["createdAt"]?.ToJsonString());
    }

    [Fact]
    public void Tags_what_has_a_long_arn()
    {
        using var world = new EcsWorld();
        var arn = (string)world.Service["serviceArn"]!;

        world.Call("TagResource", new JsonObject { ["resourceArn"] = arn, ["tags"] = new JsonArray(new JsonObject { ["key"] = "commit", ["value"] = "c0ffee" }) }.ToJsonString());
        world.Call("TagResource", new JsonObject { ["resourceArn"] = arn, ["tags"] = new JsonArray(new JsonObject { ["key"] = "commit", ["value"] = "beef" }) }.ToJsonString());

        Assert.Equal("""[{"key":"commit","value":"beef"}]""", world.Call("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}""")["tags"]!.ToJsonString());
        world.Call("UntagResource", $$"""{"resourceArn":"{{arn}}","tagKeys":["commit"]}""");
        Assert.Empty(world.Call("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}""")["tags"]!.AsArray());
    }

    [Theory]
    [InlineData("by", "ann,bob")]
    [InlineData("what?", "x")]
    public void Refuses_tags_with_characters_that_AWS_does_not_take(string key, string value)
    {
        using var world = new EcsWorld();
        var tag = new JsonObject { ["resourceArn"] = world.Register(), ["tags"] = new JsonArray(new JsonObject { ["key"] = key, ["value"] = value }) };

        Assert.Equal("A tag may have letters, numbers, spaces and _ . : / = + - @.", Assert.Throws<AwsError>(() => world.Call("TagResource", tag.ToJsonString())).Message);
    }

    [Fact]
    public async Task Proves_the_digest_that_a_deployment_ran()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);

        var revision = (string)world.Deployment(world.First)["targetServiceRevision"]!["arn"]!;
        var described = world.Call("DescribeServiceRevisions", $$"""{"serviceRevisionArns":["{{revision}}","{{revision}}x"]}""");

        Assert.Equal("example.org/web:1", (string?)described["serviceRevisions"]![0]!["containerImages"]![0]!["image"]);
        Assert.Equal("MISSING", (string?)described["failures"]![0]!["reason"]);
    }

    [Fact]
    public async Task Lists_deployments_newest_first_and_by_status()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var second = world.Update(world.Register());

        string?[] List(string filter) => [.. world.Call("ListServiceDeployments", $$"""{"cluster":"c","service":"backend"{{filter}}}""")["serviceDeployments"]!.AsArray().Select(item => (string?)item!["serviceDeploymentArn"])];

        Assert.Equal([(string?)second["currentServiceDeployment"], (string?)world.First["currentServiceDeployment"]], List(""));
        Assert.Equal([(string?)world.First["currentServiceDeployment"]], List(""","status":["SUCCESSFUL"]"""));
        Assert.Equal([(string?)second["currentServiceDeployment"]], List(""","maxResults":1"""));
        Assert.Empty(List(""","createdAt":{"after":1900000000}"""));
    }
}
