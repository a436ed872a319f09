using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Ruby's own check of syntax, with its warnings: <c>ruby -wc</c>, which takes one file at a time.</summary>
internal sealed partial class RubyLinter(ProcessRunner runner, string folder) : ICachedLinter
{
    private readonly RubyFolder _folder = new(folder);

    /// <summary>The executable: a name on PATH, or a path.</summary>
    public string Executable { get; init; } = "ruby";

    /// <inheritdoc/>
    public bool IsRequired { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "ruby";

    /// <inheritdoc/>
    public string Install => CodeQualityText.GetRuby;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) => _folder.MistakeIn(files, "Ruby");

    /// <inheritdoc/>
    public IReadOnlyList<string> Select(RepositoryFiles files) => _folder.Scripts(files);

    /// <inheritdoc/>
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) =>
        ToolVersion.OfAsync(runner, Command(files.Root, "--version"), cancellationToken);

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<LinterResult>();
        await Parallel.ForEachAsync(subjects, cancellationToken, async (path, cancel) => results.Add(await RunAsync(path, files.Root, cancel)));
        return LinterResult.Join(results);
    }

    /// <inheritdoc/>
    public LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) => new([Executable], []);

    private async Task<LinterResult> RunAsync(string path, string root, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(Command(root, "-wc", "./" + path), cancellationToken);
        var findings = Read(path, result.StandardError);
        return result.Succeeded || findings.Any(finding => finding.Severity == Severity.Critical)
            ? LinterResult.Complete(findings)
            : LinterResult.Broken(this, path, CodeQualityText.Ended(result.ExitCode, result.StandardError), findings);
    }

    private ProcessCommand Command(string root, params string[] arguments) => new(Executable, arguments)
    {
        WorkingDirectory = root,
        // RUBYOPT may switch the warnings off.
        Environment = new Dictionary<string, string?> { ["RUBYOPT"] = null, ["LC_ALL"] = "C.UTF-8" },
        WhereToGet = Install,
    };

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
