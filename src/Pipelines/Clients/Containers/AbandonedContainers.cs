using System.Text;
using System.Text.Json;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>
/// The working containers that a killed build of Podman or Buildah leaves in its store, with the secrets that its steps had mounted. Neither client can
/// name or label them, so they carry the path of the build's scratch folder as their parent of control groups, which a chroot does not use; it stands
/// in the state that Buildah, which builds for both, keeps of each: https://github.com/containers/buildah/blob/main/buildah.go.
/// </summary>
/// <param name="runner">Runs the client.</param>
/// <param name="log">Hears of a store that cannot be understood.</param>
/// <param name="command">Makes a command of the client from its arguments.</param>
internal sealed class AbandonedContainers(ProcessRunner runner, IProgressLog log, Func<string[], ProcessCommand> command)
{
    private const string StateFile = "buildah.json";

    /// <summary>The argument that marks the containers of a build.</summary>
    public static IEnumerable<string> Mark(string scratch) => ["--cgroup-parent", scratch];

    /// <summary>The words that print what the client knows of its store, as JSON.</summary>
    public required string[] Info { get; init; }

    /// <summary>The words that remove a container, before its id.</summary>
    public required string[] Remove { get; init; }

    /// <summary>Removes the containers of a build that nobody runs any more.</summary>
    /// <param name="scratch">The scratch folder of that build.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RemoveAsync(string scratch, CancellationToken cancellationToken)
    {
        var info = command(Info);
        var answer = await runner.RunAsync(info, cancellationToken);
        if (FolderOf(answer.StandardOutput) is not { } containers)
        {
            log.Warning(ContainersText.StoreNotFound(scratch, info));
            return;
        }

        if (!Directory.Exists(containers))
        {
            return;
        }

        foreach (var container in Directory.EnumerateDirectories(containers).Where(folder => IsMarked(folder, scratch)))
        {
            var id = Path.GetFileName(container);
            await runner.RunOrThrowAsync(command([.. Remove, id]), ContainersText.RemovingContainer(id), cancellationToken);
        }
    }

    // <graph root>/<driver>-containers/<id>/userdata/buildah.json; the two clients write the names with another case.
    private static string? FolderOf(string info)
    {
        try
        {
            using var document = JsonDocument.Parse(info);
            return Member(document.RootElement, "store") is { } store && Member(store, "graphRoot") is { } root && Member(store, "graphDriverName") is { } driver
                ? Path.Combine(root.GetString()!, driver.GetString() + "-containers")
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement parent, string name)
    {
        foreach (var member in parent.EnumerateObject().Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return member.Value;
        }

        return null;
    }

    private static bool IsMarked(string container, string scratch)
    {
        var file = Path.Combine(container, "userdata", StateFile);
        return File.Exists(file) && File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(scratch))) >= 0;
    }
}
