using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Ruby's own check of syntax, with its warnings: <c>ruby -wc</c>, which takes one file at a time.</summary>
internal sealed partial class RubyLinter(ProcessRunner runner, string folder) : ILinterTool
{
    private static readonly ScriptLanguage Ruby = new(
        [".rb", ".rake", ".gemspec", ".ru"],
        ["Rakefile", "Gemfile"],
        ["ruby"]);

    private readonly string _prefix = string.Concat(folder.Split('/').Where(part => part is not ("" or ".")).Select(part => part + "/"));

    /// <summary>The executable: a name on PATH, or a path.</summary>
    public string Executable { get; init; } = "ruby";

    /// <inheritdoc/>
    public string Name => "ruby";

    /// <inheritdoc/>
    public string Install => CodeQualityText.GetRuby;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) => files.All.Any(IsBelow) ? null : CodeQualityText.NoSuchFolder(folder);

    /// <inheritdoc/>
    public IReadOnlyList<string> Select(RepositoryFiles files) => [.. Ruby.In(files).Where(IsBelow)];

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<LinterResult>();
        await Parallel.ForEachAsync(subjects, cancellationToken, async (path, cancel) => results.Add(await RunAsync(path, files.Root, cancel)));
        return new LinterResult(
            [.. results.SelectMany(result => result.Findings)],
            results.Select(result => result.Incomplete).Order(StringComparer.Ordinal).FirstOrDefault(reason => reason is not null));
    }

    private bool IsBelow(string path) => path.StartsWith(_prefix, StringComparison.Ordinal);

    private async Task<LinterResult> RunAsync(string path, string root, CancellationToken cancellationToken)
    {
        var command = new ProcessCommand(Executable, "-wc", "./" + path)
        {
            WorkingDirectory = root,
            // RUBYOPT may switch the warnings off.
            Environment = new Dictionary<string, string?> { ["RUBYOPT"] = null, ["LC_ALL"] = "C.UTF-8" },
            WhereToGet = Install,
        };
        var result = await runner.RunAsync(command, cancellationToken);
        var findings = Read(path, result.StandardError);
        return result.Succeeded || findings.Any(finding => finding.Severity == Severity.Critical)
            ? LinterResult.Complete(findings)
            : LinterResult.Unusable(
                this, path, "tool-broken", CodeQualityText.Broken(this, CodeQualityText.Ended(result.ExitCode, result.StandardError)), findings);
    }

    // './a.rb:3: warning: …' or './a.rb:3: syntax error, …'; Ruby 3.4 shows the source below, with what it expected behind a caret.
    private List<Finding> Read(string path, string output)
    {
        var findings = new List<Finding>();
        var prefix = $"./{path}:";
        foreach (var line in output.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal) && Said().Match(line[prefix.Length..]) is { Success: true } said)
            {
                var isWarning = said.Groups["warning"].Success;
                findings.Add(new Finding
                {
                    Tool = Name,
                    Rule = isWarning ? "warning" : "syntax",
                    Severity = isWarning ? Severity.Minor : Severity.Critical,
                    Path = path,
                    Line = int.Parse(said.Groups["line"].ValueSpan, CultureInfo.InvariantCulture),
                    Message = said.Groups["message"].Value,
                });
            }
            else if (findings.Count > 0 && Caret().Match(line) is { Success: true } caret)
            {
                findings[^1] = findings[^1] with { Message = $"{findings[^1].Message}: {caret.Groups["message"].Value}" };
            }
        }

        return findings;
    }

    [GeneratedRegex(@"^(?<line>[0-9]{1,9}): (?<warning>warning: )?(?<message>.+)$")]
    private static partial Regex Said();

    [GeneratedRegex(@"^\s*\|\s*\^[~^]*\s+(?<message>\S.*)$")]
    private static partial Regex Caret();
}
