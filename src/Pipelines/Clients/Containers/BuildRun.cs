using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>Runs the command of a build, whichever builder's: shows its lines as they come, reads the image's id, and tells a failure.</summary>
internal static class BuildRun
{
    /// <summary>Runs <paramref name="command"/> of a file for the id, and gives the id that stands in it.</summary>
    /// <exception cref="ExecutionException">The build failed.</exception>
    public static async Task<Digest> RunAsync(
        ContainerEngineOptions engine, BuildOptions options, Func<string, ProcessCommand> command, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("pipelines-build-");
        try
        {
            var idFile = Path.Combine(scratch.FullName, "id");
            var build = command(idFile) with
            {
                Secrets = [.. options.Secrets.Select(secret => secret.Value)],
                OnOutputLine = line => engine.Log.Detail(ContainersText.Plain(line)),
                OnErrorLine = line => engine.Log.Detail(ContainersText.Plain(line)),
            };
            var result = await engine.Runner.RunAsync(build, cancellationToken);
            return result.Succeeded
                ? Digest.Parse((await File.ReadAllTextAsync(idFile, cancellationToken)).Trim())
                : throw ContainersText.BuildFailed(options, build, result);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
