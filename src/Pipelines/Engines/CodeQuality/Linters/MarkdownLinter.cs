using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Mending;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>markdownlint</c> on every Markdown file of the repository, with its <c>.markdownlint.json</c> if there is one (https://github.com/igorshubovych/markdownlint-cli).</summary>
internal sealed partial class MarkdownLinter(ProcessRunner runner) : CommandLinter(runner, "markdownlint"), IMendingLinter
{
    private static readonly ScriptLanguage Markdown = new([".md", ".markdown"], FileNames: [], Interpreters: []);

    /// <inheritdoc/>
    public override string Name => "markdownlint";

    /// <inheritdoc/>
    public override string Install => CodeQualityText.GetMarkdownLint;

    // '--dot': what begins with a dot is left out without it, though it is named.
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Options { get; } = ["--json", "--dot", "--"];

    /// <inheritdoc/>
    protected override LinterSettings Settings { get; } = new(
        [".markdownlint*"],
        [".markdownlintrc", ".config/markdownlint", ".config/markdownlint/config", "/etc/markdownlintrc", "/etc/markdownlint/config"],
        Elsewhere());

    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => Markdown.In(files);

    // The list goes to standard error, and when there is nothing to say, nothing is said.
    /// <inheritdoc/>
    protected override IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects) =>
        result.ExitCode is 0 or 1 ? ToolJson.Read<IReadOnlyList<Issue>>(result.StandardError)?.Select(Read).ToList() ?? [] : null;

    /// <inheritdoc/>
    protected override bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings) =>
        result.ExitCode == (findings.Any(finding => finding.Severity > Severity.Info) ? 1 : 0);

    // 1: some are left that it does not mend.
    /// <inheritdoc/>
    public Task<string?> MendAsync(IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken) =>
        MendAsync(["--fix", "--dot", "--"], exitCodes: [0, 1], allowed, files, cancellationToken);

    // A rule is an error unless the settings make it a warning.
    private Finding Read(Issue issue) => new()
    {
        Tool = Name,
        Rule = issue.RuleNames[0],
        Severity = issue.Severity == "warning" ? Severity.Info : Severity.Minor,
        Path = issue.FileName,
        Line = issue.LineNumber,
        Column = issue.ErrorRange is [var column, ..] ? column : null,
        Message = string.IsNullOrEmpty(issue.ErrorDetail) ? issue.RuleDescription : $"{issue.RuleDescription}: {issue.ErrorDetail}",
    };

    // Settings that are a program, or take in others.
    [GeneratedRegex(@"^\S+\.[cm]?js$|extends""?\s*:", RegexOptions.Multiline)]
    private static partial Regex Elsewhere();

    private sealed record Issue(
        [property: JsonRequired] string FileName,
        [property: JsonRequired] int LineNumber,
        [property: JsonRequired] IReadOnlyList<string> RuleNames,
        [property: JsonRequired] string RuleDescription,
        string? ErrorDetail,
        IReadOnlyList<int>? ErrorRange,
        string? Severity);
}
