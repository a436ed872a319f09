using Pipelines.Clients.DotNet;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Mending;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>
/// The C# compiler with the analyzers that the projects name, then <c>dotnet format whitespace</c>. A build that fails still gives its findings;
/// one that fails for another reason than the code gives that reason.
/// </summary>
internal sealed class DotNetLinter(ProcessRunner runner, string solution, string workFolder) : ICachedLinter, IMendingLinter
{
    /// <summary>The executable: a name on PATH, or a path.</summary>
    public string Executable { get; init; } = DotNetCommand.Executable;

    /// <inheritdoc/>
    public bool IsRequired { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "dotnet";

    /// <inheritdoc/>
    public string Install => DotNetCommand.WhereToGet;

    /// <inheritdoc/>
    public bool NeedsWholeProject => true;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) =>
        files.Place(solution) is null ? CodeQualityText.NoSuchSolution(solution, files.All) : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Select(RepositoryFiles files) => [files.Place(solution)!];

    /// <inheritdoc/>
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) =>
        ToolVersion.OfAsync(runner, DotNetCommand.In(files.Root, ["--version"], Executable), cancellationToken);

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var (build, projectsAreWhole) = await BuildAsync(subjects[0], files, cancellationToken);
        if (!projectsAreWhole)
        {
            // The formatter could not load them either, and would say so in worse words.
            return build;
        }

        var format = await FormatAsync(subjects[0], files, cancellationToken);
        return new LinterResult([.. build.Findings, .. format.Findings], build.Incomplete ?? format.Incomplete);
    }

    // A build may read any file of the repository.
    /// <inheritdoc/>
    public LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) => new([Executable, .. subjects], [.. files.All.Select(path => Path.Combine(files.Root, path))]);

    /// <inheritdoc/>
    public async Task<string?> MendAsync(IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var sources = allowed.Where(path => Path.GetExtension(path) is ".cs" or ".vb").ToList();
        if (sources.Count == 0)
        {
            return null;
        }

        var result = await RunAsync(files, ["format", "whitespace", files.Place(solution)!, "--include", .. sources], cancellationToken);
        return result.Succeeded ? null : CodeQualityText.Ended(result.ExitCode, result.StandardError);
    }

    private async Task<(LinterResult Result, bool ProjectsAreWhole)> BuildAsync(string project, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var logs = new CompilerLogs(workFolder, project);
        logs.Prepare();
        var result = await RunAsync(files, ["build", project, "-c", "Debug", "-v", "quiet", "--nologo", "-tl:off", .. logs.BuildArguments], cancellationToken);
        var output = result.StandardOutput + "\n" + result.StandardError;
        var printed = BuildOutput.Read(output, project);
        var failed = printed.Where(diagnostic => diagnostic.Finding.Severity == Severity.Major).Select(diagnostic => diagnostic.Project).OfType<string>();
        var logged = logs.Read(failed.ToHashSet(StringComparer.Ordinal));

        // The logs know more than the output; what is in the output alone comes from MSBuild, NuGet or another language's compiler.
        var known = logged.Select(finding => (finding.Rule, files.Place(finding.Path), finding.Line)).ToHashSet();
        var others = printed.Select(diagnostic => diagnostic.Finding).Where(finding => !known.Contains((finding.Rule, files.Place(finding.Path), finding.Line))).ToList();
        IReadOnlyList<Finding> findings = [.. logged, .. others];
        if (result.Succeeded)
        {
            return (LinterResult.Complete(findings), ProjectsAreWhole: true);
        }

        var isExplained = findings.Any(finding => finding.Severity == Severity.Major);
        return isExplained
            ? (new LinterResult(findings, CodeQualityText.Stopped(project)), others.All(finding => finding.Severity != Severity.Major))
            : (LinterResult.Broken(this, project, CodeQualityText.Ended(result.ExitCode, output), findings), false);
    }

    private async Task<LinterResult> FormatAsync(string project, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var report = Path.Combine(workFolder, "format.json");
        File.Delete(report);
        var result = await RunAsync(
            files, ["format", "whitespace", project, "--verify-no-changes", "--no-restore", "--report", report], cancellationToken);
        var findings = File.Exists(report) ? FormatReport.Read(await File.ReadAllBytesAsync(report, cancellationToken)) : null;

        // 0: nothing to change; 2: something.
        return findings is not null && (result.ExitCode, findings.Count > 0) is (0, false) or (2, true)
            ? LinterResult.Complete(findings!)
            : LinterResult.Broken(this, project, "dotnet format: " + CodeQualityText.Ended(result.ExitCode, result.StandardError), findings);
    }

    private Task<ProcessResult> RunAsync(RepositoryFiles files, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        runner.RunAsync(DotNetCommand.In(files.Root, arguments, Executable), cancellationToken);
}
