using System.Runtime.CompilerServices;
using Pipelines.Clients.Aws;
using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Sandbox;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// The sandbox behind <c>--env local</c> and <c>./build.sh Sandbox</c>: one for each run of a build, its state in <c>.nuke/temp/sandbox</c>,
/// seeded with what infrastructure would have made for every environment of the application.
/// </summary>
internal static class LocalSandbox
{
    private static readonly ConditionalWeakTable<IHazApplication, Sandbox.Sandbox> Started = [];

    /// <summary>The sandbox of this run; started by the first who asks.</summary>
    /// <exception cref="ExecutionException">Another process serves it.</exception>
    public static async Task<Sandbox.Sandbox> OfAsync(TargetRun run, int port = 0)
    {
        if (Started.TryGetValue(run.Build, out var running))
        {
            return running;
        }

        var engine = await run.FindEngineAsync();
        if (engine.Engine is null)
        {
            run.Log.Info(TargetsText.Simulated(engine.Finding));
        }

        try
        {
            var sandbox = await Sandbox.Sandbox.StartAsync(Options(run, port, engine.Engine is null ? TaskRunnerKind.Simulated : TaskRunnerKind.Docker), run.CancellationToken);
            Started.Add(run.Build, sandbox);
            RunEnd.Add(run.Build, () => Stop(run.Build));
            return sandbox;
        }
        catch (SandboxInUseException inUse)
        {
            throw TargetsText.SandboxInUse(inUse);
        }
        catch (IOException taken) when (port != 0)
        {
            throw TargetsText.PortTaken(port, taken);
        }
    }

    /// <summary>How <c>local</c> is reached.</summary>
    public static EnvironmentAccess AccessTo(Sandbox.Sandbox sandbox)
    {
        var variables = sandbox.EnvironmentVariables(DeploymentEnvironment.Local.Name.Text);
        var aws = AwsAccess.WithKey(DeploymentEnvironment.Local.Region, variables["AWS_ACCESS_KEY_ID"], new Secret(variables["AWS_SECRET_ACCESS_KEY"]));
        return new(aws with { Endpoint = sandbox.Endpoint }, new VaultAccess(sandbox.Endpoint, new VaultLogin.ByToken(new Secret(variables["VAULT_TOKEN"]))));
    }

    /// <summary>Removes the containers and the state of the sandbox.</summary>
    public static async Task RemoveAsync(TargetRun run)
    {
        var sandbox = await OfAsync(run);
        await sandbox.StopAllAsync(run.CancellationToken);
        Stop(run.Build);
        Directory.Delete(StateFolder(run.Build), recursive: true);
        run.Log.Info(TargetsText.SandboxRemoved);
    }

    // Containers keep running.
    private static void Stop(IHazApplication build)
    {
        if (Started.TryGetValue(build, out var sandbox))
        {
            Started.Remove(build);
            sandbox.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static string StateFolder(IHazApplication build) => Path.Combine(build.TemporaryDirectory, "sandbox");

    private static SandboxOptions Options(TargetRun run, int port, TaskRunnerKind tasks)
    {
        var application = run.Build.Application;
        var environments = application.Environments.Prepend(DeploymentEnvironment.Local).ToList();
        return new SandboxOptions
        {
            StateFolder = StateFolder(run.Build),
            Port = port,
            Tasks = tasks,
            TimeProvider = run.Environment.Time,
            AwsAudiences = [.. environments.SelectMany(environment => AudiencesOf(application, environment))],
            Environments = [.. environments.Select(environment => Seed(application, environment))],
            Faulted = exception => run.Log.Warning($"sandbox: {exception}"),
        };
    }

    private static SandboxEnvironment Seed(Application application, DeploymentEnvironment environment)
    {
        var source = application.Registry as RegistrySource.InVault;
        return new SandboxEnvironment
        {
            Name = environment.Name.Text,
            Account = environment.Account.Text,
            Region = environment.Region.Text,
            Cluster = application.ClusterOf(environment),
            Services = [.. application.Services.Select(service => new SandboxService { Name = service.Name, Family = application.FamilyOf(service) })],
            Repositories = [.. application.Images.Select(image => image.Repository.Text)],
            VaultMount = source?.Mount ?? "secret",
            VaultPath = source?.PathOf(environment) ?? $"{application.Name}/{environment}",
            VaultPathsBefore = source is null ? [] : [.. application.Before(environment).Select(source.PathOf)],
            VaultField = source?.Field ?? "registry",
            VaultRole = application.VaultRoleOf(environment),
            VaultAudiences = [application.VaultAudienceOf(environment)],
            AwsAudiences = AudiencesOf(application, environment),
        };
    }

    private static IReadOnlyList<string> AudiencesOf(Application application, DeploymentEnvironment environment) =>
    [
        application.AwsAudienceOf(environment),
        .. application.Infrastructure is null ? [] : (string[])[application.InfrastructurePlanAudienceOf(environment), application.InfrastructureApplyAudienceOf(environment)],
    ];
}
