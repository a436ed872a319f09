using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>Podman: builds as Buildah does, into the store that <c>podman run</c> runs from. https://docs.podman.io/en/latest/markdown/podman-build.1.html</summary>
internal sealed class PodmanBuilder : IImageBuilder
{
    private readonly ContainerEngineOptions _options;
    private readonly string _version;

    private PodmanBuilder(ContainerEngineOptions options, string version)
    {
        _options = options;
        _version = version;
    }

    /// <inheritdoc/>
    public string Kind => "podman";

    /// <inheritdoc/>
    public string Description => ContainersText.FoundWithoutDaemon("Podman", _version);

    /// <inheritdoc/>
    public BuilderLacks Lacks => BuilderLacks.Nothing;

    /// <summary>Looks for Podman.</summary>
    public static async Task<BuilderFound> FindAsync(ContainerEngineOptions options, CancellationToken cancellationToken)
    {
        var (version, finding) = await DaemonlessBuild.VersionAsync(options, options.Podman, cancellationToken);
        var builder = version is null ? null : new PodmanBuilder(options, version);
        return new BuilderFound(builder, builder?.Description ?? finding) { Remedy = ContainersText.Get("podman") };
    }

    /// <inheritdoc/>
    public Task<Digest> BuildAsync(BuildOptions options, CancellationToken cancellationToken) => BuildRun.RunAsync(
        _options,
        options,
        _options.Podman,
        // After SIGTERM it ends at once and leaves its containers behind; after SIGHUP the step ends, and then Podman in order.
        scratch => Command(["build", .. DaemonlessBuild.Words(options, scratch, "Podman"), options.Context]) with
        {
            EndSignal = NativeMethods.SigHup,
            Environment = DaemonlessBuild.Environment(_options, scratch),
        },
        new AbandonedContainers(_options.Runner, _options.Log, Command) { Info = ["info", "--format", "json"], Remove = ["rm", "--force"] }.RemoveAsync,
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(string image, string tarFile, CancellationToken cancellationToken) => SaveRun.RunAsync(
        _options.Runner,
        Command("image", "save", "--quiet", "--format", "docker-archive", "--output", tarFile, image),
        ContainersText.Saving(image, "podman image ls"),
        tarFile,
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveImageAsync(string image, CancellationToken cancellationToken) =>
        DaemonlessBuild.RemoveAsync(_options.Runner, Command("image", "rm", image), image, "podman ps --all --external", cancellationToken);

    private ProcessCommand Command(params string[] arguments) => new(_options.Podman, arguments) { Environment = _options.Environment };
}
