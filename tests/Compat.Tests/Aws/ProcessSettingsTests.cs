using Amazon;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.ECS.Model;

using Pipelines.Testing;

using Xunit;

using Task = System.Threading.Tasks.Task;

namespace Compat.Tests.Aws;

/// <summary>What the SDK's core reads from the process: not to be run beside other tests.</summary>
[CollectionDefinition(nameof(ProcessSettings), DisableParallelization = true)]
public sealed class ProcessSettings;

[Collection(nameof(ProcessSettings))]
public sealed class ProcessSettingsTests : IDisposable
{
    private readonly List<(string Name, string? Before)> _changed = [];

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var (name, before) in _changed)
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }

    [Fact]
    public async Task Find_region_credentials_and_endpoint_in_the_environment()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("{}"));
        Set("AWS_ENDPOINT_URL", server.Address.ToString());
        Set("AWS_REGION", "eu-north-1");
        Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
        Set("AWS_SESSION_TOKEN", null);
        using var ecs = new AmazonECSClient();
        using var ecr = new AmazonECRClient(new AmazonECRConfig { AuthenticationRegion = "eu-west-1" });

        await ecs.ListTasksAsync(new ListTasksRequest(), End);
        await ecr.GetAuthorizationTokenAsync(new Amazon.ECR.Model.GetAuthorizationTokenRequest(), End);

        Assert.Matches("Credential=AKIDENVIRONMENT/[0-9]{8}/eu-north-1/ecs/aws4_request", server.Requests[0].Header("Authorization"));
        Assert.Null(server.Requests[0].Header("X-Amz-Security-Token"));
        Assert.Matches("Credential=AKIDENVIRONMENT/[0-9]{8}/eu-west-1/ecr/aws4_request", server.Requests[1].Header("Authorization"));
    }

    [Fact]
    public async Task Prefer_the_service_s_own_endpoint_variable()
    {
        using var general = ScriptedServer.Answering(_ => ScriptedAnswer.Json("{}"));
        using var own = ScriptedServer.Answering(_ => ScriptedAnswer.Json("{}"));
        Set("AWS_ENDPOINT_URL", general.Address.ToString());
        Set("AWS_ENDPOINT_URL_ECS", own.Address.ToString());
        using var ecs = new AmazonECSClient(Clients.Credentials, Clients.Ireland);
        using var ecr = new AmazonECRClient(Clients.Credentials, Clients.Ireland);

        await ecs.ListTasksAsync(new ListTasksRequest(), End);
        await ecr.GetAuthorizationTokenAsync(new Amazon.ECR.Model.GetAuthorizationTokenRequest(), End);

        Assert.Contains("ListTasks", own.Request.Header("X-Amz-Target"));
        Assert.Contains("GetAuthorizationToken", general.Request.Header("X-Amz-Target"));
    }

    [Fact]
    public async Task Make_empty_collections_the_default_and_then_do_not_send_them()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("{}"));
        Assert.Null(new DescribeServicesResponse().Failures);
        AWSConfigs.InitializeCollections = true;
        try
        {
            using var ecs = Clients.Ecs(server.Address);
            var answer = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "c" }, End);
            Assert.Empty(answer.Failures);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }

        Assert.Equal("""{"cluster":"c"}""", server.Request.Text);
    }

    private void Set(string name, string? value)
    {
        _changed.Add((name, Environment.GetEnvironmentVariable(name)));
        Environment.SetEnvironmentVariable(name, value);
    }
}
