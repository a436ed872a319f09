using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tasks;

namespace Pipelines.Sandbox.Tests.Tasks;

/// <summary>How a container definition becomes the arguments of docker.</summary>
public sealed class ContainerArgumentsOfADefinition
{
    [Fact]
    public void Has_names_labels_and_limits()
    {
        Assert.Equal(
            [
                "create", "--name", "backend-0123456789ab-web", "--network", "pipelines-abc", "--label", "pipelines.sandbox=abc", "--label", "pipelines.task=arn", "--label", "pipelines.container=web",
                "--env-file", "/env", "--stop-timeout", "30", "--no-healthcheck", "image",
            ],
            Create("{}"));
    }

    [Theory]
    [InlineData("""{"portMappings":[{"containerPort":8080},{"containerPort":53,"protocol":"udp"}]}""", "--publish 127.0.0.1::8080/tcp --publish 127.0.0.1::53/udp")]
    [InlineData("""{"user":"1000","workingDirectory":"/srv","readonlyRootFilesystem":true,"memory":64}""", "--user 1000 --workdir /srv --memory 64m --read-only")]
    [InlineData("""{"stopTimeout":5}""", "--stop-timeout 5")]
    [InlineData("""{"entryPoint":["/bin/sh","-c"],"command":["echo a b"]}""", "--entrypoint /bin/sh image -c echo a b")]
    [InlineData("""{"command":["serve","--port","80"]}""", "image serve --port 80")]
    [InlineData("""{"mountPoints":[{"sourceVolume":"data","containerPath":"/data","readOnly":true}]}""", "--mount type=volume,source=pipelines-abc-0123456789ab-data,target=/data,readonly")]
    [InlineData("""{"ulimits":[{"name":"nofile","softLimit":1,"hardLimit":2}]}""", "--ulimit nofile=1:2")]
    public void Translates(string definition, string expected)
    {
        Assert.Contains(expected, string.Join(' ', Create(definition)), StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_health_more_often_and_allows_as_many_more_failures()
    {
        var arguments = string.Join(' ', Create("""{"healthCheck":{"command":["CMD","/check","it's"],"interval":30,"retries":3,"timeout":4,"startPeriod":10}}"""));

        Assert.Contains("--health-cmd '/check' 'it'\\''s' --health-interval 2000ms --health-timeout 4s --health-retries 45 --health-start-period 10s", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void Puts_no_value_of_a_variable_on_the_command_line()
    {
        var definition = JsonNode.Parse("""{"name":"web","environment":[{"name":"PLAIN","value":"a=b c"},{"name":"EMPTY","value":""},{"name":"LINES","value":"one\ntwo"}]}""")!.AsObject();

        Assert.DoesNotContain(Create(definition.ToJsonString()), argument => argument.Contains("a=b", StringComparison.Ordinal) || argument.Contains("one\ntwo", StringComparison.Ordinal));
        Assert.Equal(["PLAIN=a=b c", "EMPTY="], ContainerArguments.EnvironmentLines(definition));
        Assert.Equal("one\ntwo", ContainerArguments.MultilineVariables(definition)["LINES"]);
    }

    private static IReadOnlyList<string> Create(string definition)
    {
        var container = JsonNode.Parse(definition)!.AsObject();
        container["name"] = "web";
        var order = new TaskOrder
        {
            Id = "0123456789abcdef0123456789abcdef",
            Arn = "arn",
            Account = "111111111111",
            Region = "eu-west-1",
            Cluster = "c",
            Service = "backend",
            IsWanted = true,
            IsSteady = false,
            LastStatus = "PROVISIONING",
            Number = 1,
            Created = DateTimeOffset.UnixEpoch,
            Started = null,
            Stopping = null,
            Containers = [container],
            Images = [],
        };
        return ContainerArguments.Create(order, container, "image", new DockerNames("abc"), "/env", TimeSpan.FromSeconds(2));
    }
}
