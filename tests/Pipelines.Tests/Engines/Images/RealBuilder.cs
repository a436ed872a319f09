using Pipelines.Clients.Containers;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>The real builders by name, each with a store or a configuration that no other test uses.</summary>
internal sealed class RealBuilder : IDisposable
{
    public const string Legacy = "docker", BuildKit = "buildx", Podman = "podman", Buildah = "buildah";

    private readonly TemporaryFolder _store = new();

    private readonly BuildFolder _folder;

    private RealBuilder(BuildFolder folder) => _folder = folder;

    public ImageBuilder Kind { get; private set; }

    public BuilderFound Found { get; private set; } = new(null, "");

    public IReadOnlyDictionary<string, string?> Environment { get; private set; } = new Dictionary<string, string?>();

    /// <param name="name">One of the names above.</param>
    /// <param name="folder">What it builds.</param>
    /// <param name="grace">How long it may take to end when it is asked to; null = as long as everybody.</param>
    public static async Task<RealBuilder> OfAsync(string name, BuildFolder folder, TimeSpan? grace = null)
    {
        RealPart.Require("busybox", name is Podman or Buildah ? name : "docker");
        var builder = new RealBuilder(folder);
        builder.Environment = name switch
        {
            BuildKit => new Dictionary<string, string?> { ["DOCKER_CONFIG"] = RealPart.RequireBuildx() },
            // No plug-in of whoever runs the test.
            Legacy => new Dictionary<string, string?> { ["DOCKER_CONFIG"] = builder._store.Path },
            _ => new Dictionary<string, string?> { ["CONTAINERS_STORAGE_CONF"] = builder.WriteStorage() },
        };
        if (name is Legacy or BuildKit)
        {
            RealPart.RequireDocker();
        }

        builder.Kind = name switch { Podman => ImageBuilder.Podman, Buildah => ImageBuilder.Buildah, _ => ImageBuilder.Docker };
        builder.Found = await BuilderSearch.FindAsync(builder.Kind, folder.Tools with { Environment = builder.Environment, Runner = folder.Tools.Runner.Waiting(grace ?? folder.Tools.Runner.Grace) }, TestContext.Current.CancellationToken);
        Assert.NotNull(builder.Found.Builder);
        folder.Builder = builder.Found;
        File.Copy(RealPart.Require("busybox")[0], folder.At("app/busybox"));
        return builder;
    }

    public void Dispose()
    {
        foreach (var tag in new[] { "pipelines", "pipelines-linux-amd64", "pipelines-linux-arm64" })
        {
            Found.Builder?.RemoveImageAsync($"team/storefront:{tag}", CancellationToken.None).GetAwaiter().GetResult();
        }

        _folder.Builder = new(null, "its store is gone");
        _store.Dispose();
    }

    // 'vfs' copies whole folders, and works on every file system.
    private string WriteStorage() =>
        _store.Write("storage.conf", $"[storage]\ndriver = \"vfs\"\ngraphroot = \"{_store.At("graph")}\"\nrunroot = \"{_store.At("run")}\"\n");
}
