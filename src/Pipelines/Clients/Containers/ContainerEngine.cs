using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>
/// A Docker Engine, spoken to through the <c>docker</c> command.
/// It is only had by <see cref="FindAsync"/>, so whoever holds one holds one that answers.
/// </summary>
internal sealed class ContainerEngine : IImageBuilder
{
    private readonly ContainerEngineOptions _options;
    private readonly bool _hasBuildx;

    private ContainerEngine(ContainerEngineOptions options, string version, bool hasBuildx)
    {
        _options = options;
        _hasBuildx = hasBuildx;
        Version = version;
    }

    /// <summary>The engine's version, <c>20.10.24</c>.</summary>
    public string Version { get; }

    /// <inheritdoc/>
    public string Kind => "docker";

    /// <inheritdoc/>
    public string Description => ContainersText.Found(Version, _hasBuildx);

    /// <inheritdoc/>
    public BuilderLacks Lacks => _hasBuildx ? BuilderLacks.Nothing : BuilderLacks.Secrets | BuilderLacks.Platforms;

    /// <summary>Looks for a Docker client and asks its daemon; a client whose daemon does not answer in time counts as none.</summary>
    public static async Task<ContainerEngineSearch> FindAsync(ContainerEngineOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.AnswerLimit, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        ProcessCommand Docker(params string[] arguments) => new(options.Client, arguments) { Environment = options.Environment };
        try
        {
            var answer = await options.Runner.RunAsync(Docker("version", "--format", "{{.Server.Version}} {{.Server.Os}}"), either.Token);
            var words = answer.StandardOutput.Trim().Split(' ');
            if (!answer.Succeeded || words.Length != 2)
            {
                return new(null, ContainersText.DaemonSays(answer));
            }

            if (words[1] != "linux")
            {
                return new(null, ContainersText.NotLinux(words[1]));
            }

            var buildx = await options.Runner.RunAsync(Docker("buildx", "version"), either.Token);
            return new(new ContainerEngine(options, words[0], buildx.Succeeded), ContainersText.Found(words[0], buildx.Succeeded));
        }
        catch (ExecutionException exception)
        {
            return new(null, ContainersText.NotStarted(options.Client, exception));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, ContainersText.NoAnswer(options.AnswerLimit));
        }
    }

    /// <inheritdoc/>
    public Task<Digest> BuildAsync(BuildOptions options, CancellationToken cancellationToken) =>
        // A daemon ends the build of a client that is gone, and removes what it made for it.
        BuildRun.RunAsync(_options, options, _options.Client, scratch => BuildCommand(options, BuildRun.IdFile(scratch)), removeAsync: null, cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(string image, string tarFile, CancellationToken cancellationToken) => SaveRun.RunAsync(
        _options.Runner, Command("image", "save", "--output", tarFile, image), ContainersText.Saving(image, "docker image ls"), tarFile, cancellationToken);

    /// <inheritdoc/>
    public async Task RemoveImageAsync(string image, CancellationToken cancellationToken)
    {
        var command = Command("image", "rm", image);
        var result = await _options.Runner.RunAsync(command, cancellationToken);
        if (!result.Succeeded && !result.StandardError.Contains("No such image", StringComparison.OrdinalIgnoreCase))
        {
            throw ProcessesText.Failed(command, ContainersText.Removing(image, "docker ps --all"), result);
        }
    }

    private ProcessCommand BuildCommand(BuildOptions options, string idFile)
    {
        // Without the buildx plug-in the old builder is asked for by name: newer clients warn otherwise, and fail when the user's own setting demands BuildKit.
        var environment = new Dictionary<string, string?>(_options.Environment) { ["DOCKER_BUILDKIT"] = _hasBuildx ? "1" : "0" };
        if (options.SourceDate is { } date)
        {
            environment["SOURCE_DATE_EPOCH"] = BuildWords.Epoch(date);
        }

        // A provenance attestation holds the time of the build, and makes an index of every image.
        string[] build = _hasBuildx ? ["buildx", "build", "--load", "--provenance=false", "--progress=plain"] : ["build", "--force-rm"];
        return Command([.. build, .. BuildWords.Of(options, idFile), options.Context]) with { Environment = environment };
    }

    private ProcessCommand Command(params string[] arguments) => new(_options.Client, arguments) { Environment = _options.Environment };
}
