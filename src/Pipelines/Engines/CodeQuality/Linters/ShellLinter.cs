using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Mending;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>shellcheck</c> on every shell script of the repository (https://github.com/koalaman/shellcheck/wiki/Integration).</summary>
internal sealed partial class ShellLinter(ProcessRunner runner) : CommandLinter(runner, "shellcheck"), IMendingLinter
{
    private static readonly ScriptLanguage Shell = new([".sh", ".bash"], FileNames: [], ["sh", "bash", "dash", "ksh"]);

    /// <inheritdoc/>
    public override string Name => "shellcheck";

    /// <inheritdoc/>
    public override string Install => CodeQualityText.GetShellCheck;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Options { get; } = ["--format", "json1", "--"];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?> { ["SHELLCHECK_OPTS"] = null };

    /// <inheritdoc/>
    protected override LinterSettings Settings { get; } = new([".shellcheckrc", "shellcheckrc"], [".shellcheckrc", ".config/shellcheckrc"], Elsewhere());

    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => Shell.In(files);

    /// <inheritdoc/>
    protected override IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects) =>
        ToolJson.Read<Output>(result.StandardOutput)?.Comments.Select(Read).ToList();

    // 0: nothing to say; 1: comments; 2 and above: some file or option was not to its liking.
    /// <inheritdoc/>
    protected override bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings) => result.ExitCode == (findings.Count > 0 ? 1 : 0);

    // A script that reads another in is judged with that one, when both are given.
    /// <inheritdoc/>
    public override LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) =>
        base.InputsOf(subjects, files, home) is { } inputs ? inputs with { LooksBeyond = path => ReadsIn().IsMatch(File.ReadAllText(Path.Combine(files.Root, path))) } : null;

    // It changes no file itself, but says what is to be changed. The diff's own names are not fit for every file, so it gets others.
    /// <inheritdoc/>
    public async Task<string?> MendAsync(IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var path in allowed)
        {
            var result = await StartAsync(["--format", "diff", "--"], [path], files, cancellationToken);
            if (result.StandardOutput.IndexOf("\n@@ ", StringComparison.Ordinal) is >= 0 and var start)
            {
                var diff = $"--- {Quoted("a/" + path)}\n+++ {Quoted("b/" + path)}{result.StandardOutput[start..]}";
                await new GitClient(Runner, files.Root).ApplyAsync(diff.TrimEnd('\n') + "\n", cancellationToken);
            }
            else if (result.ExitCode > 1)
            {
                reasons.Add(CodeQualityText.Ended(result.ExitCode, result.StandardError));
            }
        }

        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    // As git writes names: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath.
    private static string Quoted(string path) =>
        $"\"{string.Concat(Encoding.UTF8.GetBytes(path).Select(letter => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'/' or (byte)'.' or (byte)'-' or (byte)'_' ? ((char)letter).ToString() : "\\" + Convert.ToString(letter, 8).PadLeft(3, '0')))}\"";

    private Finding Read(Comment comment) => new()
    {
        Tool = Name,
        Rule = $"SC{comment.Code}",
        Severity = comment.Level switch
        {
            "error" => Severity.Major,
            "info" or "style" => Severity.Info,
            _ => Severity.Minor,
        },
        Path = comment.File,
        Line = comment.Line,
        Column = comment.Column,
        Message = comment.Message,
    };

    [GeneratedRegex(@"^\s*(source-path|external-sources)=", RegexOptions.Multiline)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"(^|[\s;&|({])(\.|source)\s", RegexOptions.Multiline)]
    private static partial Regex ReadsIn();

    private sealed record Output([property: JsonRequired] IReadOnlyList<Comment> Comments);

    private sealed record Comment(
        [property: JsonRequired] string File,
        [property: JsonRequired] int Line,
        int? Column,
        [property: JsonRequired] string Level,
        [property: JsonRequired] int Code,
        [property: JsonRequired] string Message);
}
