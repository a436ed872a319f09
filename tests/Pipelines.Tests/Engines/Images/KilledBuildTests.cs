using System.Diagnostics;
using Pipelines.Clients.Processes;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>
/// A build in a process of its own, killed by SIGKILL in the middle of a step: with its builder, as when a runner or the kernel ends all of it, or alone,
/// so that the builder goes on. What stays behind goes at the next build, and nothing else does.
/// </summary>
public sealed class KilledBuildTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RealBuilder.Legacy)]
    [InlineData(RealBuilder.BuildKit)]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    public async Task Leaves_what_the_next_build_removes(string name)
    {
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(name, folder);
        using var temporary = new TemporaryFolder();
        var process = await StartAsync(name, folder, builder, temporary);
        var hasSecrets = name != RealBuilder.Legacy;

        await KillAsync(process, temporary.Path, andItsBuilder: true);

        // The secret is there still: nobody could remove it.
        Assert.NotEmpty(Directory.EnumerateDirectories(temporary.Path, "pipelines-build-*"));
        Assert.Equal(hasSecrets, Directory.EnumerateFiles(temporary.Path, "secret-*", SearchOption.AllDirectories).Any(file => File.ReadAllText(file) == Building.Secret));
        await BuildAgainAsync(folder, builder, temporary, hasSecrets);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
        Assert.Equal([folder.At("artifacts/images/team+storefront")], Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")));
        if (name is RealBuilder.Podman or RealBuilder.Buildah)
        {
            Assert.Equal("", await ContainersAsync(folder, builder));
        }
    }

    [Theory]
    [InlineData(RealBuilder.Podman)]
    [InlineData(RealBuilder.Buildah)]
    public async Task Keeps_its_containers_while_its_builder_lives(string name)
    {
        using var folder = await BuildFolder.CreateAsync();
        using var builder = await RealBuilder.OfAsync(name, folder);
        using var temporary = new TemporaryFolder();
        var process = await StartAsync(name, folder, builder, temporary);
        RealPart.Require("buildah");
        await folder.Tools.Runner.RunOrThrowAsync(new ProcessCommand("buildah", "from", "scratch") { Environment = builder.Environment }, new("make a container", "scratch", "Look."), Token);

        await KillAsync(process, temporary.Path, andItsBuilder: false);

        var before = await ContainersAsync(folder, builder);
        await BuildAgainAsync(folder, builder, temporary, hasSecrets: true);
        Assert.Equal(before, await ContainersAsync(folder, builder));
        await KillAsync(process, temporary.Path, andItsBuilder: true);
        await BuildAgainAsync(folder, builder, temporary, hasSecrets: true);

        // That of a person is nobody's but theirs.
        Assert.Single((await ContainersAsync(folder, builder)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
    }

    // Started in a session of its own, so that all that it starts can be killed together; gives its id when the step runs.
    private static async Task<int> StartAsync(string name, BuildFolder folder, RealBuilder builder, TemporaryFolder temporary)
    {
        var setsid = RealPart.Require("setsid")[0];
        var mark = "waits-" + Path.GetFileName(temporary.Path).ToLowerInvariant();
        folder.Write("app/Dockerfile", $"FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"sh\", \"-c\", \"echo {mark}; /bin/busybox sleep 600\"]\n");
        Directory.CreateDirectory(folder.At(".nuke"));
        var start = new ProcessStartInfo(setsid, ["dotnet", typeof(Building).Assembly.Location, "--builder", $"{builder.Kind}", "--temporary", temporary.Path])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
        };
        foreach (var (variable, value) in builder.Environment.Append(new(Program.BuildVariable, nameof(Building))).Append(new("NUKE_TELEMETRY_OPTOUT", "1")))
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            said.Add(line);
            if (line.TrimEnd().EndsWith(mark, StringComparison.Ordinal) && !line.Contains("echo", StringComparison.Ordinal))
            {
                return process.Id;
            }
        }

        throw new InvalidOperationException($"The build has ended:\n{string.Join('\n', said)}");
    }

    private static async Task KillAsync(int process, string mark, bool andItsBuilder)
    {
        using var kill = Process.Start(RealPart.Require("kill")[0], ["-KILL", "--", andItsBuilder ? $"-{process}" : $"{process}"]);
        await kill.WaitForExitAsync(Token);
        while (RunningProcesses.Name(andItsBuilder ? mark : $"--temporary\0{mark}"))
        {
            await Task.Yield();
        }
    }

    private static async Task BuildAgainAsync(BuildFolder folder, RealBuilder builder, TemporaryFolder temporary, bool hasSecrets)
    {
        folder.Write("app/Dockerfile", $"FROM scratch\nCOPY busybox /bin/busybox\nLABEL turn={Path.GetRandomFileName()}\n");
        folder.Builder = await BuilderSearch.FindAsync(builder.Kind, folder.Tools with { Environment = builder.Environment, TemporaryFolder = temporary.Path }, Token);
        await folder.RunAsync(Building.Options(folder.Root, temporary.Path, hasSecrets));
    }

    private static async Task<string> ContainersAsync(BuildFolder folder, RealBuilder builder)
    {
        RealPart.Require("buildah");
        var containers = await folder.Tools.Runner.RunAsync(new("buildah", "containers", "--quiet", "--all") { Environment = builder.Environment }, Token);
        Assert.Equal(0, containers.ExitCode);
        return containers.StandardOutput;
    }
}
