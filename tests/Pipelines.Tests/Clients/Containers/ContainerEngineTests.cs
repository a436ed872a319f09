using System.Formats.Tar;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Containers;
using Pipelines.Clients.Processes;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Containers;

public sealed class ContainerEngineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_an_engine_that_answers()
    {
        using var folder = DockerFolder.Create();

        var search = await folder.SearchAsync();

        Assert.NotNull(search.Engine);
        Assert.StartsWith($"Docker Engine {search.Engine.Version}", search.Finding, StringComparison.Ordinal);
        Assert.Equal(("docker", search.Finding), (search.Engine.Kind, search.Engine.Description));
    }

    [Fact]
    public async Task Finds_none_without_a_client()
    {
        var search = await Search([], new FakeTimeProvider(), "no-docker");

        Assert.Equal(new ContainerEngineSearch(null, "there is no 'no-docker' on PATH"), search);
    }

    [Fact]
    public async Task Finds_none_when_the_daemon_is_not_there()
    {
        RealPart.Require("docker");
        var search = await Search(new() { ["DOCKER_HOST"] = "unix:///no/such.sock" }, new FakeTimeProvider());

        Assert.Equal(
            new ContainerEngineSearch(null, "the Docker daemon does not answer: Cannot connect to the Docker daemon at unix:///no/such.sock. Is the docker daemon running?"),
            search);
    }

    [Fact]
    public async Task Finds_none_when_the_daemon_does_not_answer_in_time()
    {
        RealPart.Require("docker");
        using var folder = new TemporaryFolder();
        using var silent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        silent.Bind(new UnixDomainSocketEndPoint(folder.At("d.sock")));
        silent.Listen();
        var time = new FakeTimeProvider();

        var searching = Search(new() { ["DOCKER_HOST"] = "unix://" + folder.At("d.sock") }, time);
        using var asked = await silent.AcceptAsync(Token);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(new ContainerEngineSearch(null, "the Docker daemon did not answer within 5 s"), await searching);
    }

    [Fact]
    public async Task Builds_saves_and_removes_an_image()
    {
        using var folder = DockerFolder.Create().WithBusybox();
        var engine = await folder.EngineAsync();
        var tag = folder.NewTag();
        var options = new BuildOptions
        {
            Dockerfile = folder.Write("Dockerfile", "ARG COLOUR=red\n" + DockerFolder.Dockerfile + "ARG COLOUR\nENV COLOUR=$COLOUR\n"),
            Context = folder.Path,
            Tag = tag,
            BuildArguments = new Dictionary<string, string> { ["COLOUR"] = "deep blue" },
            Labels = new Dictionary<string, string> { ["org.opencontainers.image.title"] = "a \"title\" with spaces" },
            Network = "none",
        };

        var id = await engine.BuildAsync(options, Token);
        await engine.SaveAsync(tag, folder.At("saved.tar"), Token);
        await engine.RemoveImageAsync(tag, Token);
        await engine.RemoveImageAsync(tag, Token);

        var config = await ConfigOf(folder.At("saved.tar"), id);
        Assert.Contains("\"org.opencontainers.image.title\":\"a \\\"title\\\" with spaces\"", config, StringComparison.Ordinal);
        Assert.Contains("COLOUR=deep blue", config, StringComparison.Ordinal);
        var gone = await Assert.ThrowsAsync<ExecutionException>(() => engine.SaveAsync(tag, folder.At("again.tar"), Token));
        Assert.StartsWith($"Cannot save the image ({tag}): ", gone.Message, StringComparison.Ordinal);
        Assert.EndsWith("Look at 'docker image ls' and at the space left on the disk.", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_failing_step_of_a_build()
    {
        using var folder = DockerFolder.Create();
        var engine = await folder.EngineAsync();
        var dockerfile = folder.Write("Dockerfile", "FROM scratch\nCOPY nosuch /\n");

        var error = await Assert.ThrowsAsync<ExecutionException>(
            () => engine.BuildAsync(new() { Dockerfile = dockerfile, Context = folder.Path, Tag = folder.NewTag(), Remedy = "Mend it so." }, Token));

        Assert.StartsWith($"Cannot build the image ({dockerfile}): docker ended with exit code 1:\n  ", error.Message, StringComparison.Ordinal);
        Assert.Contains("COPY nosuch /", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Mend it so.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_mend_when_the_base_image_cannot_be_had()
    {
        using var folder = DockerFolder.Create();
        var engine = await folder.EngineAsync();
        var dockerfile = folder.Write("Dockerfile", "ARG BASE=127.0.0.1:1/no/such:1\nFROM ${BASE}\n");

        var error = await Assert.ThrowsAsync<ExecutionException>(
            () => engine.BuildAsync(new() { Dockerfile = dockerfile, Context = folder.Path, Tag = folder.NewTag() }, Token));

        Assert.Contains("127.0.0.1:1", error.Reason, StringComparison.Ordinal);
        Assert.Equal(
            "Choose a base image that this machine has or can pull: begin the Dockerfile with 'ARG BASE=<image>' and 'FROM ${BASE}', "
            + "and set it by BuildArguments of the ContainerImage (or by './build.sh DockerBuild --build-arg BASE=<image>').",
            error.Remedy);
    }

    private static async Task<string> ConfigOf(string tarFile, Digest id)
    {
        await using var reader = new TarReader(File.OpenRead(tarFile));
        while (await reader.GetNextEntryAsync(copyData: true, Token) is { } entry)
        {
            if (entry.Name.Contains(id.Hex, StringComparison.Ordinal) && entry.DataStream is { } data)
            {
                using var text = new StreamReader(data);
                return await text.ReadToEndAsync(Token);
            }
        }

        throw new InvalidOperationException($"{tarFile} holds no {id}");
    }

    private static Task<ContainerEngineSearch> Search(Dictionary<string, string?> environment, TimeProvider time, string client = "docker")
    {
        var log = new RecordedLog();
        return ContainerEngine.FindAsync(
            new() { Runner = new ProcessRunner(log, TimeProvider.System), Log = log, Time = time, Environment = environment, Client = client }, Token);
    }
}
