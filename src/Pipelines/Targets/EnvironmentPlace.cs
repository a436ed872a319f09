using Pipelines.Clients.Aws;
using Pipelines.Clients.Registry;
using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Engines.Registries;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// An environment that a run may write to: its AWS account was asked, its registry was found, and both are the environment's.
/// </summary>
internal sealed class EnvironmentPlace : IAsyncDisposable
{
    private readonly TargetRun _run;
    private readonly VaultKeyValue _vault;
    private readonly EcrCredentials _ecr;
    private readonly RegistryCredentials _credentials;
    private readonly List<IDisposable> _opened = [];

    private EnvironmentPlace(TargetRun run, DeploymentEnvironment environment, EnvironmentAccess access, VaultKeyValue vault, EcrCredentials ecr, EcrAuthorization authorization, RegistryAddress address)
    {
        _run = run;
        _vault = vault;
        _ecr = ecr;
        _credentials = RegistryCredentials.OfToken(authorization.Token);
        Environment = environment;
        Aws = access.Aws;
        Registry = Open(address);
    }

    /// <summary>The environment.</summary>
    public DeploymentEnvironment Environment { get; }

    /// <summary>Its AWS account.</summary>
    public AwsAccess Aws { get; }

    /// <summary>Who the credentials belong to there.</summary>
    public required CallerIdentity Identity { get; init; }

    /// <summary>Its registry.</summary>
    public OciRegistry Registry { get; }

    /// <summary>Reads where everything is and who we are there. Nothing is written before all of it agrees.</summary>
    /// <exception cref="ExecutionException">Something cannot be read, or, with exit code 14, belongs to another account or region.</exception>
    public static async Task<EnvironmentPlace> OpenAsync(TargetRun run, DeploymentEnvironment environment)
    {
        var application = run.Build.Application;
        var access = environment == DeploymentEnvironment.Local
            ? LocalSandbox.AccessTo(await LocalSandbox.OfAsync(run))
            : await EnvironmentAccess.FindAsync(application, environment, run.Environment, run.CancellationToken);
        var vault = new VaultKeyValue(access.Vault with { Log = run.Log });
        var ecr = new EcrCredentials(access.Aws);
        try
        {
            var registry = await new RegistryAddresses(vault).ReadAsync(SourceOf(application), environment, run.CancellationToken);
            using var sts = new CallerIdentityClient(access.Aws);
            var identity = await sts.GetAsync(run.CancellationToken);
            var authorization = await ecr.GetAsync(run.CancellationToken);
            RegistryGuard.Check(registry, environment, identity, authorization.ProxyEndpoint);
            run.Log.Info(TargetsText.Place(environment, identity, registry));
            return new EnvironmentPlace(run, environment, access, vault, ecr, authorization, registry.Address) { Identity = identity };
        }
        catch
        {
            ecr.Dispose();
            await vault.DisposeAsync();
            throw;
        }
    }

    /// <summary>The registry of another environment, read with the credentials of this one: what is promoted comes from there.</summary>
    /// <exception cref="ExecutionException">Vault does not tell its address.</exception>
    public async Task<OciRegistry> OpenRegistryOfAsync(DeploymentEnvironment other)
    {
        var found = await new RegistryAddresses(_vault).ReadAsync(SourceOf(_run.Build.Application), other, _run.CancellationToken);
        return Open(found.Address);
    }

    /// <summary>Makes the image's repository in this environment, when it is not there and the image says so.</summary>
    /// <exception cref="ExecutionException">ECR refused, or cannot be reached.</exception>
    public async Task PrepareRepositoryAsync(ContainerImage image)
    {
        var tags = _run.Build.Application.Environments
            .Where(other => other.Account == Environment.Account && other.Region == Environment.Region)
            .Select(other => ImageTag.Parse(other.Name.Text));
        using var ecr = new EcrClient(Aws);
        await new ImageRepositories(ecr, _run.Log).EnsureAsync(Registry.Address, image, [.. tags], _run.CancellationToken);
    }

    /// <summary>Refuses when the credentials end, as far as is known, before a piece of work may.</summary>
    /// <param name="needed">How long it may take.</param>
    /// <exception cref="ExecutionException">They end before; exit code 14.</exception>
    public void MustLast(TimeSpan needed)
    {
        var now = _run.Environment.Time.GetUtcNow();
        if (Aws.CredentialsEnd is { } end && end - now < needed)
        {
            throw TargetsText.CredentialsEndTooSoon(Environment, end, end - now, needed);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var registry in _opened)
        {
            registry.Dispose();
        }

        _ecr.Dispose();
        await _vault.DisposeAsync();
    }

    private static RegistrySource SourceOf(Application application) => application.Registry ?? throw TargetsText.NoRegistry(application);

    private OciRegistry Open(RegistryAddress address)
    {
        var registry = new OciRegistry(new OciRegistryOptions
        {
            Address = address,
            Credentials = _credentials,
            Renew = RenewAsync,
            UploadFolder = Path.Combine(_run.Root, ".nuke", "temp", "uploads"),
            Log = _run.Log,
            Time = _run.Environment.Time,
        });
        _opened.Add(registry);
        return registry;
    }

    // A password of ECR lives for 12 hours; a run may begin with the end of one.
    private async Task<RegistryCredentials> RenewAsync(CancellationToken cancellationToken)
    {
        using var ecr = new EcrClient(Aws);
        return RegistryCredentials.OfToken((await ecr.AuthorizeAsync(cancellationToken)).Token);
    }
}
