using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>yamllint</c> on every YAML file of the repository, with its <c>.yamllint</c> if there is one (https://yamllint.readthedocs.io/).</summary>
internal sealed partial class YamlLinter(ProcessRunner runner) : CommandLinter(runner, "yamllint")
{
    private static readonly ScriptLanguage Yaml = new([".yml", ".yaml"], [".yamllint", ".clang-format"], Interpreters: []);

    /// <inheritdoc/>
    public override string Name => "yamllint";

    /// <inheritdoc/>
    public override string Install => CodeQualityText.GetYamlLint;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Options { get; } = ["--format", "parsable", "--"];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string?> Variables { get; } =
        new Dictionary<string, string?> { ["YAMLLINT_CONFIG_FILE"] = null, ["PYTHONUTF8"] = "1" };

    /// <inheritdoc/>
    protected override LinterSettings Settings { get; } = new([".yamllint", ".yamllint.yaml", ".yamllint.yml"], [".config/yamllint/config"], Elsewhere());

    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => Yaml.In(files);

    // './a b.yml:2:7: [error] text (rule)'. The name of a file may hold anything, a newline too: so it is looked for, not parsed.
    /// <inheritdoc/>
    protected override IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects)
    {
        var findings = new List<Finding>();
        var output = result.StandardOutput;
        var subject = subjects[0];
        for (var start = 0; start < output.Length;)
        {
            if (SaidOf(subject, output, start) is not { } said)
            {
                subject = subjects.FirstOrDefault(other => SaidOf(other, output, start) is not null) ?? throw CodeQualityText.UnknownLine(output[start..]);
                continue;
            }

            findings.Add(Finding(subject, said));
            start = said.Index + said.Length;
        }

        return findings;
    }

    // 0: nothing worse than warnings; 1: errors; 255: settings that it does not take. It crashes with 1 too, at a file that is not UTF-8, and leaves out those behind it.
    /// <inheritdoc/>
    protected override bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings) =>
        result.ExitCode == (findings.Any(finding => finding.Severity > Severity.Minor) ? 1 : 0) && !result.StandardError.Contains("Traceback (most recent call last)", StringComparison.Ordinal);

    private static Match? SaidOf(string subject, string output, int start)
    {
        var end = start + "./".Length + subject.Length;
        return string.CompareOrdinal(output, start, "./" + subject, 0, subject.Length + 2) == 0 && Said().Match(output, end) is { Success: true } said ? said : null;
    }

    private Finding Finding(string path, Match said)
    {
        var rule = said.Groups["rule"] is { Success: true, Value: var named } ? named : "syntax";
        return new Finding
        {
            Tool = Name,
            Rule = rule,
            Severity = rule == "syntax" ? Severity.Critical : said.Groups["level"].Value == "error" ? Severity.Major : Severity.Minor,
            Path = path,
            Line = int.Parse(said.Groups["line"].ValueSpan, CultureInfo.InvariantCulture),
            Column = int.Parse(said.Groups["column"].ValueSpan, CultureInfo.InvariantCulture),
            Message = said.Groups["message"].Value,
        };
    }

    [GeneratedRegex(@"^\s*(extends:(?!\s*(default|relaxed)\s*$)|ignore-from-file:)", RegexOptions.Multiline)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\G:(?<line>[0-9]{1,9}):(?<column>[0-9]{1,9}): \[(?<level>error|warning)\] (?<message>[^\n]*?)( \((?<rule>[a-z-]+)\))?\r?(\n|\z)")]
    private static partial Regex Said();
}
