using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class SecretFilesTests : IDisposable
{
    private static readonly Dictionary<string, Secret> Two = new() { ["token"] = new("first\nline"), ["lock"] = new("second") };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Are_readable_by_their_owner_alone_and_go_at_the_end()
    {
        using (var files = await SecretFiles.WriteAsync(_folder.Path, Two, Token))
        {
            var folder = Path.GetDirectoryName(files.Files[0].File)!;
            Assert.Equal(["lock", "token"], files.Files.Select(file => file.Id));
            Assert.Equal(["second", "first\nline"], files.Files.Select(file => File.ReadAllText(file.File)));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
                Assert.All(files.Files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.File)));
            }
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Remove_what_a_killed_build_left_and_leave_those_of_one_that_runs()
    {
        _folder.Write("pipelines-secrets-killed/lock", "");
        _folder.Write("pipelines-secrets-killed/secret-0", "left behind");
        _folder.Write("pipelines-secrets-begun/other", "has no lock yet");
        using var running = await SecretFiles.WriteAsync(_folder.Path, Two, Token);

        using var next = await SecretFiles.WriteAsync(_folder.Path, Two, Token);

        Assert.False(Directory.Exists(_folder.At("pipelines-secrets-killed")));
        Assert.True(Directory.Exists(_folder.At("pipelines-secrets-begun")));
        Assert.All(running.Files, file => Assert.True(File.Exists(file.File)));
    }
}
