using System.Collections.Concurrent;
using System.Text.Json;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>
/// A linter that is a command: files are its last arguments, and it prints what it found. A kind of linter says which files, which options, how its
/// output reads and which exit codes go with it; starting it, in portions and side by side, is the same for all.
/// </summary>
internal abstract class CommandLinter(ProcessRunner runner, string executable) : ICachedLinter
{
    /// <summary>The executable: a name on PATH, or a path.</summary>
    public string Executable { get; init; } = executable;

    /// <inheritdoc/>
    public bool IsRequired { get; init; } = true;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Install { get; }

    /// <summary>What starts processes.</summary>
    protected ProcessRunner Runner => runner;

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
        var halvings = new Halvings();
        await Parallel.ForEachAsync(
            subjects.Chunk(FilesPerProcess),
            cancellationToken,
            async (portion, cancel) => results.Add(await RunPortionAsync(portion, files, halvings, cancel)));
        return LinterResult.Join(results);
    }

    /// <inheritdoc/>
    public virtual LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) =>
        Settings.For(subjects, files, home) is { } settings ? new LinterInputs([Executable, .. Options], settings) : null;

    /// <summary>Where the tool looks for settings.</summary>
    protected virtual LinterSettings Settings => LinterSettings.None;

    /// <summary>The findings in what the process printed; null when it printed nothing where it should have.</summary>
    /// <exception cref="InvalidDataException">The tool does not say what it should.</exception>
    /// <exception cref="System.Text.Json.JsonException">The tool does not say what it should.</exception>
    protected abstract IReadOnlyList<Finding>? Read(ProcessResult result, IReadOnlyList<string> subjects);

    /// <summary>True when the exit code, and what else was said, goes with the findings: the tool looked at everything.</summary>
    protected abstract bool IsWhole(ProcessResult result, IReadOnlyList<Finding> findings);

    /// <summary>Starts the tool with other options, on files.</summary>
    protected Task<ProcessResult> StartAsync(IReadOnlyList<string> options, IEnumerable<string> subjects, RepositoryFiles files, CancellationToken cancellationToken) =>
        runner.RunAsync(Command(files, [.. options, .. subjects.Select(path => "./" + path)]), cancellationToken);

    /// <summary>Starts the tool with options that let it mend files, in portions, one after the other.</summary>
    /// <returns>Why it did not; null when every exit code was one of those that mean it did.</returns>
    protected async Task<string?> MendAsync(IReadOnlyList<string> options, IReadOnlyList<int> exitCodes, IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var portion in allowed.Chunk(FilesPerProcess))
        {
            var result = await StartAsync(options, portion, files, cancellationToken);
            if (!exitCodes.Contains(result.ExitCode))
            {
                reasons.Add(CodeQualityText.Ended(result.ExitCode, result.StandardError));
            }
        }

        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    // One file that a tool stumbles over shall not cost the others their findings: what it cannot do in one go it is given in halves.
    private async Task<LinterResult> RunPortionAsync(string[] subjects, RepositoryFiles files, Halvings halvings, CancellationToken cancellationToken)
    {
        var result = await StartAsync(Options, subjects, files, cancellationToken);
        var whole = WholeIn(result, subjects, out var findings, out var why);
        if (whole)
        {
            return LinterResult.Complete(findings!);
        }

        if (subjects.Length == 1 || !halvings.Take())
        {
            return LinterResult.Broken(this, subjects[0], why, findings);
        }

        var middle = subjects.Length / 2;
        return LinterResult.Join([
            await RunPortionAsync(subjects[..middle], files, halvings, cancellationToken),
            await RunPortionAsync(subjects[middle..], files, halvings, cancellationToken)]);
    }

    private bool WholeIn(ProcessResult result, string[] subjects, out IReadOnlyList<Finding>? findings, out string why)
    {
        findings = null;
        try
        {
            findings = Read(result, subjects);
            why = CodeQualityText.Ended(result.ExitCode, result.StandardError);
            return findings is not null && IsWhole(result, findings);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            why = CodeQualityText.NotItsFormat(exception.Message);
            return false;
        }
    }

    private ProcessCommand Command(RepositoryFiles files, IReadOnlyList<string> arguments) => new(Executable, arguments)
    {
        WorkingDirectory = files.Root,
        Environment = new Dictionary<string, string?>(Variables) { ["LC_ALL"] = "C.UTF-8", ["XDG_CONFIG_HOME"] = null },
        WhereToGet = Install,
    };

    // A tool that stumbles over every file, for its settings are wrong, is asked this often and no more.
    private sealed class Halvings
    {
        private int _left = 32;

        public bool Take() => Interlocked.Decrement(ref _left) >= 0;
    }
}
