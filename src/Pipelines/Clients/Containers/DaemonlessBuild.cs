using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What Podman and Buildah have in common: one library builds for both.</summary>
internal static class DaemonlessBuild
{
    /// <summary>The version that a client says, or why it says none.</summary>
    public static async Task<(string? Version, string Finding)> VersionAsync(ContainerEngineOptions options, string client, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.AnswerLimit, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // "podman version 4.3.1", "buildah version 1.28.2 (image-spec …)"
            var answer = await options.Runner.RunAsync(new(client, "--version") { Environment = options.Environment }, either.Token);
            return answer.Succeeded && answer.StandardOutput.Trim().Split(' ') is [_, "version", var version, ..] ? (version, "") : (null, ContainersText.NoVersion(client, answer));
        }
        catch (ExecutionException exception)
        {
            return (null, ContainersText.NotStarted(client, exception));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, ContainersText.Silent(client, options.AnswerLimit));
        }
    }

    /// <summary>
    /// The arguments of a build. In a chroot it needs no runtime of containers and no privileges, so it works inside of a container as well;
    /// the label with the builder's version is left out, because it makes another image of the same source.
    /// </summary>
    /// <exception cref="ExecutionException">A network was asked for that a chroot has not.</exception>
    public static IEnumerable<string> Words(BuildOptions options, string scratch, string name) =>
        options.Network is not (null or "host") ? throw ContainersText.OtherNetwork(options, name)
        :
        [
            "--isolation", "chroot", "--format", "oci", "--identity-label=false",
            .. options.SourceDate is { } date ? ["--timestamp", BuildWords.Epoch(date)] : (string[])[],
            // The cache does not tell a step for one platform from the same step for another.
            .. options.Platform is null ? (string[])[] : ["--no-cache"],
            .. AbandonedContainers.Mark(scratch),
            .. BuildWords.Of(options, BuildRun.IdFile(scratch)),
        ];

    /// <summary>The variables of a build: what the builder lays down for itself goes with the scratch folder, however the build ends.</summary>
    public static IReadOnlyDictionary<string, string?> Environment(ContainerEngineOptions options, string scratch) =>
        new Dictionary<string, string?>(options.Environment) { ["TMPDIR"] = scratch };

    /// <summary>Removes an image's name; what is not there is no error.</summary>
    public static async Task RemoveAsync(ProcessRunner runner, ProcessCommand command, string image, string look, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(command, cancellationToken);
        if (!result.Succeeded && !result.StandardError.Contains("image not known", StringComparison.Ordinal))
        {
            throw ProcessesText.Failed(command, ContainersText.Removing(image, look), result);
        }
    }
}
