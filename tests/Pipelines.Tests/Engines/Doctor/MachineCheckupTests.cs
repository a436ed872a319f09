using System.Runtime.Versioning;
using Pipelines.Clients.Containers;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Doctor;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.CodeQuality;
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
            ["advice  Container engine: docker is not on PATH; it should be one that answers", "        Why: containers run in pipelines only, 'local' simulates the tasks; and so it is with builds, unless another builder is there.", "        Mend: Install Docker, Podman or Buildah, and let this user reach it: apt-get install docker.io."],
            DoctorText.Lines(engine));
    }

    [Fact]
    public async Task Looks_for_each_builder_that_an_image_names()
    {
        await RunAsync("git", "init", "--quiet");
        ContainerImage[] images =
        [
            new("one") { Dockerfile = "Dockerfile", Builder = ImageBuilder.Buildah },
            new("two") { Dockerfile = "Dockerfile", Builder = ImageBuilder.Podman },
            new("three") { Dockerfile = "Dockerfile", Builder = ImageBuilder.Podman },
            new("four") { Dockerfile = "Dockerfile", Builder = ImageBuilder.Docker },
        ];

        var all = await CheckAsync(new("shop") { Images = images });

        Assert.Equal([".NET SDK", "git", "Container engine", "Builder Podman", "Builder Buildah"], all.Select(checkup => checkup.Name));
        Assert.Equal(
            ["ok      Builder Podman: Podman 4.3.1 (isolation chroot)", $"advice  Builder Buildah: there is no '{_folder.At("no-buildah")}' on PATH; it should be there", "        Why: the images that name it are built by pipelines only: no other builder is taken in its place.", "        Mend: Install it ('apt-get install buildah' on Debian), or choose another Builder for the ContainerImage."],
            all.Skip(3).SelectMany(DoctorText.Lines));
    }

    [Fact]
    public async Task Says_which_builder_stands_in_where_there_is_no_engine_and_none_is_named()
    {
        await RunAsync("git", "init", "--quiet");

        var all = await CheckAsync(new("shop") { Images = [new("shop") { Dockerfile = "Dockerfile" }] }, hasPodman: true);

        Assert.Equal(["Container engine", "Builder"], all.Skip(2).Select(checkup => checkup.Name));
        Assert.Equal([Standing.Advice, Standing.Good], all.Skip(2).Select(checkup => checkup.Standing));
    }

    private Task<IReadOnlyList<Checkup>> CheckAsync(Application application, bool hasPodman = false)
    {
        var podman = _folder.Script("podman", "echo 'podman version 4.3.1'");
        var options = new ContainerEngineOptions
        {
            Runner = new ProcessRunner(_log, TimeProvider.System),
            Log = _log,
            Time = TimeProvider.System,
            Client = _folder.At("no-docker"),
            Podman = podman,
            Buildah = _folder.At("no-buildah"),
        };
        return new MachineCheckup(application, options.Runner, _folder.Path).RunAsync(
            () => Task.FromResult(new ContainerEngineSearch(null, "docker is not on PATH")),
            image => BuilderSearch.FindAsync(image.Builder ?? (hasPodman ? ImageBuilder.Podman : ImageBuilder.Docker), options, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
    }

    private Task RunAsync(string executable, params string[] arguments) =>
        new ProcessRunner(_log, TimeProvider.System).RunAsync(new ProcessCommand(executable, arguments) { WorkingDirectory = _folder.Path }, TestContext.Current.CancellationToken);
}
