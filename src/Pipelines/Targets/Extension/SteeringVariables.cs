using Nuke.Common;
using Pipelines.Values;
using Serilog;

namespace Pipelines.Targets.Extension;

/// <summary>
/// NUKE reads its own parameters from any environment variable of their name, such as TARGET or SKIP, which shells and CI settings hold
/// for other purposes. They are taken away while the build is set up, and given back, for the processes it starts, before the first target.
/// What NUKE has read before any extension runs (root, host, profiles) can only be refused. Names that begin with NUKE are meant for it, and stay.
/// </summary>
internal sealed class SteeringVariables
{
    private static readonly string[] Names =
    [
        "Target", "Skip", "Plan", "Help", "NoLogo", "Continue", "Partition", "Strict", "Root", "Host", "Verbosity", "Profile", "ShellCompletion", "GenerateConfiguration",
    ];

    private readonly List<Variable> _hidden = [];

    /// <summary>Takes the variables away; the verbosity that one of them chose goes back to the usual one.</summary>
    /// <exception cref="DefinitionException">One has chosen the root, the host or a profile.</exception>
    public void Hide(INukeBuild build, WrittenArguments line)
    {
        foreach (var (name, value) in EnvironmentInfo.Variables)
        {
            if (Names.Any(steering => IsNamed(name, steering)))
            {
                _hidden.Add(new(name, value));
            }
        }

        if (_hidden.Count == 0)
        {
            return;
        }

        _hidden.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        var chosen = _hidden.SelectMany(variable => Chosen(build, line, variable.Name, variable.Value)).ToList();
        if (chosen.Count > 0)
        {
            throw new DefinitionException(chosen);
        }

        foreach (var (name, _) in _hidden)
        {
            EnvironmentInfo.RemoveVariable(name);
        }

        if (_hidden.Any(variable => IsNamed(variable.Name, "Verbosity")) && !IsWritten(line, "verbosity"))
        {
            NukeBuild.Verbosity = Verbosity.Normal;
        }

        Log.Debug("{Line}", ExtensionText.Hidden(_hidden.Select(variable => variable.Name)));
    }

    /// <summary>Gives the variables back; the second time it does nothing.</summary>
    public void GiveBack()
    {
        foreach (var (name, value) in _hidden)
        {
            EnvironmentInfo.SetVariable(name, value);
        }

        _hidden.Clear();
    }

    private static IEnumerable<DefinitionMistake> Chosen(INukeBuild build, WrittenArguments line, string variable, string value)
    {
        if (value.Length == 0)
        {
            yield break;
        }

        if (IsNamed(variable, "Host") && !IsWritten(line, "host") && build.Host.GetType().FullName!.EndsWith(value, StringComparison.OrdinalIgnoreCase))
        {
            yield return ExtensionText.Steers(variable, value, "host", "what the output is made for");
        }

        if (IsNamed(variable, "Profile") && !IsWritten(line, "profile") && NukeBuild.LoadedLocalProfiles is { Length: > 0 })
        {
            yield return ExtensionText.Steers(variable, value, "profile", "a file of parameters");
        }

        if (IsNamed(variable, "Root") && !IsWritten(line, "root") && IsSame(value, build.RootDirectory) && !IsSame(RootAbove(EnvironmentInfo.WorkingDirectory), build.RootDirectory))
        {
            yield return ExtensionText.Steers(variable, value, "root", "the repository");
        }
    }

    private static bool IsWritten(WrittenArguments line, string name) => line.Options.Any(option => BuildParameter.Same(option.Name, name));

    // NUKE's own comparison: letters and digits count alone, case does not.
    private static bool IsNamed(string variable, string name) =>
        string.Equals(string.Concat(variable.Where(char.IsAsciiLetterOrDigit)), name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string? path, string? other) =>
        path is not null && other is not null && Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other));

    private static string? RootAbove(string? folder)
    {
        while (folder is not null && !Path.Exists(Path.Combine(folder, ".nuke")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    private sealed record Variable(string Name, string Value);
}
