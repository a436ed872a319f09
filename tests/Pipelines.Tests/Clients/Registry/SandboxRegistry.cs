using Pipelines.Clients.Aws;
using Pipelines.Clients.Registry;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>The sandbox's registry of one account: it keeps what has come of an upload that was cut, as the specification wants and Debian's does not.</summary>
internal sealed class SandboxRegistry : IAsyncDisposable
{
    public static readonly RepositoryName Repository = "storefront";

    private const string Account = "111111111111";
    private const string Region = "eu-west-1";

    private readonly TemporaryFolder _folder;
    private readonly Sandbox.Sandbox _sandbox;
    private readonly RegistryCredentials _credentials;

    private SandboxRegistry(TemporaryFolder folder, Sandbox.Sandbox sandbox, AwsAccess aws, Secret token)
    {
        (_folder, _sandbox, Aws) = (folder, sandbox, aws);
        _credentials = RegistryCredentials.OfToken(token);
        Address = sandbox.RegistryAddress(Account, Region);
    }

    public AwsAccess Aws { get; }

    public RegistryAddress Address { get; }

    public RecordedLog Log { get; } = new();

    public HurriedTime Time { get; } = new();

    public string UploadFolder => _folder.At("uploads");

    public Uri Endpoint => _sandbox.Endpoint;

    public OciRegistryOptions Options => new() { Address = Address, Credentials = _credentials, Log = Log, Time = Time, UploadFolder = UploadFolder };

    public static async Task<SandboxRegistry> StartAsync()
    {
        var folder = new TemporaryFolder();
        var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = folder.At("state"),
                Environments = [new() { Name = "dev", Account = Account, Region = Region, Cluster = "shop", VaultPath = "shop/dev", Repositories = [Repository.Text], Services = [] }],
            },
            TestContext.Current.CancellationToken);
        var variables = sandbox.EnvironmentVariables("dev");
        var aws = AwsAccess.WithKey(Region, variables["AWS_ACCESS_KEY_ID"], new Secret(variables["AWS_SECRET_ACCESS_KEY"])) with { Endpoint = sandbox.Endpoint };
        using var ecr = new EcrClient(aws);
        return new(folder, sandbox, aws, (await ecr.AuthorizeAsync(TestContext.Current.CancellationToken)).Token);
    }

    /// <summary>A client, straight or through a proxy, that remembers uploads.</summary>
    public OciRegistry Client(CuttingProxy? proxy = null, int attempts = 5) =>
        new(Options with { Address = proxy is null ? Address : $"{proxy.Authority}/{Address.Prefix}", Attempts = attempts });

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
