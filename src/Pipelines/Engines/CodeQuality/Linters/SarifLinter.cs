using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Sarif;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>
/// Any tool that writes SARIF 2.1, to the file whose path replaces <c>{sarif}</c> in its arguments or, without that, to its standard output. Where it looks only
/// its author knows: what it finds is kept only where the author says how to ask its version, and then while no file of the repository changes.
/// </summary>
internal sealed partial class SarifLinter(ProcessRunner runner, string name, IReadOnlyList<string> command, string workFolder) : ICachedLinter
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

    /// <summary>The command that says the version; null = nobody knows, and nothing is kept.</summary>
    public IReadOnlyList<string>? VersionCommand { get; init; }

    /// <summary>Where the tool looks for settings, beside what is the repository's.</summary>
    public LinterSettings Settings { get; init; } = LinterSettings.None;

    /// <summary>Variables for the process, so that nobody's own settings change what is found.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

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
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) =>
        VersionCommand is null ? Task.FromResult<string?>(null) : ToolVersion.OfAsync(runner, Command(VersionCommand, files), cancellationToken);

    // It may look at any file whatever it is asked for, so one that changes counts for all. The place of the log is this machine's, and no matter.
    /// <inheritdoc/>
    public LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) =>
        Settings.For([], files, home) is { } settings ? new LinterInputs(command, settings) { LooksBeyond = _ => true } : null;

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(workFolder);
        File.Delete(Log);
        try
        {
            var result = await runner.RunAsync(Command([.. command.Select(word => word.Replace(Placeholder, Log, StringComparison.Ordinal))], files), cancellationToken);
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

    private ProcessCommand Command(IReadOnlyList<string> words, RepositoryFiles files) =>
        new(words[0], [.. words.Skip(1)]) { WorkingDirectory = files.Root, WhereToGet = Install, Environment = Variables };

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

        var findings = SarifReader.Read(log, standIn, name, out var saysItSucceeded).Select(finding => FindsSecrets ? finding with { HidesLine = true } : finding).ToList();
        var isWhole = (result.Succeeded || findings.Count > 0) && saysItSucceeded;
        return isWhole ? LinterResult.Complete(findings) : Broken(result, standIn, findings);
    }

    private LinterResult Broken(ProcessResult result, string standIn, IReadOnlyList<Finding> findings) => LinterResult.Broken(this, standIn, CodeQualityText.Ended(result.ExitCode, FindsSecrets ? "" : result.StandardError), findings);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\z")]
    private static partial Regex ToolName();
}
