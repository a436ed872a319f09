using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Pipelines.Testing;

/// <summary>GitLab's own schema and rules, as gitlab-ci-local has them: https://github.com/firecow/gitlab-ci-local. One file in a repository of its own.</summary>
public sealed class GitLabCiLocal : IDisposable
{
    private const int OldestNode = 22;
    private const string Listed = "listed.json";

    // The texts that follow GitLab's schema: it says the same of a text whatever happens, and takes half of each start to say it.
    private static readonly ConcurrentDictionary<string, bool> Valid = new();

    private readonly TemporaryFolder _folder = new();
    private readonly string _tool;
    private readonly string _text;

    /// <summary>Takes the text of a <c>.gitlab-ci.yml</c>; skips or fails the test where the tool is not there.</summary>
    public GitLabCiLocal(string text)
    {
        var tools = RealPart.Require("gitlab-ci-local", "node", "git");
        var node = Run(Path.GetTempPath(), tools[1], "--version");
        RealPart.Require(int.Parse(node.TrimStart('v').Split('.')[0]) >= OldestNode, $"'node' on PATH is {node.Trim()}, and gitlab-ci-local wants {OldestNode} or newer");

        (_tool, _text) = (tools[0], text);
        _folder.Write(".gitlab-ci.yml", text);
        Git("init", "--quiet");
        Git("remote", "add", "origin", "https://gitlab.example/group/shop.git");
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@example", "commit", "--quiet", "--message", "t");
        Git("update-ref", "refs/remotes/origin/main", "HEAD");
        Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");

        void Git(params string[] arguments) => Run(_folder.Path, tools[2], arguments);
    }

    /// <summary>The names of the jobs that an event has. Fails with what gitlab-ci-local says when the file is not valid.</summary>
    /// <param name="text">The text of <c>.gitlab-ci.yml</c>.</param>
    /// <param name="variables">What the event sets; null = what it does not define.</param>
    public static IReadOnlyList<string> Jobs(string text, params (string Name, string? Value)[] variables) => [.. List(text, variables).Select(job => job.Name)];

    /// <summary>The jobs that an event has: gitlab-ci-local evaluates their rules, and not those of the workflow.</summary>
    public static IReadOnlyList<ListedJob> List(string text, params (string Name, string? Value)[] variables)
    {
        using var tool = new GitLabCiLocal(text);
        return tool.List(variables);
    }

    /// <summary>The jobs that an event has.</summary>
    /// <param name="variables">What the event sets; null = what it does not define.</param>
    /// <param name="more">Further arguments of the tool.</param>
    public IReadOnlyList<ListedJob> List(IReadOnlyList<(string Name, string? Value)> variables, params string[] more)
    {
        var events = variables.SelectMany(variable => variable.Value is null
            ? (string[])["--unset-variable", variable.Name]
            : ["--variable", $"{variable.Name}={variable.Value}"]);
        string[] quiet = variables.Count == 0 ? [] : ["--ignore-predefined-vars", string.Join(',', variables.Select(variable => variable.Name))];

        string[] known = Valid.ContainsKey(_text) ? ["--no-json-schema-validation"] : [];

        // Into a file: it ends without waiting until a pipe has taken a long list. Before the list it may warn of what it does not do.
        Run(_folder.Path, "/bin/sh", ["-c", $"exec \"$0\" \"$@\" > .git/{Listed}", _tool, "--list-json", .. events, .. quiet, .. known, .. more]);
        var lines = File.ReadAllText(_folder.At($".git/{Listed}")).Split('\n').SkipWhile(line => line.TrimEnd() is not ("[" or "[]"));
        Valid[_text] = true;
        using var list = JsonDocument.Parse(string.Join('\n', lines));
        return
        [
            .. list.RootElement.EnumerateArray().Select(job => new ListedJob(
                job.GetProperty("name").GetString()!,
                job.GetProperty("stage").GetString()!,
                job.GetProperty("when").GetString()!,

                // Or the exit codes of a failure that is allowed.
                job.GetProperty("allow_failure").ValueKind != JsonValueKind.False)).Where(job => job.When != "never"),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

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

/// <summary>A job of <c>gitlab-ci-local --list-json</c>.</summary>
public sealed record ListedJob(string Name, string Stage, string When, bool AllowFailure);
