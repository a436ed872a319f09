using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>Docker with and without BuildKit, Podman and Buildah, for real, behind one plan.</summary>
public sealed class BuildersTests
{
    private const string Dockerfile =
        "FROM scratch AS base\nCOPY busybox /bin/busybox\nFROM base AS wanted\nARG WORD=none\nENV WORD=$WORD\n"
        + "USER 65534\nENTRYPOINT [\"/bin/busybox\"]\nCMD [\"sh\", \"-c\", \"echo said $WORD\"]\nFROM base\nCMD [\"/bin/busybox\", \"false\"]\n";

    private static readonly ContainerImage Image = new("team/storefront")
    {
        Dockerfile = "app/Dockerfile",
        Target = "wanted",
        BuildArguments = new Dictionary<string, string> { ["WORD"] = "two words" },
        Labels = new Dictionary<string, string> { ["org.opencontainers.image.vendor"] = "The \"Shop\"", ["org.opencontainers.image.title"] = "own title" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RealBuilder.Legacy)]
    [InlineData(RealBuilder.BuildKit)]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    public async Task Build_a_layout_that_skopeo_reads_and_docker_runs(string name)
    {
        RealPart.Require("skopeo");
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(name, folder);
        folder.Write("app/Dockerfile", Dockerfile);

        var image = await folder.RunAsync(folder.Options with { Image = Image });

        var config = await BuildFolder.ConfigAsync(image.Layout);
        Assert.Equal("2026-03-04T04:06:07Z", config["created"]!.GetValue<string>());
        Assert.All(config["history"]!.AsArray(), step => Assert.Equal("2026-03-04T04:06:07Z", step!["created"]!.GetValue<string>()));
        Assert.Equal(
            [
                "org.opencontainers.image.created=2026-03-04T04:06:07Z",
                $"org.opencontainers.image.revision={image.Tag}",
                "org.opencontainers.image.source=https://gitlab.example/shop/storefront",
                "org.opencontainers.image.title=own title",
                "org.opencontainers.image.vendor=The \"Shop\"",
                $"org.opencontainers.image.version={(await folder.GitAsync("rev-parse", "HEAD"))[..8]}-dirty",
            ],
            config["config"]!["Labels"]!.AsObject().Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("65534", config["config"]!["User"]!.GetValue<string>());
        Assert.Contains(folder.Log.Lines, line => line == $"team/storefront: building app/Dockerfile with {builder.Found.Finding}, the first that is there.");

        var reference = $"oci:{image.Layout.Folder}:{image.Tag}";
        Assert.Contains($"\"Digest\": \"{image.Digest}\"", await RunAsync(folder, "skopeo", "inspect", reference), StringComparison.Ordinal);
        Assert.Equal("said two words\n", await RunInDockerAsync(folder, reference, $"pipelines-test/{name}:{image.Tag.Text[^8..]}"));
    }

    [Theory]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    public async Task Give_the_same_digest_on_another_machine(string name)
    {
        using var folder = await BuildFolder.CreateAsync();
        Digest first;
        using (await RealBuilder.OfAsync(name, folder))
        {
            folder.Write("app/Dockerfile", Dockerfile + "RUN [\"/bin/busybox\", \"mkdir\", \"-p\", \"/made/by/step\"]\n");
            first = (await folder.RunAsync(folder.Options with { Image = Image with { Target = null } })).Digest;
        }

        Directory.Delete(folder.At("artifacts/images"), recursive: true);
        File.Delete(folder.At("app/busybox"));
        using var other = await RealBuilder.OfAsync(name, folder);

        Assert.Equal(first, (await folder.RunAsync(folder.Options with { Image = Image with { Target = null } })).Digest);
    }

    [Theory]
    [InlineData(RealBuilder.BuildKit)]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    public async Task Build_several_platforms_into_one_index(string name)
    {
        RealPart.Require("skopeo");
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(name, folder);
        folder.Write("app/Dockerfile", "FROM scratch\nCOPY Dockerfile /\nCMD [\"/x\"]\n");

        var image = await folder.RunAsync(folder.Options with { Image = Image with { Target = null, BuildArguments = new Dictionary<string, string>(), Platforms = ["linux/amd64", "linux/arm64"] } });

        var index = await RunAsync(folder, "skopeo", "inspect", "--raw", $"oci:{image.Layout.Folder}:{image.Tag}");
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(index, "\"architecture\":\"(amd64|arm64)\",\"os\":\"linux\""));
        var copied = folder.At("artifacts/copy");
        await RunAsync(folder, "skopeo", "copy", "--all", "--preserve-digests", $"oci:{image.Layout.Folder}:{image.Tag}", $"oci:{copied}:x");
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(image.Layout.Folder, "blobs", "sha256")).Select(Path.GetFileName).Order(), Directory.EnumerateFiles(Path.Combine(copied, "blobs", "sha256")).Select(Path.GetFileName).Order());
        Assert.EndsWith(" for linux/amd64, linux/arm64.", folder.Log.Lines.First(line => line.Contains(": building ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RealBuilder.BuildKit)]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    public async Task Show_a_secret_to_the_step_that_mounts_it_and_to_nobody_else(string name)
    {
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(name, folder);
        using var temporary = new TemporaryFolder();
        folder.Write(
            "app/Dockerfile",
            "FROM scratch\nCOPY busybox /bin/busybox\nRUN --mount=type=secret,id=pass.word [\"/bin/busybox\", \"sh\", \"-c\", "
            // A path of this test in it: a step that is in the builder's cache is not run again for another secret.
            + $"\"echo {temporary.Path}; /bin/busybox cat /run/secrets/pass.word; echo; test $(/bin/busybox wc -c < /run/secrets/pass.word) = 21\"]\n");

        var image = await folder.RunAsync(folder.Options with
        {
            Image = Image with { Target = null, Secrets = [new("pass.word", SecretSource.Variable("PASSWORD"))] },
            TemporaryFolder = temporary.Path,
            ReadSecret = (secret, _) => Task.FromResult(new Secret("correct horse battery")),
        });

        Assert.Contains(folder.Log.Lines, line => line.EndsWith("***", StringComparison.Ordinal));
        Assert.DoesNotContain(folder.Log.Lines, line => line.Contains("correct horse battery", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
        var manifest = await image.Layout.ReadManifestAsync(image.Layout.Root, Token);
        for (var layer = 0; layer < manifest.Blobs.Count - 1; layer++)
        {
            foreach (var entry in await BuildFolder.EntriesAsync(image.Layout, layer))
            {
                using var text = new StreamReader(entry.DataStream ?? Stream.Null);
                Assert.DoesNotContain("correct horse battery", await text.ReadToEndAsync(Token), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain("correct horse battery", (await BuildFolder.ConfigAsync(image.Layout)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_legacy_builder_refuses_what_it_cannot_do()
    {
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(RealBuilder.Legacy, folder);
        var image = Image with { Secrets = [new("token", SecretSource.Variable("TOKEN"))], Platforms = ["linux/arm64"] };

        var error = await Assert.ThrowsAsync<DefinitionException>(() => folder.RunAsync(folder.Options with { Image = image }));

        const string mend = "Install BuildKit's plug-in ('apt-get install docker-buildx', or docker-buildx-plugin from Docker's own packages), or set Builder = ImageBuilder.Buildah.";
        Assert.Equal(
            $"ContainerImage \"team/storefront\": it has Secrets, and {builder.Found.Finding} cannot mount any. {mend}\n"
            + $"ContainerImage \"team/storefront\": it has Platforms, and {builder.Found.Finding} builds for its own alone. {mend}",
            error.Message);
    }

    [Theory]
    [InlineData(RealBuilder.Legacy)]
    [InlineData(RealBuilder.BuildKit)]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    [InlineData(RealBuilder.Podman, true)]
    [InlineData(RealBuilder.Buildah, true)]
    public async Task Leave_nothing_behind_when_they_are_interrupted(string name, bool withoutGrace = false)
    {
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(name, folder, withoutGrace ? TimeSpan.Zero : null);
        using var temporary = new TemporaryFolder();
        var mark = "waits-" + Path.GetFileName(temporary.Path).ToLowerInvariant();
        folder.Write("app/Dockerfile", $"FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"sh\", \"-c\", \"echo {mark}; /bin/busybox sleep 600\"]\n");
        var secrets = Image with { Target = null, Secrets = name == RealBuilder.Legacy ? [] : [new("token", SecretSource.Variable("TOKEN"))] };
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var options = folder.Options with { Image = secrets, TemporaryFolder = temporary.Path, ReadSecret = (_, _) => Task.FromResult(new Secret("a secret of a build")) };
        var plan = await folder.Build.PlanAsync(options, Token);
        folder.Log.Heard = line =>
        {
            // The step's own word, not the line of the Dockerfile.
            if (line.TrimEnd().EndsWith(mark, StringComparison.Ordinal))
            {
                interruption.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.Build.ApplyAsync(plan, interruption.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
        if (name is RealBuilder.Podman or RealBuilder.Buildah)
        {
            RealPart.Require("buildah");
            var containers = await folder.Tools.Runner.RunAsync(new("buildah", "containers", "--quiet", "--all") { Environment = builder.Environment }, Token);
            Assert.Equal(("", 0), (containers.StandardOutput, containers.ExitCode));
        }
        else
        {
            // The daemon removes the container when it sees that its client is gone, in its own time.
            var containers = mark;
            for (var asked = 0; asked < 300 && containers.Contains(mark, StringComparison.Ordinal); asked++)
            {
                containers = await RunAsync(folder, "docker", "ps", "--all", "--no-trunc", "--format", "{{.Command}}");
            }

            Assert.DoesNotContain(mark, containers, StringComparison.Ordinal);
        }
    }

    private static async Task<string> RunInDockerAsync(BuildFolder folder, string reference, string tag)
    {
        RealPart.RequireDocker();
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
        await RunAsync(folder, "skopeo", "copy", "--dest-daemon-host", host, reference, $"docker-daemon:{tag}");
        try
        {
            return await RunAsync(folder, "docker", "run", "--rm", "--network", "none", tag);
        }
        finally
        {
            await RunAsync(folder, "docker", "image", "rm", tag);
        }
    }

    private static async Task<string> RunAsync(BuildFolder folder, string executable, params string[] arguments) =>
        (await folder.Tools.Runner.RunOrThrowAsync(new ProcessCommand(executable, arguments), new("run", executable, "Look."), Token)).StandardOutput;
}
