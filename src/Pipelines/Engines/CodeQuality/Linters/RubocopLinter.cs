using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Mending;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>rubocop</c> on every Ruby file below a folder, with the <c>.rubocop.yml</c> that stands beside or above it (https://docs.rubocop.org/rubocop/formatters.html).</summary>
internal sealed partial class RubocopLinter(ProcessRunner runner, string folder) : CommandLinter(runner, "rubocop"), IMendingLinter
{
    private readonly RubyFolder _folder = new(folder);

    /// <inheritdoc/>
    public override string Name => "rubocop";

    /// <inheritdoc/>
    public override string Install => CodeQualityText.GetRubocop;

    // Without '--force-exclusion' a file that is named is looked at even where the settings exclude it.
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Options { get; } = ["--format", "json", "--force-exclusion", "--no-color", "--"];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?> { ["RUBOCOP_OPTS"] = null, ["RUBYOPT"] = null };

    // The version of Ruby that the code is for comes from the settings, else from one of the others.
    /// <inheritdoc/>
    protected override LinterSettings Settings { get; } = new(
        [".rubocop.yml", ".rubocop_todo.yml", ".rubocop", ".ruby-version", ".tool-versions", "Gemfile.lock", "gems.locked", "*.gemspec"],
        [".rubocop.yml", ".config/rubocop/config.yml"],
        Elsewhere());

    /// <inheritdoc/>
    public override DefinitionMistake? MistakeIn(RepositoryFiles files) => _folder.MistakeIn(files, "Rubocop");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => _folder.Scripts(files);

    /// <inheritdoc/>
    protected override IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects) =>
        ToolJson.Read<Output>(result.StandardOutput)?.Files.SelectMany(file => file.Offenses.Select(offense => Read(file.Path, offense))).ToList();

    // 0: nothing; 1: offenses, or a cop that crashed; 2: settings or options that it does not take.
    /// <inheritdoc/>
    protected override bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings) =>
        result.ExitCode == (findings.Count > 0 ? 1 : 0) && !result.StandardError.Contains("An error occurred while", StringComparison.Ordinal);

    // 1: some are left that it does not mend.
    /// <inheritdoc/>
    public Task<string?> MendAsync(IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken) =>
        MendAsync(["-a", "--format", "quiet", "--force-exclusion", "--no-color", "--"], exitCodes: [0, 1], allowed, files, cancellationToken);

    private Finding Read(string path, Offense offense) => new()
    {
        Tool = Name,
        Rule = offense.CopName,
        Severity = (offense.CopName, offense.Severity) switch
        {
            ("Lint/Syntax", _) or (_, "fatal") => Severity.Critical,
            (_, "error") => Severity.Major,
            (_, "info") => Severity.Info,
            _ => Severity.Minor,
        },
        Path = path,
        Line = offense.Location.StartLine,
        Column = offense.Location.StartColumn,
        Message = offense.Message,
    };

    [GeneratedRegex(@"^\s*(inherit_from:(?!\s*\.rubocop_todo\.yml\s*$)|inherit_gem:|require:|plugins:)", RegexOptions.Multiline)]
    private static partial Regex Elsewhere();

    private sealed record Output([property: JsonRequired] IReadOnlyList<OffendingFile> Files);

    private sealed record OffendingFile([property: JsonRequired] string Path, [property: JsonRequired] IReadOnlyList<Offense> Offenses);

    private sealed record Offense(
        [property: JsonRequired] string Severity,
        [property: JsonRequired] string Message,
        [property: JsonRequired, JsonPropertyName("cop_name")] string CopName,
        [property: JsonRequired] Place Location);

    private sealed record Place([property: JsonRequired, JsonPropertyName("start_line")] int StartLine, [property: JsonPropertyName("start_column")] int? StartColumn);
}
