using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>Buildah: builds in a chroot, without a daemon. https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md</summary>
internal sealed class BuildahBuilder : IImageBuilder
{
    private readonly ContainerEngineOptions _options;
    private readonly string _version;

    private BuildahBuilder(ContainerEngineOptions options, string version)
    {
        _options = options;
        _version = version;
    }

    /// <inheritdoc/>
    public string Kind => "buildah";

    /// <inheritdoc/>
    public string Description => ContainersText.FoundWithoutDaemon("Buildah", _version);

    /// <inheritdoc/>
    public BuilderLacks Lacks => BuilderLacks.Nothing;

    /// <summary>Looks for Buildah.</summary>
    public static async Task<BuilderFound> FindAsync(ContainerEngineOptions options, CancellationToken cancellationToken)
    {
        var (version, finding) = await DaemonlessBuild.VersionAsync(options, options.Buildah, cancellationToken);
        var builder = version is null ? null : new BuildahBuilder(options, version);
        return new BuilderFound(builder, builder?.Description ?? finding) { Remedy = ContainersText.Get("buildah") };
    }

    /// <inheritdoc/>
    public Task<Digest> BuildAsync(BuildOptions options, CancellationToken cancellationToken) => BuildRun.RunAsync(
        _options,
        options,
        _options.Buildah,
        scratch => Command(["build", "--layers", "--force-rm", .. DaemonlessBuild.Words(options, scratch, "Buildah"), options.Context]) with
        {
            Environment = DaemonlessBuild.Environment(_options, scratch),
        },
        new AbandonedContainers(_options.Runner, _options.Log, Command) { Info = ["info"], Remove = ["rm"] }.RemoveAsync,
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(string image, string tarFile, CancellationToken cancellationToken) => SaveRun.RunAsync(
        _options.Runner, Command("push", "--quiet", image, $"docker-archive:{tarFile}"), ContainersText.Saving(image, "buildah images"), tarFile, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveImageAsync(string image, CancellationToken cancellationToken) =>
        DaemonlessBuild.RemoveAsync(_options.Runner, Command("rmi", image), image, "buildah containers", cancellationToken);

    private ProcessCommand Command(params string[] arguments) => new(_options.Buildah, arguments) { Environment = _options.Environment };
}
