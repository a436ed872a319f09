using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Mending;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>terraform fmt -check</c> on every Terraform file of the repository (https://developer.hashicorp.com/terraform/cli/commands/fmt).</summary>
internal sealed partial class TerraformLinter(ProcessRunner runner) : CommandLinter(runner, "terraform"), IMendingLinter
{
    private static readonly ScriptLanguage Terraform = new([".tf", ".tfvars"], FileNames: [], Interpreters: []);

    /// <inheritdoc/>
    public override string Name => "terraform";

    /// <inheritdoc/>
    public override string Install => CodeQualityText.GetTerraform;

    // At a file that it cannot read it stops, and says nothing about the others.
    /// <inheritdoc/>
    protected override int FilesPerProcess => 1;

    // Without the list it keeps the diff to itself.
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Options { get; } = ["fmt", "-no-color", "-check", "-diff", "-list=true", "-write=false"];

    // The user's settings (providers, credentials) are nothing to the formatter, and a broken file of them would stop it.
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["TF_CLI_CONFIG_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["TF_CLI_ARGS"] = null,
        ["TF_CLI_ARGS_fmt"] = null,
        ["TF_LOG"] = null,
        ["CHECKPOINT_DISABLE"] = "1",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => Terraform.In(files);

    /// <inheritdoc/>
    protected override IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects) =>
    [
        .. Changes(result.StandardOutput).Select(line => Finding(subjects[0], "fmt", Severity.Minor, line, CodeQualityText.Unformatted)),
        .. Unreadable().Matches(result.StandardError).Select(match =>
            Finding(subjects[0], "syntax", Severity.Critical, Number(match.Groups["line"]), match.Groups["message"].Value)),
    ];

    // 0: as it should be; 3: to be changed; 2: not readable.
    /// <inheritdoc/>
    protected override bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings) => result.ExitCode switch
    {
        0 => findings.Count == 0,
        2 => findings.Any(finding => finding.Severity == Severity.Critical),
        3 => findings.Count > 0,
        _ => false,
    };

    // 2: not readable, which the check says better.
    /// <inheritdoc/>
    public Task<string?> MendAsync(IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken) =>
        MendAsync(["fmt", "-no-color", "-list=false", "-write=true"], exitCodes: [0, 2], allowed, files, cancellationToken);

    // One line for each block of a unified diff: the first that is taken away or added.
    private static IEnumerable<int> Changes(string diff)
    {
        var (line, isInBlock) = (0, false);
        foreach (var text in diff.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Block().Match(text) is { Success: true } block)
            {
                (line, isInBlock) = (Number(block.Groups["line"]), true);
            }
            else if (isInBlock && text.StartsWith(' '))
            {
                line++;
            }
            else if (isInBlock && text.Length > 0 && text[0] is '-' or '+')
            {
                yield return line;
                isInBlock = false;
            }
        }
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private Finding Finding(string path, string rule, Severity severity, int line, string message) =>
        new() { Tool = Name, Rule = rule, Severity = severity, Path = path, Line = line, Message = message };

    [GeneratedRegex(@"^@@ -(?<line>[0-9]{1,9})(,[0-9]+)? \+[0-9]+(,[0-9]+)? @@")]
    private static partial Regex Block();

    [GeneratedRegex(@"^Error: (?<message>.+)\n\s*\n\s+on .+ line (?<line>[0-9]{1,9})", RegexOptions.Multiline)]
    private static partial Regex Unreadable();
}
