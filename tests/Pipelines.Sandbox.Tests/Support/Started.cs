using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>A sandbox of a test's own, in a folder of its own.</summary>
public sealed class Started : IAsyncDisposable
{
    public static readonly SandboxEnvironment Dev = new()
    {
        Name = "dev",
        Account = "111111111111",
        Region = "eu-west-1",
        Cluster = "storefront-dev",
        VaultPath = "storefront/dev",
        Repositories = ["storefront"],
        VaultBoundClaims = new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref_protected"] = "true" },
        Services =
        [
            new() { Name = "backend", Family = "storefront-dev-backend", ContainerPort = 8080 },
            new() { Name = "frontend", Family = "storefront-dev-frontend", ContainerPort = 8080 },
        ],
    };

    public static readonly SandboxEnvironment Uat = Dev with
    {
        Name = "uat",
        Account = "333333333333",
        Cluster = "storefront-uat",
        VaultPath = "storefront/uat",
        Services = [new() { Name = "backend", Family = "storefront-uat-backend" }],
    };

    private readonly TemporaryFolder? owned;
    private readonly List<Exception> faults;

    private Started(Sandbox sandbox, string folder, TemporaryFolder? owned, List<Exception> faults)
    {
        Sandbox = sandbox;
        Folder = folder;
        this.owned = owned;
        this.faults = faults;
    }

    public Sandbox Sandbox { get; }

    public string Folder { get; }

    public string Address => Sandbox.Endpoint.GetLeftPart(UriPartial.Authority);

    public static async Task<Started> NewAsync(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var owned = new TemporaryFolder();
        return await InAsync(owned.At("state"), change, owned);
    }

    public static async Task<Started> InAsync(string folder, Func<SandboxOptions, SandboxOptions>? change = null, TemporaryFolder? owned = null)
    {
        var faults = new List<Exception>();
        var options = new SandboxOptions { StateFolder = folder, Environments = [Dev, Uat], Faulted = faults.Add };
        var sandbox = await Sandbox.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new(sandbox, folder, owned, faults);
    }

    public Dictionary<string, string> Variables(string environment = "dev") =>
        new(Sandbox.EnvironmentVariables(environment)) { ["AWS_DEFAULT_REGION"] = "eu-west-1", ["AWS_EC2_METADATA_DISABLED"] = "true", ["AWS_PAGER"] = "" };

    /// <summary>Runs the AWS command line client against this sandbox as an environment's account.</summary>
    public Task<string> AwsAsync(params string[] arguments) => Tool.RunAsync(AwsClient, AwsArguments(arguments), Variables());

    public Task<ToolResult> TryAwsAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        Tool.TryAsync(AwsClient, AwsArguments(arguments), variables ?? Variables());

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        owned?.Dispose();
        Assert.Empty(faults);
    }

    private static string AwsClient => RealPart.Require("/usr/bin/aws")[0];

    private string[] AwsArguments(IReadOnlyList<string> arguments) => ["--endpoint-url", Address, "--output", "json", .. arguments];
}
