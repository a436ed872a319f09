using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;
using Pipelines.Sandbox.Sts;

namespace Pipelines.Sandbox;

/// <summary>
/// Vault, STS, ECR with its registry, and ECS behind one address on this machine. In come the clients of the real ones; out of it
/// comes what those would have answered, kept in a folder from one start to the next.
/// </summary>
public sealed class Sandbox : IAsyncDisposable
{
    private readonly SandboxOptions options;
    private readonly StateFolder folder;
    private readonly HttpServer server;
    private readonly Rooms rooms;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int disposed;

    private Sandbox(SandboxOptions options, StateFolder folder, HttpServer server, Rooms rooms)
    {
        this.options = options;
        this.folder = folder;
        this.server = server;
        this.rooms = rooms;
    }

    /// <summary>Where everything answers: <c>http://127.0.0.1:&lt;port&gt;/</c>.</summary>
    public Uri Endpoint => server.Endpoint;

    /// <summary>Opens the state folder, seeds what is missing, and serves.</summary>
    /// <exception cref="SandboxInUseException">Another process serves this folder.</exception>
    /// <exception cref="IOException">The port is taken, or the folder cannot be written.</exception>
    public static async Task<Sandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = StateFolder.Open(options.StateFolder);
        try
        {
            return await StartAsync(options, folder, cancellationToken);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The address of an account's registry, without a scheme: what stands before a repository's name.</summary>
    public string RegistryAddress(string account, string region) => new RegistryHost(account, region).At(Endpoint);

    /// <summary>The environment variables that point AWS and Vault clients at an environment of this sandbox.</summary>
    /// <exception cref="ArgumentException">The environment was not seeded.</exception>
    public IReadOnlyDictionary<string, string> EnvironmentVariables(string environmentName)
    {
        var environment = Environment(environmentName);
        var endpoint = Endpoint.GetLeftPart(UriPartial.Authority);
        return new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = endpoint,
            ["AWS_ACCESS_KEY_ID"] = environment.Account,
            ["AWS_SECRET_ACCESS_KEY"] = Keyring.AccountSecret,
            ["AWS_REGION"] = environment.Region,
            ["VAULT_ADDR"] = endpoint,
            ["VAULT_TOKEN"] = options.VaultRootToken,
        };
    }

    /// <summary>The host address of the newest running container of a service; null when its tasks are simulated or publish no port.</summary>
    /// <exception cref="ArgumentException">The environment was not seeded.</exception>
    public Uri? AddressOf(string environmentName, string serviceName)
    {
        var environment = Environment(environmentName);
        var port = rooms.Ecs.In(environment.Account, environment.Region).Find(environment.Cluster, serviceName)?.Value.Tasks.Values
            .Where(task => task is { IsWanted: true, LastStatus: TaskStatusName.Running })
            .OrderByDescending(task => task.WasSteady).ThenByDescending(task => task.Created)
            .SelectMany(task => task.Containers)
            .SelectMany(container => container.Ports)
            .Where(port => port.Protocol == "tcp")
            .OrderByDescending(port => port.Container == environment.Services.FirstOrDefault(service => service.Name == serviceName)?.ContainerPort)
            .FirstOrDefault();
        return port is null ? null : new Uri($"http://127.0.0.1:{port.Host}");
    }

    /// <summary>The address of the load balancer before a service's containers; null for a service that has none.</summary>
    /// <exception cref="ArgumentException">The environment was not seeded.</exception>
    public Uri? BalancerOf(string environmentName, string serviceName)
    {
        var environment = Environment(environmentName);
        return rooms.Balancers.GetValueOrDefault((environment.Name, serviceName))?.Address;
    }

    /// <summary>The end of the logs of a task's containers, running or gone; empty when the task was simulated.</summary>
    /// <param name="taskArn">The ARN of the task, or its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<string> LogTailAsync(string taskArn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taskArn);
        return rooms.Docker?.LogAsync(taskArn[(taskArn.LastIndexOf('/') + 1)..], cancellationToken) ?? Task.FromResult("");
    }

    /// <summary>
    /// Stops and removes every container, network and pulled image of this sandbox. Its services are not forgotten: after the next start they run again.
    /// Call <see cref="DisposeAsync"/> afterwards.
    /// </summary>
    public Task StopAllAsync(CancellationToken cancellationToken) => rooms.StopAllAsync(cancellationToken);

    /// <summary>What Vault's node does; it serves after every start.</summary>
    public SandboxVaultState VaultState
    {
        get => rooms.VaultNode.State;
        set => rooms.VaultNode.State = value;
    }

    /// <summary>An id_token as a CI job would get it: signed, with these claims, for one audience, valid for an hour.</summary>
    public string MintIdToken(IReadOnlyDictionary<string, string> claims, string audience)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return rooms.Issuer.Mint(new JsonObject(claims.Select(claim => KeyValuePair.Create(claim.Key, (JsonNode?)claim.Value))), audience);
    }

    /// <summary>Completes when the sandbox has stopped; cancelling ends the wait, not the sandbox.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => stopped.Task.WaitAsync(cancellationToken);

    /// <summary>Stops serving. Containers keep running, and the next start finds them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await server.DisposeAsync();
        await rooms.DisposeAsync();
        folder.Dispose();
        stopped.TrySetResult();
    }

    private static async Task<Sandbox> StartAsync(SandboxOptions options, StateFolder folder, CancellationToken cancellationToken)
    {
        var identity = Identity.Open(folder, new Entropy(RandomNumberGenerator.Fill));

        // The address is known only once the port is bound; a request that comes before everything is seeded waits.
        var opening = new TaskCompletionSource<Rooms>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = await BindAsync(options.Port, identity.Value.Port, async http => await (await opening.Task).Dispatcher.HandleAsync(http), cancellationToken);
        try
        {
            identity.Update(known => known.Port == server.Endpoint.Port ? known : known with { Port = server.Endpoint.Port });
            var rooms = Rooms.Open(options, folder, identity, server.Endpoint);
            await rooms.BalanceAsync(options.Environments, cancellationToken);
            opening.SetResult(rooms);
            return new(options, folder, server, rooms);
        }
        catch (Exception failure)
        {
            opening.TrySetException(failure);
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<HttpServer> BindAsync(int wanted, int last, RequestDelegate handler, CancellationToken cancellationToken)
    {
        if (wanted != 0 || last == 0)
        {
            return await HttpServer.StartAsync(wanted, handler, cancellationToken);
        }

        try
        {
            return await HttpServer.StartAsync(last, handler, cancellationToken);
        }
        catch (IOException)
        {
            return await HttpServer.StartAsync(0, handler, cancellationToken);
        }
    }

    private SandboxEnvironment Environment(string name) =>
        options.Environments.FirstOrDefault(environment => environment.Name == name)
        ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The sandbox has no environment '{name}'; it was seeded with: {string.Join(", ", options.Environments.Select(known => known.Name))}."), nameof(name));
}
