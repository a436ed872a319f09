using System.Globalization;

namespace Pipelines.Clients.Processes;

/// <summary>
/// What a process has started, and that in turn: on Linux, read before the process is asked to end, for once it has ended nothing tells any more whose its
/// children were. Elsewhere it is empty.
/// </summary>
internal sealed class ProcessTree
{
    private readonly IReadOnlyList<(int Id, string Start)> _members;

    private ProcessTree(IReadOnlyList<(int, string)> members) => _members = members;

    /// <summary>The tree below a process, without the process.</summary>
    public static ProcessTree Below(int id)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new([]);
        }

        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0]))
            .Select(name => (Id: int.Parse(name!, CultureInfo.InvariantCulture), Stat: StatOf(name!)))
            .Where(process => process.Stat is not null)
            .ToLookup(process => process.Stat!.Value.Parent, process => (process.Id, process.Stat!.Value.Start));
        var members = new List<(int, string)>();
        var next = new Queue<int>([id]);
        while (next.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                members.Add(child);
                next.Enqueue(child.Id);
            }
        }

        return new(members);
    }

    /// <summary>Kills whatever of it is left. A process that has come by one of its numbers since is another.</summary>
    public void Kill()
    {
        foreach (var (id, start) in _members)
        {
            if (StatOf(id.ToString(CultureInfo.InvariantCulture)) is { } stat && stat.Start == start)
            {
                _ = NativeMethods.Kill(id, NativeMethods.SigKill);
            }
        }
    }

    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the second field is a name in brackets that may hold anything.
    private static (int Parent, string Start)? StatOf(string id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
