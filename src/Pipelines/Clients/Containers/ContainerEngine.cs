using System.Globalization;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>
/// A Docker Engine, spoken to through the <c>docker</c> command: builds an image from a Dockerfile, saves it to a tar file, removes it.
/// It is only had by <see cref="FindAsync"/>, so whoever holds one holds one that answers.
/// </summary>
internal sealed class ContainerEngine
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
        catch (ExecutionException)
        {
            return new(null, ContainersText.NoClient(options.Client));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, ContainersText.NoAnswer(options.AnswerLimit));
        }
    }

    /// <summary>Builds an image and gives its id, which is the digest of its configuration.</summary>
    /// <exception cref="ExecutionException">A step failed; the reason holds that step's last lines.</exception>
    public async Task<Digest> BuildAsync(BuildOptions options, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("pipelines-build-");
        try
        {
            var idFile = Path.Combine(scratch.FullName, "id");
            var result = await _options.Runner.RunAsync(BuildCommand(options, idFile), cancellationToken);
            return result.Succeeded
                ? Digest.Parse((await File.ReadAllTextAsync(idFile, cancellationToken)).Trim())
                : throw ContainersText.BuildFailed(options, result);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Saves an image to a tar file in the form of <c>docker save</c>.</summary>
    /// <exception cref="ExecutionException">There is no such image, or no room for it.</exception>
    public Task SaveAsync(string image, string tarFile, CancellationToken cancellationToken) => _options.Runner.RunOrThrowAsync(
        Command("image", "save", "--output", tarFile, image),
        ContainersText.Saving(image),
        cancellationToken);

    /// <summary>Takes a name from an image; the image goes when it was the last. What is not there is no error.</summary>
    /// <exception cref="ExecutionException">The image is in use.</exception>
    public async Task RemoveImageAsync(string image, CancellationToken cancellationToken)
    {
        var command = Command("image", "rm", image);
        var result = await _options.Runner.RunAsync(command, cancellationToken);
        if (!result.Succeeded && !result.StandardError.Contains("No such image", StringComparison.OrdinalIgnoreCase))
        {
            throw ProcessesText.Failed(command, ContainersText.Removing(image), result);
        }
    }

    private ProcessCommand BuildCommand(BuildOptions options, string idFile)
    {
        // Without the buildx plug-in the old builder is asked for by name: newer clients warn otherwise, and fail when the user's own setting demands BuildKit.
        var environment = new Dictionary<string, string?>(_options.Environment) { ["DOCKER_BUILDKIT"] = _hasBuildx ? "1" : "0" };
        if (options.SourceDate is { } date)
        {
            environment["SOURCE_DATE_EPOCH"] = date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        List<string> arguments =
        [
            // A provenance attestation holds the time of the build, and makes an index of every image.
            .. _hasBuildx ? ["buildx", "build", "--load", "--provenance=false", "--progress=plain"] : (string[])["build", "--force-rm"],
            "--file", options.Dockerfile, "--tag", options.Tag, "--iidfile", idFile,
            .. Pairs("--build-arg", options.BuildArguments),
            .. Pairs("--label", options.Labels),
            .. options.Network is { } network ? ["--network", network] : (string[])[],
            options.Context,
        ];
        return Command([.. arguments]) with
        {
            Environment = environment,
            OnOutputLine = line => _options.Log.Detail(ContainersText.Plain(line)),
            OnErrorLine = line => _options.Log.Detail(ContainersText.Plain(line)),
        };
    }

    private static IEnumerable<string> Pairs(string option, IReadOnlyDictionary<string, string> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { option, $"{pair.Key}={pair.Value}" });

    private ProcessCommand Command(params string[] arguments) => new(_options.Client, arguments) { Environment = _options.Environment };
}
