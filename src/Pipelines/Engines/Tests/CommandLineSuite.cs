using Microsoft.Extensions.FileSystemGlobbing;
using Pipelines.Clients.Processes;
using Pipelines.Values;
using Suite = Pipelines.Definitions.TestSuite.CommandLine;

namespace Pipelines.Engines.Tests;

/// <summary>Runs a suite that is a command of its own, which writes JUnit XML where <c>{junit}</c> stands in its arguments.</summary>
internal sealed class CommandLineSuite(ProcessRunner runner, IProgressLog log)
{
    /// <summary>What a command says in place of the report's path.</summary>
    public const string Placeholder = "{junit}";

    /// <summary>The argument of a command in whose place its test files stand, each an argument.</summary>
    public const string FilesPlaceholder = "{files}";

    /// <summary>The test files of a suite, relative to its folder, sorted; null when it has no pattern for them and so runs as a whole.</summary>
    public static IReadOnlyList<string>? FilesOf(Suite suite, string root)
    {
        if (suite.Files is null)
        {
            return null;
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(suite.Files);
        var folder = FolderOf(suite, root);
        return [.. matcher.GetResultsInFullPath(folder).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>Runs the suite; tests that failed run again with all the others.</summary>
    /// <exception cref="ExecutionException">There is no such executable.</exception>
    public async Task<SuiteEnd> RunAsync(Suite suite, SuiteAttempt attempt, CancellationToken cancellationToken)
    {
        var files = attempt.Units ?? FilesOf(suite, attempt.Root) ?? [];

        // Attempts after the first are not what the coverage is about; its file would be that of the last one alone.
        var coverage = attempt.Coverage ?? Path.ChangeExtension(attempt.JUnit, ".coverage");
        var words = suite.Executable
            .SelectMany(word => word == FilesPlaceholder ? files : [word])
            .Select(word => word.Replace(Placeholder, attempt.JUnit, StringComparison.Ordinal).Replace(Suite.CoveragePlaceholder, coverage, StringComparison.Ordinal))
            .ToList();
        var command = new ProcessCommand(words[0], words[1..])
        {
            WorkingDirectory = FolderOf(suite, attempt.Root),
            Environment = attempt.Environment,
            OnOutputLine = log.Info,
            OnErrorLine = log.Info,
        };
        var result = await runner.RunAsync(command, cancellationToken);
        if (attempt.Coverage is null)
        {
            File.Delete(coverage);
        }

        return new SuiteEnd(result.ExitCode);
    }

    private static string FolderOf(Suite suite, string root) => Path.GetFullPath(Path.Combine(root, suite.Folder));
}
