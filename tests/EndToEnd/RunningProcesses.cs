using System.Text;

namespace Pipelines.EndToEnd;

/// <summary>
/// The process list as everybody on the machine sees it, while a run lasts: the command lines of what descends from it, and the variables of what the
/// build starts; its own are those that it was given.
/// </summary>
internal sealed class RunningProcesses(int root)
{
    private const string Build = "_build.dll";

    private readonly Dictionary<int, string> _commands = [];

    // Those that run and do not descend from the run: nobody gets another parent that way, so they are looked at once.
    private readonly HashSet<int> _others = [];
    private readonly Dictionary<(int Id, string Command), string> _variables = [];

    /// <summary>The command lines that were seen.</summary>
    public IReadOnlyCollection<string> Commands => _commands.Values;

    /// <summary>The variables of the processes below the build, each with its command line.</summary>
    public IEnumerable<(string Command, string Variables)> Variables => _variables.Select(seen => (seen.Key.Command, seen.Value));

    /// <summary>Looks, again and again, until a task ends.</summary>
    public async Task WatchAsync(Task run)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            Look();
        }
        while (!run.IsCompleted && await timer.WaitForNextTickAsync());
    }

    private void Look()
    {
        var running = Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0).Where(id => id > 0).ToHashSet();
        _others.IntersectWith(running);
        running.ExceptWith(_others);
        var parents = new Dictionary<int, int>();
        foreach (var id in running)
        {
            if (Read(id, "stat") is { } stat)
            {
                // The name in parentheses may hold anything.
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        _others.UnionWith(parents.Keys.Where(id => !Descends(id, parents)));
        foreach (var id in parents.Keys.Except(_others))
        {
            if (Read(id, "cmdline") is { Length: > 0 } command)
            {
                _commands[id] = command.Replace('\0', ' ');
                LookAtVariables(id, command, parents);
            }
        }
    }

    private void LookAtVariables(int id, string command, Dictionary<int, int> parents)
    {
        // Until a child has become another program it is its parent, variables included: only one that is itself before and after counts.
        if (IsBelowBuild(id, parents) && !command.Contains(Build, StringComparison.Ordinal)
            && Read(id, "environ") is { Length: > 0 } variables && Read(id, "cmdline") == command)
        {
            _variables[(id, command.Replace('\0', ' '))] = variables.Replace('\0', '\n');
        }
    }

    // Not above the run: these tests may be what another build runs.
    private bool IsBelowBuild(int id, Dictionary<int, int> parents)
    {
        while (id > 1 && id != root)
        {
            id = parents.GetValueOrDefault(id);
            if (Read(id, "cmdline")?.Contains(Build, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    private bool Descends(int id, Dictionary<int, int> parents)
    {
        for (; id > 1; id = parents.GetValueOrDefault(id))
        {
            if (id == root)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Read(int id, string file)
    {
        try
        {
            return Encoding.Latin1.GetString(File.ReadAllBytes($"/proc/{id}/{file}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
