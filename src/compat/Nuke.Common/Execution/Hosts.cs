using Nuke.Common.CI.GitLab;

namespace Nuke.Common.Execution;

/// <summary>Finds the host. Own hosts of a build stand in its assembly; other assemblies are not searched.</summary>
internal static class Hosts
{
    private const string Parameter = "Host";

    public static Host Find()
    {
        if (EnvironmentInfo.ParsedCommandLine.Named(Parameter) is { Length: > 0 } arguments)
            return Create(Named(arguments[^1]));
        // HOST is set by some shells and says nothing about a build then.
        if (ParameterValues.OfEngine(Parameter, typeof(string)) is string { Length: > 0 } variable && Matching(variable) is [var named])
            return Create(named);
        return GitLab.IsRunningGitLab ? new GitLab() : Create(All().FirstOrDefault(IsRunning) ?? typeof(Terminal));
    }

    /// <summary>Servers first: a terminal is what is left.</summary>
    public static IEnumerable<Type> All()
    {
        var own = Assembly.GetEntryAssembly()?.GetExportedTypes().Where(x => x.IsSubclassOf(typeof(Host)) && !x.IsAbstract) ?? [];
        var servers = new List<Type> { typeof(GitLab) };
        var terminals = new List<Type>();
        foreach (var type in own)
            (typeof(Terminal).IsAssignableFrom(type) ? terminals : servers).Add(type);
        return [.. servers, .. terminals, typeof(Terminal)];
    }

    private static Type Named(string name)
    {
        var matching = Matching(name);
        return matching.Count == 1
            ? matching[0]
            : throw new ArgumentException(
                $"Host with name '{name}' is {(matching.Count == 0 ? "not there" : "ambiguous")}. Hosts are: {string.Join(", ", All().Select(x => x.Name))}");
    }

    private static List<Type> Matching(string name) =>
        All().Where(x => x.FullName.EndsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();

    private static bool IsRunning(Type type) =>
        type.GetProperty($"IsRunning{type.Name}", Members.All)?.GetValue(null) is true;

    private static Host Create(Type type) => (Host)Activator.CreateInstance(type, nonPublic: true);
}
