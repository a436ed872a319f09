using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Sarif;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Any tool that writes SARIF 2.1, to the file whose path replaces <c>{sarif}</c> in its arguments or, without that, to its standard output.</summary>
internal sealed partial class SarifLinter(ProcessRunner runner, string name, IReadOnlyList<string> command, string workFolder) : ILinterTool
{
    /// <summary>What stands in the arguments for the path of the log.</summary>
    public const string Placeholder = "{sarif}";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Install { get; init; } = CodeQualityText.PutOnPath(command.FirstOrDefault(""));

    /// <inheritdoc/>
    public bool IsRequired { get; init; } = true;

    /// <summary>True for a tool that looks for secrets: the lines that it names are shown nowhere, and no file of it stays behind.</summary>
    public bool FindsSecrets { get; init; }

    private string Log => Path.Combine(workFolder, name + ".sarif");

    /// <inheritdoc/>
    public bool NeedsWholeProject => true;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) => command switch
    {
        [] or ["", ..] => CodeQualityText.NoCommand(name),
        _ when !ToolName().IsMatch(name) => CodeQualityText.NoToolName(name),
        _ => null,
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Select(RepositoryFiles files) => files.All;

    /// <inheritdoc/>
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(workFolder);
        File.Delete(Log);
        try
        {
            var result = await runner.RunAsync(
                new ProcessCommand(command[0], [.. command.Skip(1).Select(word => word.Replace(Placeholder, Log, StringComparison.Ordinal))]) { WorkingDirectory = files.Root, WhereToGet = Install },
                cancellationToken);
            return Read(result, subjects[0], await LogOfAsync(result, cancellationToken));
        }
        finally
        {
            if (FindsSecrets)
            {
                File.Delete(Log);
            }
        }
    }

    private async Task<byte[]> LogOfAsync(ProcessResult result, CancellationToken cancellationToken) =>
        !command.Any(word => word.Contains(Placeholder, StringComparison.Ordinal)) ? Encoding.UTF8.GetBytes(result.StandardOutput)
        : File.Exists(Log) ? await File.ReadAllBytesAsync(Log, cancellationToken)
        : [];

    // The exit code of "there are findings" differs from tool to tool; that of a crash does not come with a whole log and findings.
    private LinterResult Read(ProcessResult result, string standIn, byte[] log)
    {
        if (log.Length == 0)
        {
            return Broken(result, standIn, findings: []);
        }

        var findings = SarifReader.Read(log, standIn, name).Select(finding => FindsSecrets ? finding with { HidesLine = true } : finding).ToList();
        var isWhole = (result.Succeeded || findings.Count > 0) && SarifReader.SaysItSucceeded(log);
        return isWhole ? LinterResult.Complete(findings) : Broken(result, standIn, findings);
    }

    private LinterResult Broken(ProcessResult result, string standIn, IReadOnlyList<Finding> findings) => LinterResult.Broken(this, standIn, CodeQualityText.Ended(result.ExitCode, FindsSecrets ? "" : result.StandardError), findings);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\z")]
    private static partial Regex ToolName();
}
