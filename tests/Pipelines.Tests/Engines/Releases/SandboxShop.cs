using System.Text.Json.Nodes;
using Amazon.ECS;
using Pipelines.Clients.Aws;
using Pipelines.Clients.Registry;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Proof;
using Pipelines.Engines.Images;
using Pipelines.Engines.Releases;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Releases;

/// <summary>The shop's uat in the sandbox: ECS and a registry that answer by themselves, with simulated tasks.</summary>
internal sealed class SandboxShop : IAsyncDisposable
{
    private static readonly Service Broken = Shop.Backend;

    // A fifth of what a person's sandbox takes.
    private static readonly SandboxTempo Brisk = new()
    {
        TaskStart = TimeSpan.FromMilliseconds(60),
        TaskStop = TimeSpan.FromMilliseconds(20),
        Settle = TimeSpan.FromMilliseconds(40),
        Retry = TimeSpan.FromMilliseconds(40),
        Round = TimeSpan.FromMilliseconds(10),
    };

    private readonly TemporaryFolder _folder;
    private readonly Sandbox.Sandbox _sandbox;
    private readonly AwsAccess _access;

    private SandboxShop(TemporaryFolder folder, Sandbox.Sandbox sandbox, Uri endpoint)
    {
        (_folder, _sandbox) = (folder, sandbox);
        var variables = sandbox.EnvironmentVariables("uat");
        var access = AwsAccess.WithKey("eu-west-1", variables["AWS_ACCESS_KEY_ID"], new Secret(variables["AWS_SECRET_ACCESS_KEY"])) with { Endpoint = endpoint };
        (Ecs, _access) = (new(access), access);
    }

    public EcsClient Ecs { get; }

    public RecordedLog Log { get; } = new();

    public required OciRegistry Registry { get; init; }

    public required Secret Token { get; init; }

    private static CancellationToken End => TestContext.Current.CancellationToken;

    /// <summary>How AWS is reached.</summary>
    public AwsAccess Access => _access;

    /// <summary>What the registry's client said of its calls.</summary>
    public required RecordedLog RegistryLog { get; init; }

    /// <summary>What each container has besides: members of its definition, as JSON without the braces.</summary>
    public string? Container { get; init; }

    /// <summary>The application, of which these are the services.</summary>
    public Application Application { get; init; } = Shop.Application;

    /// <summary>A static busybox: the images are such as can be run; null = arbitrary bytes.</summary>
    public byte[]? Busybox { get; init; }

    /// <summary>The sandbox itself.</summary>
    public Sandbox.Sandbox Served => _sandbox;

    /// <param name="through">What stands between the clients and AWS; null = nothing.</param>
    /// <param name="seed">What the services are besides what the infrastructure made them; null = nothing.</param>
    /// <param name="container">What each container has besides, as JSON without the braces.</param>
    /// <param name="busybox">A static busybox, for tasks that are real containers; null = simulated ones.</param>
    /// <param name="application">The application; null = <see cref="Shop.Application"/>.</param>
    public static async Task<SandboxShop> StartAsync(
        Func<Uri, Uri>? through = null, Func<SandboxService, SandboxService>? seed = null, string? container = null, byte[]? busybox = null, Application? application = null)
    {
        var folder = new TemporaryFolder();
        var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = folder.At("state"),
                Tasks = busybox is null ? TaskRunnerKind.Simulated : TaskRunnerKind.Docker,
                Tempo = busybox is null ? Brisk : new() { ContainerSettle = TimeSpan.FromSeconds(1), HealthInterval = TimeSpan.FromMilliseconds(300) },
                Environments =
                [
                    new()
                    {
                        Name = "uat",
                        Account = Shop.Uat.Account.Text,
                        Region = Shop.Uat.Region.Text,
                        Cluster = "shop",
                        VaultPath = "shop/uat",
                        Repositories = ["shop"],
                        Services =
                        [
                            .. (application ?? Shop.Application).Services.Select(service => new SandboxService { Name = service.Name, Family = $"shop-{service}" }).Select(service => seed?.Invoke(service) ?? service),
                        ],
                    },
                ],
            },
            End);
        var variables = sandbox.EnvironmentVariables("uat");
        using var ecr = new EcrClient(AwsAccess.WithKey("eu-west-1", variables["AWS_ACCESS_KEY_ID"], new Secret(variables["AWS_SECRET_ACCESS_KEY"])) with { Endpoint = sandbox.Endpoint });
        var token = (await ecr.AuthorizeAsync(End)).Token;
        var address = RegistryAddress.Parse(sandbox.RegistryAddress(Shop.Uat.Account.Text, Shop.Uat.Region.Text));
        var log = new RecordedLog();
        return new(folder, sandbox, through?.Invoke(sandbox.Endpoint) ?? sandbox.Endpoint)
        {
            Registry = new(new OciRegistryOptions { Address = address, Credentials = RegistryCredentials.OfToken(token), Log = log, Time = TimeProvider.System }),
            RegistryLog = log,
            Token = token,
            Container = container,
            Busybox = busybox,
            Application = application ?? Shop.Application,
        };
    }

    /// <summary>Pushes an image and deploys it, with a variable whose value is its commit, as a pipeline does; the tag follows.</summary>
    public async Task<DeploymentResult> DeployAsync(char commit, bool fails = false)
    {
        var image = Busybox is null ? new TestImage(commit) : TestImage.Serving(commit.ToString(), Busybox);
        await image.PushAsync(Registry, Shop.Image.Repository, new Revision(new string(commit, 40)).Tag, End);
        var reference = new ImageReference(Registry.Address, Shop.Image.Repository, image.Manifest.Descriptor.Digest);
        var origin = From(commit);
        return await DeployAsync(
            Application,
            [.. Application.Services.Select(service => new TaskDefinitionInput(service, $"shop-{service}", reference, Definition(service, reference, commit, fails && service == Broken))
            {
                Tags = ReleaseTags.Of(origin),
            })],
            origin);
    }

    /// <summary>Rolls back as the target does.</summary>
    public async Task<DeploymentResult> RollBackAsync(string? to = null, Application? application = null)
    {
        var history = await HistoryAsync(application);
        var release = history.Target(to);
        var order = await OrderAsync(history, release);
        await Record.ProveAsync(history, End);
        return await DeployAsync(order.Application, order.Inputs, From('d') with { Revision = release.Origin.Revision });
    }

    public Task<RollbackOrder> OrderAsync(ReleaseHistory history, Release release) => RollbackOrder.OfAsync(Ecs, Registry, history, release, From('d'), End);

    public Task<ReleaseHistory> HistoryAsync(Application? application = null) => Record.ReadAsync(application ?? Application, Shop.Uat, ReleaseRecord.SomeRevisions, End);

    public Task<EnvironmentStatus> StatusAsync(Application? application = null) => EnvironmentStatus.ReadAsync(Ecs, Registry, application ?? Application, Shop.Uat, End);

    public async Task<string> CommitThatRunsAsync(string service)
    {
        var name = (await HistoryAsync()).Running[service];
        var definition = (await Ecs.FindTaskDefinitionAsync(name, End))!.Json;
        return definition["containerDefinitions"]![0]!["environment"]![0]!["value"]!.GetValue<string>();
    }

    /// <summary>What a service is said to run: the image of a commit, by the deployment in charge.</summary>
    public async Task<DigestClaim> ClaimAsync(Service service, char commit)
    {
        var seen = (await Ecs.DescribeServicesAsync("shop", [service.Name], End))[0];
        var deployment = (await Ecs.FindServiceDeploymentsAsync([seen.CurrentServiceDeployment!], End))![0];
        return new(service, deployment.TargetRevision, seen.TaskDefinition!, new(Registry.Address, Shop.Image.Repository, DigestOf(commit)));
    }

    /// <summary>Lets ECS put back what a service ran before, as somebody does who has seen enough.</summary>
    public async Task StopAsync(string service) =>
        await Ecs.RollBackServiceDeploymentAsync((await Ecs.DescribeServicesAsync("shop", [service], End))[0].CurrentServiceDeployment!, End);

    /// <summary>Deletes an image as a lifecycle rule does.</summary>
    public async Task DeleteImageAsync(Digest digest)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Basic", Token.Reveal());
        var path = Registry.Address.PathOf(Shop.Image.Repository);
        using var answer = await client.DeleteAsync(new Uri(Registry.Address.Endpoint, $"v2/{path}/manifests/{digest}"), End);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Deregisters a revision as somebody who tidies up does.</summary>
    public async Task DeregisterAsync(string definition)
    {
        using var client = new AmazonECSClient(_access.Credentials, _access.Configure(new AmazonECSConfig()));
        await client.DeregisterTaskDefinitionAsync(new() { TaskDefinition = definition }, End);
    }

    public async ValueTask DisposeAsync()
    {
        Ecs.Dispose();
        Registry.Dispose();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    public static Digest DigestOf(char commit) => new TestImage(commit).Manifest.Descriptor.Digest;

    private ReleaseRecord Record => new(Ecs, Log, TimeProvider.System);

    private static Origin From(char commit) => new(new(new string(commit, 40)), $"person-{commit}");

    private async Task<DeploymentResult> DeployAsync(Application application, IReadOnlyList<TaskDefinitionInput> inputs, Origin origin)
    {
        var pause = TimeSpan.FromMilliseconds(20);
        var verb = new Verb(Ecs, Log, TimeProvider.System, new() { FirstPause = pause, LongestPause = pause, PauseNearTheEnd = pause, CountEvery = pause });
        var plan = ReleaseRecord.Carry(await new Retry(Ecs).OfAsync(await verb.PlanAsync(application, Shop.Uat, inputs, End), End));
        var result = await verb.ApplyAsync(plan, End);
        if (result.ExitCode == 0)
        {
            await new ImagePromotion(Log, TimeProvider.System).MoveTagAsync(Registry, inputs[0].Image, "uat", End);
            await Record.WriteAsync(plan, result, origin, End);
        }

        return result;
    }

    private JsonObject Definition(Service service, ImageReference image, char commit, bool fails) => Shop.Json(
        $$"""
        {
          "family": "shop-{{service}}",
          "containerDefinitions": [{
            "name": "{{service}}", "image": "{{image}}", "memory": 128,
            "environment": [{ "name": "COMMIT", "value": "{{commit}}" }]{{(fails ? """, "dockerLabels": { "pipelines.sandbox.exit-code": "1" }""" : "")}}{{(Container is null ? "" : ", " + Container)}}
          }]
        }
        """);
}
