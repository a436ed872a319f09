using Pipelines.Clients.Files;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>Runs the command of a build, whichever builder's: shows its lines as they come, reads the image's id, and tells a failure.</summary>
internal static class BuildRun
{
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(30);

    // Each builder takes over what its own killed builds have left: it alone knows where the rest of that is.
    private static string Prefix(string client) => $"pipelines-build-{Path.GetFileName(client)}-";

    /// <summary>Runs a command, made from the build's scratch folder, and gives the image's id, which it has written to <see cref="IdFile"/>.</summary>
    /// <param name="engine">How the builder is reached.</param>
    /// <param name="options">What is built.</param>
    /// <param name="client">The builder's client.</param>
    /// <param name="command">The command; its arguments name the folder that it is given.</param>
    /// <param name="removeAsync">Removes from the builder's store what the build of an abandoned folder has left; null = a killed build leaves nothing there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ExecutionException">The build failed.</exception>
    public static async Task<Digest> RunAsync(
        ContainerEngineOptions engine,
        BuildOptions options,
        string client,
        Func<string, ProcessCommand> command,
        Func<string, CancellationToken, Task>? removeAsync,
        CancellationToken cancellationToken)
    {
        await RemoveAbandonedAsync(engine, client, removeAsync, cancellationToken);
        using var scratch = DiskTrouble.Explain("build the image", engine.TemporaryFolder, () => ScratchFolder.Create(engine.TemporaryFolder, Prefix(client)));
        var build = command(scratch.Path) with
        {
            Secrets = [.. options.Secrets.Select(secret => secret.Value)],
            OnOutputLine = line => engine.Log.Detail(ContainersText.Plain(line)),
            OnErrorLine = line => engine.Log.Detail(ContainersText.Plain(line)),
        };
        var result = await RunAsync(engine, build, removeAsync is null ? null : limit => removeAsync(scratch.Path, limit), cancellationToken);
        return result.Succeeded
            ? Digest.Parse((await File.ReadAllTextAsync(IdFile(scratch.Path), cancellationToken)).Trim())
            : throw ContainersText.BuildFailed(options, build, result);
    }

    /// <summary>Where a builder writes the image's id.</summary>
    public static string IdFile(string scratch) => Path.Combine(scratch, "id");

    // A builder that is asked to end removes what it has made; one that is busy for longer than it may be is killed, and cannot.
    private static async Task<ProcessResult> RunAsync(
        ContainerEngineOptions engine, ProcessCommand build, Func<CancellationToken, Task>? removeAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.Runner.RunAsync(build, cancellationToken);
        }
        catch (OperationCanceledException) when (removeAsync is not null)
        {
            using var limit = new CancellationTokenSource(RemovalLimit, engine.Time);
            try
            {
                await removeAsync(limit.Token);
            }
            catch (Exception left) when (left is ExecutionException or OperationCanceledException)
            {
                engine.Log.Warning(ContainersText.LeftBehind(build, left));
            }

            throw;
        }
    }

    private static async Task RemoveAbandonedAsync(
        ContainerEngineOptions engine, string client, Func<string, CancellationToken, Task>? removeAsync, CancellationToken cancellationToken)
    {
        foreach (var abandoned in ScratchFolder.TakeAbandoned(engine.TemporaryFolder, Prefix(client)))
        {
            // A builder outlives a build of ours that alone was killed.
            if (RunningProcesses.Name(abandoned.Path))
            {
                abandoned.Release();
                continue;
            }

            using (abandoned)
            {
                await (removeAsync?.Invoke(abandoned.Path, cancellationToken) ?? Task.CompletedTask);
            }

            engine.Log.Detail(ContainersText.Abandoned(abandoned.Path));
        }
    }
}
