using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// The environment of this process, read at this one place and passed on: variables of GitLab, Vault and AWS, time, signals.
/// </summary>
/// <param name="Variable">The value of an environment variable; null when it is not set or empty.</param>
/// <param name="Time">The clock.</param>
/// <param name="HomeFolder">The user's home, where <c>~/.vault-token</c> is; null when there is none.</param>
internal sealed record ProcessEnvironment(Func<string, string?> Variable, TimeProvider Time, string? HomeFolder)
{
    /// <summary>That of the running process.</summary>
    public static ProcessEnvironment Current { get; } = new(
        name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
        TimeProvider.System,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : null)
    {
        Names = [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()],
    };

    /// <summary>True where colours are seen: a terminal, or GitLab's log; never with NO_COLOR (https://no-color.org).</summary>
    public bool HasColours => Variable("NO_COLOR") is null && (Variable("GITLAB_CI") == "true" || (!Console.IsOutputRedirected && Variable("TERM") != "dumb"));

    /// <summary>The path of an executable on PATH; null when there is none.</summary>
    public static string? FindExecutable(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The names of all variables.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>The words of the command line after the program's name.</summary>
    public static IReadOnlyList<string> Arguments => [.. Environment.GetCommandLineArgs().Skip(1)];

    /// <summary>The value of a variable as a secret; null when it is not set or empty.</summary>
    public Secret? SecretVariable(string name) => Variable(name) is { } value ? new Secret(value) : null;

    /// <summary>Ends the process at once with an exit code, after a message was shown.</summary>
    public static void Exit(int exitCode) => Environment.Exit(exitCode);
}
