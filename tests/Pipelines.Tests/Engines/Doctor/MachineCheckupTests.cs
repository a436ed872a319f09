using System.Runtime.Versioning;
using Pipelines.Clients.Containers;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Doctor;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.Doctor;

[UnsupportedOSPlatform("windows")]
public sealed class MachineCheckupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Looks_at_what_the_definition_uses()
    {
        await RunAsync("git", "init", "--quiet");

        var all = await CheckAsync(new("shop") { Linters = [Linter.Secrets(), Linter.Sarif("nothing", "no-such-linter-anywhere", "{sarif}")] });

        Assert.Equal([".NET SDK", "git", "Linter secrets", "Linter nothing"], all.Select(checkup => checkup.Name));
        Assert.Equal([Standing.Good, Standing.Good, Standing.Good, Standing.Blocks], all.Select(checkup => checkup.Standing));
        Assert.StartsWith("git version ", all[1].Is, StringComparison.Ordinal);
        Assert.Equal(("there is no such executable on PATH", "Lint fails, because it cannot look at everything"), (all[3].Is, all[3].Why));
    }

    [Fact]
    public async Task Does_not_block_for_a_linter_that_may_be_missing()
    {
        await RunAsync("git", "init", "--quiet");

        var all = await CheckAsync(new("shop") { Linters = [Linter.Sarif("nothing", "no-such-linter-anywhere", "{sarif}") with { IsRequired = false }] });

        Assert.Equal(Standing.Advice, all[^1].Standing);
    }

    [Fact]
    public async Task Blocks_where_global_json_names_an_SDK_that_is_not_there()
    {
        await RunAsync("git", "init", "--quiet");
        _folder.Write("global.json", """{"sdk": {"version": "99.0.100", "rollForward": "disable"}}""");

        var sdk = (await CheckAsync(new("shop")))[0];

        Assert.Equal((".NET SDK", Standing.Blocks), (sdk.Name, sdk.Standing));
        Assert.Equal("Install the .NET SDK that global.json names (https://dot.net), or start the build by build.sh, which gets it.", sdk.Mend);
    }

    [Fact]
    public async Task Looks_for_an_engine_where_there_is_an_image()
    {
        await RunAsync("git", "init", "--quiet");

        var engine = (await CheckAsync(new("shop") { Images = [new("shop") { Dockerfile = "Dockerfile" }] }))[2];

        Assert.Equal(
            ["advice  Container engine: docker is not on PATH; it should be one that answers", "        Why: images can be built and run by pipelines only; 'local' simulates the tasks.", "        Mend: Install Docker, Podman or Buildah, and let this user reach it: apt-get install docker.io."],
            DoctorText.Lines(engine));
    }

    private Task<IReadOnlyList<Checkup>> CheckAsync(Application application) =>
        new MachineCheckup(application, new ProcessRunner(_log, TimeProvider.System), _folder.Path).RunAsync(
            () => Task.FromResult(new ContainerEngineSearch(null, "docker is not on PATH")), TestContext.Current.CancellationToken);

    private Task RunAsync(string executable, params string[] arguments) =>
        new ProcessRunner(_log, TimeProvider.System).RunAsync(new ProcessCommand(executable, arguments) { WorkingDirectory = _folder.Path }, TestContext.Current.CancellationToken);
}
