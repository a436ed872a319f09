using System.Runtime.Versioning;
using CliWrap;
using CliWrap.Buffered;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>
/// A repository whose infrastructure is made of Terraform's built-in resources, which need no provider; GitLab's states; and the sandbox's STS. Terraform is the real one
/// where there is one.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class InfraWorld : IAsyncDisposable
{
    public const string Token = "job-token-never-shown";

    private readonly TemporaryFolder _tools = new();
    private readonly Sandbox.Sandbox _sandbox;

    private InfraWorld(Sandbox.Sandbox sandbox) => _sandbox = sandbox;

    public BuildProcess Build { get; } = new(typeof(Provisioned));

    public StateServer States { get; } = new("gitlab-ci-token", Token);

    /// <summary>True with the real Terraform.</summary>
    public bool IsReal { get; } = RealPart.Find("terraform") is not null;

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public static async Task<InfraWorld> StartAsync()
    {
        var state = new TemporaryFolder();
        var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = state.At("sandbox"),
                Environments = [.. new[] { ("dev", "111111111111"), ("uat", "333333333333") }.Select(one => new SandboxEnvironment { Name = one.Item1, Account = one.Item2, Region = "eu-west-1", Cluster = "shop", VaultPath = $"shop/{one.Item1}" })],
            },
            End);
        var world = new InfraWorld(sandbox);
        var path = Environment.GetEnvironmentVariable("PATH");
        if (!world.IsReal)
        {
            RecordedTerraform.Write(world._tools);
            path = $"{world._tools.Path}:{path}";
        }

        world.Build.With("PATH", path!).With("TF_CLI_CONFIG_FILE", "/dev/null").With("CI_API_V4_URL", world.States.Api).With("CI_PROJECT_ID", "7").With("CI_JOB_TOKEN", Token)
            .With("AWS_ENDPOINT_URL", sandbox.Endpoint.AbsoluteUri).With("AWS_ACCESS_KEY_ID", "111111111111").With("AWS_SECRET_ACCESS_KEY", "sandbox").With("NO_COLOR", "1")
            .WithFile("infra/environment/main.tf", RecordedTerraform.Configuration).WithFile(".gitignore", "artifacts/\n.nuke/temp/\n.nuke/*.json\n.gitlab*\n");
        await world.RunAsync(0, "GenerateInfra");
        await world.GitAsync("init", "--quiet", "--initial-branch", "main");
        await world.CommitAsync("First");
        return world;
    }

    /// <summary>Runs the build, which must end with this code.</summary>
    public async Task<BuildOutcome> RunAsync(int exitCode, params string[] arguments)
    {
        var outcome = await Build.RunAsync(arguments);
        Assert.True(outcome.ExitCode == exitCode, outcome.All);
        Assert.DoesNotContain(Token, outcome.All, StringComparison.Ordinal);
        return outcome;
    }

    /// <summary>Plans and applies for the first time.</summary>
    public async Task ApplyFirstAsync()
    {
        await RunAsync(0, "InfraPlan", "--env", "dev", "--new-state");
        await RunAsync(0, "InfraApply", "--env", "dev");
    }

    /// <summary>Changes the configuration, and commits it.</summary>
    public async Task ReleaseAsync(string release, string more = "")
    {
        Build.WithFile("infra/environment/main.tf", RecordedTerraform.Release(release) + more);
        await CommitAsync($"Release {release}");
    }

    public async Task CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Infra", "-c", "user.email=infra@shop.example", "commit", "--quiet", "--allow-empty", "--message", message);
    }

    /// <summary>Somebody else holds the lock.</summary>
    public void LockByAnother()
    {
        States.Lock("shop-dev", "abc-1", "jane", "2026-11-23T08:00:00.123Z");
        if (!IsReal)
        {
            _tools.Write("shop-dev/lock", "");
        }
    }

    /// <summary>The state is lost.</summary>
    public void LoseState()
    {
        States.Put("shop-dev", null);
        if (!IsReal)
        {
            File.Delete(_tools.At("shop-dev", "state"));
        }
    }

    /// <summary>How often the state was written; 0 = never.</summary>
    public long Serial => IsReal
        ? States.State("shop-dev") is { } state ? (long)System.Text.Json.Nodes.JsonNode.Parse(state)!["serial"]! : 0
        : File.Exists(_tools.At("shop-dev", "state")) ? long.Parse(File.ReadAllText(_tools.At("shop-dev", "state")).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>True when somebody holds the lock.</summary>
    public bool IsLocked => IsReal ? States.IsLocked("shop-dev") : File.Exists(_tools.At("shop-dev", "lock"));

    public string Read(string path) => File.ReadAllText(Build.At(path));

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        States.Dispose();
        Build.Dispose();
        _tools.Dispose();
    }

    private async Task GitAsync(params string[] arguments) =>
        await Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(Build.Root).ExecuteBufferedAsync(End);
}
