using Pipelines.Clients.Containers;
using Pipelines.Clients.Processes;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Clients.Containers;

/// <summary>A folder with a static busybox to make small images of, and the engine that makes them.</summary>
internal sealed class DockerFolder : IDisposable
{
    public const string Dockerfile = "FROM scratch\nCOPY busybox /bin/busybox\nUSER 65534\nENTRYPOINT [\"/bin/busybox\"]\n";

    private readonly TemporaryFolder _folder = new();

    public RecordedLog Log { get; } = new();

    public string Path => _folder.Path;

    public ProcessRunner Runner => new(Log, TimeProvider.System);

    public static DockerFolder Create()
    {
        RealPart.RequireDocker();
        return new DockerFolder();
    }

    public DockerFolder WithBusybox()
    {
        // Debian's busybox-static; the dynamic one would not start in an empty image, but builds and pushes as well.
        File.Copy(RealPart.Require("busybox")[0], At("busybox"));
        return this;
    }

    public async Task<ContainerEngine> EngineAsync() => (await SearchAsync()).Engine!;

    public Task<ContainerEngineSearch> SearchAsync(IReadOnlyDictionary<string, string?>? environment = null) => ContainerEngine.FindAsync(
        new() { Runner = Runner, Log = Log, Time = TimeProvider.System, Environment = environment ?? new Dictionary<string, string?>() },
        TestContext.Current.CancellationToken);

    public string At(string path) => _folder.At(path);

    public string Write(string path, string text) => _folder.Write(path, text);

    /// <summary>A tag that no other test uses.</summary>
    public string NewTag() => $"pipelines-test/{System.IO.Path.GetFileName(Path).ToLowerInvariant()}:1";

    public void Dispose() => _folder.Dispose();
}
