using System.Diagnostics;
using Pipelines.Testing;

namespace Pipelines.Tests.Yaml;

/// <summary>GitLab's own schema and rules, as gitlab-ci-local has them: https://github.com/firecow/gitlab-ci-local.</summary>
internal static class GitLabCiLocal
{
    private const int OldestNode = 22;

    /// <summary>The names of the jobs that an event has. Fails with what gitlab-ci-local says when the file is not valid.</summary>
    /// <param name="text">The text of <c>.gitlab-ci.yml</c>.</param>
    /// <param name="variables">What the event sets; null = what it does not define.</param>
    public static IReadOnlyList<string> Jobs(string text, params (string Name, string? Value)[] variables) => [.. List(text, variables).Select(job => job.Name)];

    /// <summary>The jobs that an event has: gitlab-ci-local evaluates their rules, and not those of the workflow.</summary>
    public static IReadOnlyList<ListedJob> List(string text, params (string Name, string? Value)[] variables)
    {
        var tool = RealPart.Require("gitlab-ci-local", "node", "git");
        var node = Run(Path.GetTempPath(), tool[1], "--version");
        RealPart.Require(int.Parse(node.TrimStart('v').Split('.')[0]) >= OldestNode, $"'node' on PATH is {node.Trim()}, and gitlab-ci-local wants {OldestNode} or newer");

        using var folder = new TemporaryFolder();
        folder.Write(".gitlab-ci.yml", text);
        Run(folder.Path, tool[2], "init", "--quiet");
        Run(folder.Path, tool[2], "remote", "add", "origin", "https://gitlab.example/group/shop.git");
        Run(folder.Path, tool[2], "add", ".");
        Run(folder.Path, tool[2], "-c", "user.name=t", "-c", "user.email=t@example", "commit", "--quiet", "--message", "t");
        Run(folder.Path, tool[2], "update-ref", "refs/remotes/origin/main", "HEAD");
        Run(folder.Path, tool[2], "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
        var events = variables.SelectMany(variable => variable.Value is null
            ? (string[])["--unset-variable", variable.Name]
            : ["--variable", $"{variable.Name}={variable.Value}"]);
        string[] quiet = variables.Length == 0 ? [] : ["--ignore-predefined-vars", string.Join(',', variables.Select(variable => variable.Name))];
        var table = Run(folder.Path, tool[0], ["--list-csv", .. events, .. quiet]);
        return
        [
            .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipWhile(line => !line.StartsWith("name;", StringComparison.Ordinal)).Skip(1)
                .Select(line => line.Split(';'))
                .Select(cells => new ListedJob(cells[0], cells[1], cells[2], cells[3] == "true", cells[5])),
        ];
    }

    private static string Run(string folder, string executable, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{executable} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}");
    }
}

/// <summary>A line of <c>gitlab-ci-local --list-csv</c>.</summary>
internal sealed record ListedJob(string Name, string Stage, string When, bool AllowFailure, string Needs);
