using System.Security.Cryptography;
using Pipelines.Sandbox.Ecr;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.IdTokens;
using Pipelines.Sandbox.LoadBalancers;
using Pipelines.Sandbox.Logs;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;
using Pipelines.Sandbox.Sts;
using Pipelines.Sandbox.Tasks;
using Pipelines.Sandbox.Vault;

namespace Pipelines.Sandbox;

/// <summary>Puts the services together around one state folder and one address, and seeds them.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly EcsWorker worker;
    private readonly Dictionary<(string Environment, string Service), Balancer> balancers = [];

    private Rooms(Dispatcher dispatcher, IdTokenIssuer issuer, EcsRoom ecs, EcsWorker worker, DockerTaskRunner? docker)
    {
        this.worker = worker;
        Ecs = ecs;
        Docker = docker;
        Dispatcher = dispatcher;
        Issuer = issuer;
    }

    public Dispatcher Dispatcher { get; }

    public IdTokenIssuer Issuer { get; }

    public EcsRoom Ecs { get; }

    /// <summary>The load balancers, by environment and service.</summary>
    public IReadOnlyDictionary<(string Environment, string Service), Balancer> Balancers => balancers;

    public required VaultNode VaultNode { get; init; }

    /// <summary>Null when all tasks are simulated.</summary>
    public DockerTaskRunner? Docker { get; }

    public static Rooms Open(SandboxOptions options, StateFolder folder, Store<Identity> kept, Uri endpoint)
    {
        var (clock, identity) = (options.TimeProvider, kept.Value);
        var entropy = new Entropy(RandomNumberGenerator.Fill);
        var seal = new Seal(identity);
        var issuer = new IdTokenIssuer(kept, entropy, clock);
        var keyring = new Keyring(seal, entropy, clock);
        var faulted = options.Faulted ?? (_ => { });

        var vaultStore = new Store<VaultState>(folder, "vault.json", new VaultState());
        var tokens = new Tokens(vaultStore, entropy, clock);
        var node = new VaultNode(options.VaultRootToken);
        var sys = new SysApi(vaultStore, entropy);
        var health = new HealthApi(node, identity, clock);
        var logins = new LoginApi(vaultStore, tokens, new JwtLogin(issuer), new AppRoleLogin(vaultStore, entropy, clock), entropy);
        var vault = new VaultApi(vaultStore, node, health, sys, tokens, new TokenApi(tokens), logins, options.VaultNamespace, clock, faulted);
        tokens.EnsureRoot(options.VaultRootToken);
        VaultSeed.Apply(vaultStore, options.Environments, endpoint, entropy, clock);

        var passwords = new RegistryPasswords(seal, clock);
        var blobs = new Blobs(folder, entropy);
        var repositories = new Repositories(folder, blobs);
        var images = new Images(repositories, blobs, clock);
        var registry = new RegistryApi(
            repositories, passwords, new BlobApi(repositories, blobs), new UploadApi(repositories, blobs, new Uploads(folder, entropy)), new ManifestApi(images), faulted);
        var ecr = new EcrApi(repositories, images, blobs, passwords, endpoint, clock);
        EcrSeed.Apply(repositories, options.Environments, clock);

        var stepped = options.EcsClock is { } byHand ? new SteppedClock(byHand) : null;
        var ecsClock = stepped ?? clock;
        Moment Now() => new(ecsClock.GetUtcNow(), entropy, options.Tempo, options.Tasks);
        var digests = new ImageDigests(repositories);
        var ecsRoom = new EcsRoom(folder, new Views(options.Tempo.Lag, ecsClock));
        EcsSeed.Apply(ecsRoom, options.Environments, Now());
        var runners = new Dictionary<TaskRunnerKind, ITaskRunner> { [TaskRunnerKind.Simulated] = new SimulatedTaskRunner(digests, options.Tempo, ecsClock) };
        DockerTaskRunner? docker = null;
        if (options.Tasks == TaskRunnerKind.Docker)
        {
            var cli = new DockerCli("docker");
            var names = new DockerNames(identity.Id);
            var naming = new DockerNaming(cli, names);
            var pulled = new DockerImages(cli, digests, passwords, folder, entropy, endpoint);
            var start = new DockerTaskStart(cli, pulled, names, folder, naming, options.Tempo, clock);
            runners[TaskRunnerKind.Docker] = docker = new DockerTaskRunner(cli, start, new DockerTaskEnd(cli, names, folder), naming, pulled, names, options.Tempo, clock, faulted);
        }

        var worker = new EcsWorker(ecsRoom, runners, Now, clock, faulted, stepped);
        var ecs = new EcsApi(ecsRoom, digests, Now, ecsClock, worker.Nudge, new Rates(options.Rates, ecsClock), worker.CatchUp);
        worker.Start();

        var aws = new AwsEndpoint(new Signatures(keyring, clock), new StsApi(keyring, issuer, entropy, options), new BalancerApi(ecsRoom, worker.CatchUp), [ecr.Service, ecs.Service, new LogsApi(ecsRoom, docker, worker.CatchUp).Service], new Faults(options.Faults), options.Called ?? (_ => { }), faulted);
        return new(new Dispatcher(aws, vault, registry, issuer, docker, entropy), issuer, ecsRoom, worker, docker) { VaultNode = node };
    }

    /// <summary>Starts the load balancers.</summary>
    public async Task BalanceAsync(IReadOnlyList<SandboxEnvironment> environments, CancellationToken cancellationToken)
    {
        foreach (var (environment, service) in environments.SelectMany(environment => environment.Services.Where(service => service.IsBalanced).Select(service => (environment, service))))
        {
            var scope = Ecs.In(environment.Account, environment.Region);
            balancers[(environment.Name, service.Name)] = await Balancer.StartAsync(() => scope.Find(environment.Cluster, service.Name)?.Value, service.ContainerPort ?? 80, cancellationToken);
        }
    }

    /// <summary>Ends the scheduler and removes every container; the state stays, and the next start runs the services anew.</summary>
    public async Task StopAllAsync(CancellationToken cancellationToken)
    {
        await worker.StopAsync();
        if (Docker is not null)
        {
            await Docker.RemoveAllAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var balancer in balancers.Values)
        {
            await balancer.DisposeAsync();
        }

        await worker.DisposeAsync();
        Issuer.Dispose();
    }
}
