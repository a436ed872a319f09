using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.ECS;
using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>The sandbox's ECS on virtual time, with the services of one scenario, deployed to once.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly string[] Writing = ["ecs:RegisterTaskDefinition", "ecs:UpdateService", "ecs:StopServiceDeployment"];

    private readonly Scenario _scenario;
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private Sandbox.Sandbox? _sandbox;
    private DateTimeOffset? _began;

    private World(Scenario scenario) => _scenario = scenario;

    public VirtualTime Time { get; } = new();

    public RecordedLog Log { get; } = new();

    /// <summary>True once the scenario's deployment has begun to plan.</summary>
    public bool IsDeploying => _began is not null;

    /// <summary>How long ago the deployment began.</summary>
    public TimeSpan Elapsed => _began is { } began ? Time.GetUtcNow() - began : TimeSpan.Zero;

    /// <summary>The calls of the deployment, others' left out.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Somebody else's client.</summary>
    public AmazonECSClient Other { get; private set; } = null!;

    private AwsAccess Access => AwsAccess.WithKey("eu-west-1", Shop.Uat.Account.Text, new Secret("sandbox")) with { Endpoint = _sandbox!.Endpoint, Retries = _scenario.Retries, Time = Time, Jitter = () => 1 };

    /// <summary>Plays a scenario.</summary>
    public static async Task<Row> PlayAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        await using var world = new World(scenario);
        await world.StartAsync(cancellationToken);
        return await world.RunAsync(cancellationToken);
    }

    /// <summary>Calls as somebody else, who is not counted and whom nothing befalls.</summary>
    public async Task AsOtherAsync(Func<AmazonECSClient, Task> call)
    {
        var (began, calls) = (_began, _calls.Count);
        _began = null;
        await call(Other);
        _began = began;
        Assert.Equal(calls, _calls.Count);
    }

    /// <summary>Somebody else deploys another definition, or one that is registered.</summary>
    public Task OtherDeploysAsync(string? definition = null) => AsOtherAsync(async other => await other.UpdateServiceAsync(new()
    {
        Cluster = "shop",
        Service = "backend",
        TaskDefinition = definition ?? (await other.RegisterTaskDefinitionAsync(EcsJson.Registration(Definition("backend", Shop.OtherDigest, [])))).TaskDefinition.TaskDefinitionArn,
    }));

    /// <summary>A fault that befalls the deployment's calls while something holds.</summary>
    public SandboxFault When(string operation, Func<bool> holds) => new(operation) { Calls = int.MaxValue, While = () => IsDeploying && holds() };

    /// <summary>A fault that befalls the deployment's calls in a span of seconds from its begin.</summary>
    public SandboxFault Within(string operation, double from, double to) => When(operation, () => Elapsed.TotalSeconds >= from && Elapsed.TotalSeconds < to);

    /// <summary>A fault that befalls one call of the deployment, counted from 1.</summary>
    public SandboxFault Nth(int number)
    {
        var count = 0;
        return When("*", () => ++count == number);
    }

    public async ValueTask DisposeAsync()
    {
        Other?.Dispose();
        await (_sandbox?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = _folder.At("state"),
                EcsClock = Time,
                Tempo = _scenario.Tempo,
                Rates = _scenario.Rates,
                Faults = [.. _scenario.Faults(this)],
                Called = operation =>
                {
                    if (IsDeploying)
                    {
                        _calls.Enqueue(operation);
                    }
                },
                Environments =
                [
                    new()
                    {
                        Name = "uat", Account = Shop.Uat.Account.Text, Region = "eu-west-1", Cluster = "shop", VaultPath = "shop/uat",
                        Services =
                        [
                            .. _scenario.Services.Select(service => new SandboxService
                            {
                                Name = service.Name,
                                Family = $"shop-{service}",
                                DesiredCount = _scenario.Desired,
                                DeploymentConfiguration = _scenario.ConfigurationJson,
                                TargetGroup = _scenario.HasLoadBalancer ? "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/shop/0123456789abcdef" : null,
                            }),
                        ],
                    },
                ],
            },
            cancellationToken);
        Other = new(Access.Credentials, Access.Configure(new AmazonECSConfig()));

        // The bootstrap revision comes to run.
        await SettleAsync();
        Time.Pass(TimeSpan.FromMinutes(10));
        await SettleAsync();
        await _scenario.Before(this);
    }

    private Task SettleAsync() => Other.DescribeServicesAsync(new() { Cluster = "shop", Services = ["backend"] });

    private async Task<Row> RunAsync(CancellationToken cancellationToken)
    {
        using var ecs = new EcsClient(Access);
        var verb = new Verb(ecs, Log, Time, _scenario.Options(new()));
        _began = Time.GetUtcNow();
        try
        {
            var inputs = _scenario.Services.Select(service => new TaskDefinitionInput(
                service, $"shop-{service}", Shop.Reference(), Definition(service.Name, _scenario.SameDefinition ? Shop.OtherDigest : Shop.Digest, _scenario.Rehearses is { } one && one.Name != service.Name ? [] : _scenario.Labels)));
            var plan = await verb.PlanAsync(Shop.Application with { Services = _scenario.Services }, Shop.Uat, [.. inputs], cancellationToken);
            await _scenario.Between(this);
            foreach (var (second, does) in _scenario.Others)
            {
                Time.After(TimeSpan.FromSeconds(second), () => does(this).GetAwaiter().GetResult());
            }

            var result = await verb.ApplyAsync(plan, cancellationToken);
            return await JudgedAsync(result, plan);
        }
        catch (ExecutionException refused)
        {
            return Row(refused.ExitCode, (Outcome)refused.ExitCode, default, null, [refused.Message]);
        }
    }

    private async Task<Row> JudgedAsync(DeploymentResult result, DeploymentPlan plan)
    {
        var reported = Time.GetUtcNow();
        var ours = result.Services.First(service => service.Verdict.Outcome == result.Outcome);
        double? latency = null;
        var arns = result.Services.Select(service => service.Returned?.ServiceDeployment ?? service.ServiceDeployment).OfType<string>().ToList();
        if (arns.Count > 0)
        {
            _began = null;
            if (_scenario.Rates is not null)
            {
                // The account has a call left for this one.
                Time.Pass(TimeSpan.FromSeconds(10));
            }

            var shown = (await Other.DescribeServiceDeploymentsAsync(new() { ServiceDeploymentArns = arns })).ServiceDeployments ?? [];
            latency = shown.Count == arns.Count && shown.All(one => one.FinishedAt is not null) ? shown.Min(one => (reported - Moments.Of(one.FinishedAt!.Value)).TotalSeconds) : null;
        }

        return Row(result.ExitCode, result.Outcome, ours.Verdict.Circumstance, latency, ResultText.Show(result, plan)) with { Result = result };
    }

    private Row Row(int exitCode, Outcome outcome, Circumstance circumstance, double? latency, IReadOnlyList<string> screen) =>
        new(_scenario, exitCode, outcome, circumstance, Calls.Count(call => !Writing.Contains(call)), Calls.Count(Writing.Contains), latency, screen) { Log = Log.Lines };

    private JsonObject Definition(string service, Digest digest, Dictionary<string, string> labels)
    {
        var container = new JsonObject { ["name"] = service, ["image"] = Shop.Reference(digest).ToString(), ["memory"] = 128 };
        if (labels.Count > 0)
        {
            container["dockerLabels"] = new JsonObject(labels.Select(label => KeyValuePair.Create("pipelines.sandbox." + label.Key, (JsonNode?)label.Value)));
        }

        if (_scenario.HasLoadBalancer)
        {
            container["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 80 });
        }

        if (_scenario.LogGroup is { } group)
        {
            container["logConfiguration"] = new JsonObject
            {
                ["logDriver"] = "awslogs",
                ["options"] = new JsonObject { ["awslogs-group"] = group, ["awslogs-region"] = "eu-west-1", ["awslogs-stream-prefix"] = "ecs" },
            };
        }

        if (_scenario.HasHealthCheck)
        {
            container["healthCheck"] = new JsonObject { ["command"] = new JsonArray("CMD-SHELL", "true") };
        }

        return new() { ["family"] = $"shop-{service}", ["containerDefinitions"] = new JsonArray(container) };
    }
}

/// <summary>What a scenario came to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Circumstance">What is special about it.</param>
/// <param name="Reads">Calls that read.</param>
/// <param name="Writes">Calls that wrote.</param>
/// <param name="Latency">Seconds from the end in ECS to the report; null when ECS's deployment has not ended.</param>
/// <param name="Screen">What is shown.</param>
internal sealed record Row(
    Scenario Scenario, int ExitCode, Outcome Outcome, Circumstance Circumstance, int Reads, int Writes, double? Latency, IReadOnlyList<string> Screen)
{
    public DeploymentResult? Result { get; init; }

    public IReadOnlyList<string> Log { get; init; } = [];
}
