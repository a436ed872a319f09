using System.Globalization;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Tasks;

/// <summary>Ends tasks: SIGTERM, patience, SIGKILL; keeps the end of their logs; removes their containers.</summary>
internal sealed class DockerTaskEnd(DockerCli docker, DockerNames names, StateFolder folder)
{
    private const int LinesKept = 200;

    /// <summary>Stops the containers of a task that still run.</summary>
    /// <param name="containers">Its containers, with the seconds each has to end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task StopAsync(IEnumerable<(DockerContainer Container, int Seconds)> containers, CancellationToken cancellationToken) =>
        Task.WhenAll(containers.Where(item => item.Container.IsRunning).Select(item =>
            docker.RunOnAsync(["stop", "-t", item.Seconds.ToString(CultureInfo.InvariantCulture), item.Container.Id], cancellationToken)));

    /// <summary>Writes down the end of each container's log, then removes the containers and their volumes.</summary>
    public async Task RemoveAsync(IReadOnlyList<DockerContainer> containers, CancellationToken cancellationToken)
    {
        foreach (var container in containers)
        {
            var log = await ReadAsync(container.Id, cancellationToken);
            var place = LogOf(container.TaskId, container.Name);
            folder.Folder(Path.GetDirectoryName(place)!);
            await File.WriteAllTextAsync(place, log, cancellationToken);
            await docker.RunOnAsync(["rm", "--force", "--volumes", container.Id], cancellationToken);
        }

        var volumes = containers.Count == 0 ? "" : await docker.RunAsync(
            ["volume", "ls", "--quiet", "--filter", $"name=pipelines-{names.SandboxId}-{containers[0].TaskId[..12]}-"], cancellationToken);
        foreach (var volume in volumes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await docker.RunAsync(["volume", "rm", volume], cancellationToken);
        }
    }

    /// <summary>The end of the log of each container of a task, running or gone.</summary>
    public async Task<string> LogAsync(string taskId, IEnumerable<DockerContainer> running, CancellationToken cancellationToken)
    {
        var logs = running.ToDictionary(container => container.Name, container => ReadAsync(container.Id, cancellationToken));
        var kept = folder.At("logs", taskId);
        foreach (var file in Directory.Exists(kept) ? Directory.EnumerateFiles(kept) : [])
        {
            logs.TryAdd(Path.GetFileNameWithoutExtension(file), File.ReadAllTextAsync(file, cancellationToken));
        }

        await Task.WhenAll(logs.Values);
        return string.Concat(logs.OrderBy(log => log.Key, StringComparer.Ordinal).Select(log => logs.Count == 1 ? log.Value.Result : $"== {log.Key} ==\n{log.Value.Result}"));
    }

    /// <summary>Forgets the logs of tasks that ended long ago.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var log in Directory.EnumerateDirectories(folder.Folder("logs")).Where(log => Directory.GetLastWriteTimeUtc(log) < before.UtcDateTime))
        {
            Directory.Delete(log, recursive: true);
        }
    }

    private string LogOf(string taskId, string container) => folder.At("logs", taskId, container + ".log");

    private async Task<string> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var (_, output, error) = await docker.TryAsync(["logs", "--tail", LinesKept.ToString(CultureInfo.InvariantCulture), id], cancellationToken);
        return string.Concat(((string[])[output, error]).Where(part => part.Length > 0).Select(part => part + "\n"));
    }
}
