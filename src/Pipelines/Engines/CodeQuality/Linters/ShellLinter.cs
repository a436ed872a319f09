using System.Text.Json.Serialization;
using Pipelines.Clients.Processes;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>shellcheck</c> on every shell script of the repository (https://github.com/koalaman/shellcheck/wiki/Integration).</summary>
internal sealed class ShellLinter(ProcessRunner runner) : CommandLinter(runner, "shellcheck")
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
    public override IReadOnlyList<string> Select(RepositoryFiles files) => Shell.In(files);

    /// <inheritdoc/>
    protected override IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects) =>
        ToolJson.Read<Output>(result.StandardOutput)?.Comments.Select(Read).ToList();

    // 0: nothing to say; 1: comments; 2 and above: some file or option was not to its liking.
    /// <inheritdoc/>
    protected override bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings) => result.ExitCode == (findings.Count > 0 ? 1 : 0);

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

    private sealed record Output([property: JsonRequired] IReadOnlyList<Comment> Comments);

    private sealed record Comment(
        [property: JsonRequired] string File,
        [property: JsonRequired] int Line,
        int? Column,
        [property: JsonRequired] string Level,
        [property: JsonRequired] int Code,
        [property: JsonRequired] string Message);
}
