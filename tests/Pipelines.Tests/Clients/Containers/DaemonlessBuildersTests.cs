using Pipelines.Clients.Containers;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Containers;

/// <summary>What Podman and Buildah are told, and what is made of what they say; on outputs as Podman 4.3.1 and Buildah 1.28.2 wrote them.</summary>
public sealed class DaemonlessBuildersTests
{
    private const string Podman = "podman version 4.3.1", Buildah = "buildah version 1.28.2 (image-spec 1.1.0-rc2, runtime-spec 1.0.2-dev)";

    private static readonly BuildOptions Options = new()
    {
        Dockerfile = "/staged/Dockerfile",
        Subject = "app/Dockerfile",
        Context = "/staged/context",
        Tag = "shop:pipelines",
        BuildArguments = new Dictionary<string, string> { ["B"] = "x y", ["A"] = "$(id)" },
        Labels = new Dictionary<string, string> { ["title"] = "a \"b\"" },
        Secrets = [new("token", "/private/secret-0", new Secret("a hidden word"))],
        Target = "wanted",
        Platform = "linux/arm64",
        SourceDate = DateTimeOffset.FromUnixTimeSeconds(1700000000),
        Remedy = "Mend it so.",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Buildah_gets_each_argument_as_a_word()
    {
        using var fake = FakeBuilder.Saying(Buildah);
        var found = await BuildahBuilder.FindAsync(fake.Options, Token);

        var id = await found.Builder!.BuildAsync(Options, Token);

        Assert.Equal(("buildah", "Buildah 1.28.2 (isolation chroot)", "Buildah 1.28.2 (isolation chroot)"), (found.Builder.Kind, found.Builder.Description, found.Finding));
        Assert.Equal(new string('a', 64), id.Hex);
        Assert.Equal(
            [
                "build", "--layers", "--force-rm", "--isolation", "chroot", "--format", "oci", "--identity-label=false", "--timestamp", "1700000000", "--no-cache",
                "--cgroup-parent", "*", "--file", "/staged/Dockerfile", "--tag", "shop:pipelines", "--iidfile", "*", "--build-arg", "A=$(id)", "--build-arg", "B=x y", "--label", "title=a \"b\"",
                "--secret", "id=token,src=/private/secret-0", "--target", "wanted", "--platform", "linux/arm64", "/staged/context",
            ],
            WithoutScratch(fake.Arguments));
    }

    [Fact]
    public async Task Podman_gets_the_same_arguments()
    {
        using var fake = FakeBuilder.Saying(Podman);
        var found = await PodmanBuilder.FindAsync(fake.Options, Token);

        await found.Builder!.BuildAsync(Options with { Secrets = [], BuildArguments = new Dictionary<string, string>(), Labels = new Dictionary<string, string>() }, Token);

        Assert.Equal(("podman", "Podman 4.3.1 (isolation chroot)"), (found.Builder.Kind, found.Finding));
        Assert.Equal(
            [
                "build", "--isolation", "chroot", "--format", "oci", "--identity-label=false", "--timestamp", "1700000000", "--no-cache",
                "--cgroup-parent", "*", "--file", "/staged/Dockerfile", "--tag", "shop:pipelines", "--iidfile", "*", "--target", "wanted", "--platform", "linux/arm64", "/staged/context",
            ],
            WithoutScratch(fake.Arguments));
    }

    [Fact]
    public async Task Are_given_no_variable_that_is_not_on_the_list()
    {
        // One that the process really has; the names of credentials are in BuilderEnvironmentTests.
        System.Environment.SetEnvironmentVariable("PIPELINES_TEST_CANARY", "a canary");
        using var fake = FakeBuilder.Saying(Buildah);
        var names = System.Environment.GetEnvironmentVariables().Keys.Cast<string>();
        var found = await BuildahBuilder.FindAsync(fake.Options with { Environment = BuilderEnvironment.Without(names) }, Token);

        await found.Builder!.BuildAsync(Options, Token);

        Assert.Contains(fake.Environment, line => line.StartsWith("PATH=", StringComparison.Ordinal));
        // A shell sets these itself.
        Assert.All(
            fake.Environment.Select(line => line.Split('=')[0]).Except(["PWD", "OLDPWD", "SHLVL", "_"]),
            name => Assert.Empty(BuilderEnvironment.Without([name])));
    }

    [Theory]
    [InlineData(
        "STEP 1/4: FROM scratch\nSTEP 2/4: COPY busybox /bin/busybox\n--> Using cache 027b\n--> 027b\nSTEP 3/4: RUN [\"/bin/busybox\",\"sh\",\"-c\",\"exit 3\"]\nout\n",
        "err\nsubprocess exited with status 3\nsubprocess exited with status 3\nError: building at STEP \"RUN /bin/busybox sh -c exit 3\": exit status 3\n",
        3,
        "\n  STEP 3/4: RUN [\"/bin/busybox\",\"sh\",\"-c\",\"exit 3\"]\n  out\n  err\n  Error: building at STEP \"RUN /bin/busybox sh -c exit 3\": exit status 3. Mend it so.")]
    [InlineData(
        "STEP 1/3: FROM scratch\nSTEP 2/3: COPY nosuch /\n",
        "Error: building at STEP \"COPY nosuch /\": checking on sources under \"/x\": copier: stat: \"/nosuch\": no such file or directory\n",
        125,
        "\n  STEP 2/3: COPY nosuch /\n  Error: building at STEP \"COPY nosuch /\": checking on sources under \"/x\": copier: stat: \"/nosuch\": no such file or directory. Mend it so.")]
    [InlineData("", "Error: no FROM statement found\n", 125, "\n  Error: no FROM statement found. Mend it so.")]
    [InlineData(
        "[1/2] STEP 1/2: FROM 127.0.0.1:1/no:1\n",
        "Trying to pull 127.0.0.1:1/no:1...\nError: creating build container: initializing source docker://127.0.0.1:1/no:1: connection refused\n",
        125,
        "\n  [1/2] STEP 1/2: FROM 127.0.0.1:1/no:1\n  Trying to pull 127.0.0.1:1/no:1...\n  Error: creating build container: initializing source docker://127.0.0.1:1/no:1: connection refused. "
        + "Choose a base image that this machine has or can pull: begin the Dockerfile with 'ARG BASE=<image>' and 'FROM ${BASE}', and set it by BuildArguments of the ContainerImage "
        + "(or by './build.sh DockerBuild --build-arg BASE=<image>').")]
    [InlineData(
        "STEP 1/2: FROM debian\n",
        "Error: creating build container: short-name \"debian\" did not resolve to an alias and no unqualified-search registries are defined in \"/etc/containers/registries.conf\"\n",
        125,
        "\n  STEP 1/2: FROM debian\n  Error: creating build container: short-name \"debian\" did not resolve to an alias and no unqualified-search registries are defined in "
        + "\"/etc/containers/registries.conf\". Write the base image's whole name, such as 'docker.io/library/debian:bookworm-slim', or set unqualified-search-registries in "
        + "/etc/containers/registries.conf.")]
    [InlineData(
        "STEP 1/2: FROM x\nSTEP 2/2: RUN apt-get update\n",
        "exec container process `/bin/sh`: Exec format error\nError: building at STEP \"RUN apt-get update\": exit status 1\n",
        1,
        "\n  STEP 2/2: RUN apt-get update\n  exec container process `/bin/sh`: Exec format error\n  Error: building at STEP \"RUN apt-get update\": exit status 1. "
        + "A step runs a program of another processor: install an emulator for it ('apt-get install qemu-user-static' on Debian), or let that stage only copy files.")]
    [InlineData(
        "STEP 1/2: FROM x\nSTEP 2/2: RUN cat\na hidden word\n",
        "Error: building at STEP \"RUN cat\": exit status 1\n",
        1,
        "\n  STEP 2/2: RUN cat\n  ***\n  Error: building at STEP \"RUN cat\": exit status 1. Mend it so.")]
    [InlineData("", "", 9, null)]
    public async Task Show_why_a_build_failed(string output, string error, int exitCode, string? reason)
    {
        foreach (var find in new[] { PodmanBuilder.FindAsync, (Func<ContainerEngineOptions, CancellationToken, Task<BuilderFound>>)BuildahBuilder.FindAsync })
        {
            using var fake = FakeBuilder.Saying(Podman, output, error, exitCode);
            var builder = (await find(fake.Options, Token)).Builder!;

            var failure = await Assert.ThrowsAsync<ExecutionException>(() => builder.BuildAsync(Options, Token));

            Assert.Equal(
                $"Cannot build the image (app/Dockerfile): fake ended with exit code {exitCode}{(reason is null ? " and said nothing. Mend it so." : ":" + reason)}",
                failure.Message);
        }
    }

    [Fact]
    public async Task Refuse_a_network_of_their_own()
    {
        using var fake = FakeBuilder.Saying(Buildah);
        var builder = (await BuildahBuilder.FindAsync(fake.Options, Token)).Builder!;

        var error = await Assert.ThrowsAsync<ExecutionException>(() => builder.BuildAsync(Options with { Network = "none" }, Token));

        Assert.Equal(
            "Cannot build the image (app/Dockerfile): Buildah builds in a chroot, which has the network of its machine, and not 'none'. Leave the network out, or build with Docker.",
            error.Message);
    }

    [Fact]
    public async Task Say_when_they_are_not_there_or_broken()
    {
        using var fake = FakeBuilder.Saying("something else");

        var absent = await PodmanBuilder.FindAsync(fake.Options with { Podman = "no-podman" }, Token);
        var broken = await BuildahBuilder.FindAsync(fake.Options, Token);

        Assert.Equal("there is no 'no-podman' on PATH", absent.Finding);
        Assert.Equal($"'{fake.Path} --version' ended with exit code 0", broken.Finding);
        Assert.Equal(
            "Cannot build the image (shop): it needs a builder of images, and there is no 'no-podman' on PATH. "
            + "Install it ('apt-get install podman' on Debian), or choose another Builder for the ContainerImage.",
            Assert.Throws<ExecutionException>(() => absent.Require("build the image", "shop")).Message);
    }

    private static IEnumerable<string> WithoutScratch(IReadOnlyList<string> arguments) =>
        arguments.Select((argument, at) => at > 0 && arguments[at - 1] is "--iidfile" or "--cgroup-parent" ? "*" : argument);
}
