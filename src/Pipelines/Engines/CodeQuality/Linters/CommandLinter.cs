using System.Collections.Concurrent;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>
/// A linter that is a command: files are its last arguments, and it prints what it found. A kind of linter says which files, which options, how its
/// output reads and which exit codes go with it; starting it, in portions and side by side, is the same for all.
/// </summary>
internal abstract class CommandLinter(ProcessRunner runner, string executable) : ILinterTool
{
    /// <summary>The executable: a name on PATH, or a path.</summary>
    public string Executable { get; init; } = executable;

    /// <inheritdoc/>
    public bool IsRequired { get; init; } = true;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Install { get; }

    /// <summary>How many files one process is given: by default far below the longest command line of any system.</summary>
    protected virtual int FilesPerProcess => 200;

    /// <summary>The arguments in front of the files, each of which begins with <c>./</c>, so that none is taken for an option.</summary>
    protected abstract IReadOnlyList<string> Options { get; }

    /// <summary>Variables for the process, so that nobody's own settings change what is found.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>();

    /// <inheritdoc/>
    public virtual DefinitionMistake? MistakeIn(RepositoryFiles files) => null;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Select(RepositoryFiles files);

    /// <inheritdoc/>
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) =>
        ToolVersion.OfAsync(runner, Command(files, ["--version"]), cancellationToken);

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<LinterResult>();
        await Parallel.ForEachAsync(
            subjects.Chunk(FilesPerProcess),
            cancellationToken,
            async (portion, cancel) => results.Add(await RunPortionAsync(portion, files, cancel)));
        return LinterResult.Join(results);
    }

    /// <summary>The findings in what the process printed; null when it printed nothing where it should have.</summary>
    /// <exception cref="InvalidDataException">The tool does not say what it should.</exception>
    /// <exception cref="System.Text.Json.JsonException">The tool does not say what it should.</exception>
    protected abstract IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects);

    /// <summary>True when the exit code, and what else was said, goes with the findings: the tool looked at everything.</summary>
    protected abstract bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings);

    private async Task<LinterResult> RunPortionAsync(string[] subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(Command(files, [.. Options, .. subjects.Select(path => "./" + path)]), cancellationToken);
        var findings = Read(result, subjects);
        return findings is not null && IsWhole(result, findings)
            ? LinterResult.Complete(findings)
            : LinterResult.Unusable(
                this, subjects[0], "tool-broken", CodeQualityText.Broken(this, CodeQualityText.Ended(result.ExitCode, result.StandardError)), findings);
    }

    private ProcessCommand Command(RepositoryFiles files, IReadOnlyList<string> arguments) => new(Executable, arguments)
    {
        WorkingDirectory = files.Root,
        Environment = new Dictionary<string, string?>(Variables) { ["LC_ALL"] = "C.UTF-8" },
        WhereToGet = Install,
    };
}
