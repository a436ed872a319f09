using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;
using Pipelines.Sandbox.Tasks;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>ECS without HTTP and without a loop of its own: a test says how time passes, and when a round begins.</summary>
internal sealed class EcsWorld : IDisposable
{
    public const string MissingImage = "127.0.0.1:1/111111111111.dkr.ecr.eu-west-1.amazonaws.com/storefront@sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private readonly TemporaryFolder temporary = new();
    private readonly Caller caller = new("111111111111", "eu-west-1", "arn:aws:iam::111111111111:user/sandbox", "AIDA", IsAssumedRole: false);
    private readonly Entropy entropy = new(RandomNumberGenerator.Fill);
    private StateFolder folder;
    private EcsWorker worker;
    private IReadOnlyDictionary<string, JsonOperation> operations;

    public EcsWorld(JsonObject? deploymentConfiguration = null, int desired = 1)
    {
        (folder, worker, operations) = Open();
        Call("CreateCluster", """{"clusterName":"c"}""");
        var create = new JsonObject
        {
            ["cluster"] = "c",
            ["serviceName"] = "backend",
            ["taskDefinition"] = Register(),
            ["desiredCount"] = desired,
            ["deploymentConfiguration"] = deploymentConfiguration ?? new JsonObject { ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true } },
        };
        First = Call("CreateService", create.ToJsonString())["service"]!;
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The answer of CreateService.</summary>
    public JsonNode First { get; }

    public JsonNode Service => Call("DescribeServices", """{"cluster":"c","services":["backend"]}""")["services"]![0]!;

    public string Primary => (string)Service["deployments"]![0]!["id"]!;

    public string Status(JsonNode service) => (string)Deployment(service)["status"]!;

    public JsonNode Deployment(JsonNode service) =>
        Call("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{service["currentServiceDeployment"]}}"]}""")["serviceDeployments"]![0]!;

    public IReadOnlyList<JsonNode> Tasks(string desiredStatus = "RUNNING")
    {
        var arns = Call("ListTasks", $$"""{"cluster":"c","serviceName":"backend","desiredStatus":"{{desiredStatus}}"}""")["taskArns"]!.AsArray();
        return arns.Count == 0 ? [] : [.. Call("DescribeTasks", $$"""{"cluster":"c","tasks":{{arns.ToJsonString()}}}""")["tasks"]!.AsArray().Select(task => task!)];
    }

    public JsonNode Call(string operation, string input) => operations[operation](caller, new JsonInput(JsonNode.Parse(input)!.AsObject()));

    /// <summary>Registers a revision and returns its ARN.</summary>
    /// <param name="image">Its image; one from elsewhere is taken to be there.</param>
    /// <param name="labels">Failures to rehearse.</param>
    /// <param name="healthCheck">Whether it has a health check.</param>
    public string Register(string image = "example.org/web:1", JsonObject? labels = null, bool healthCheck = false)
    {
        var container = new JsonObject { ["name"] = "web", ["image"] = image, ["memory"] = 64, ["dockerLabels"] = labels };
        if (healthCheck)
        {
            container["healthCheck"] = new JsonObject { ["command"] = new JsonArray("CMD-SHELL", "true") };
        }

        var input = new JsonObject { ["family"] = "backend", ["containerDefinitions"] = new JsonArray(container) };
        return (string)Call("RegisterTaskDefinition", input.ToJsonString())["taskDefinition"]!["taskDefinitionArn"]!;
    }

    public JsonNode Update(string taskDefinition) => Call("UpdateService", $$"""{"cluster":"c","service":"backend","taskDefinition":"{{taskDefinition}}"}""")["service"]!;

    /// <summary>Lets time pass in steps, with a round after each, until nothing moves any more.</summary>
    public async Task SettleAsync(int rounds = 400)
    {
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Rounds until something holds; fails when it never does.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        for (var round = 0; round < 2000; round++)
        {
            if (holds())
            {
                return;
            }

            await RoundAsync(TimeSpan.FromMilliseconds(20));
        }

        Assert.Fail("This never came to be. " + Service.ToJsonString());
    }

    public async Task RoundAsync(TimeSpan pass)
    {
        Clock.Advance(pass);
        await worker.RoundAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Forgets everything but the files, as after kill -9.</summary>
    public void Restart()
    {
        folder.Dispose();
        (folder, worker, operations) = Open();
    }

    public void Dispose()
    {
        folder.Dispose();
        temporary.Dispose();
    }

    private (StateFolder Folder, EcsWorker Worker, IReadOnlyDictionary<string, JsonOperation> Operations) Open()
    {
        var opened = StateFolder.Open(temporary.At("state"));
        var tempo = new SandboxTempo();
        var room = new EcsRoom(opened, new Views(tempo.Lag, Clock));
        var digests = new ImageDigests(new Repositories(opened, new Blobs(opened, entropy)));
        Moment Now() => new(Clock.GetUtcNow(), entropy, tempo, TaskRunnerKind.Simulated);
        var runners = new Dictionary<TaskRunnerKind, ITaskRunner> { [TaskRunnerKind.Simulated] = new SimulatedTaskRunner(digests, tempo, Clock) };
        return (opened, new EcsWorker(room, runners, Now, Clock, fault => Assert.Fail(fault.ToString())), new EcsApi(room, digests, Now, Clock, () => { }, new Rates(null, Clock), () => { }).Service.Operations);
    }
}
