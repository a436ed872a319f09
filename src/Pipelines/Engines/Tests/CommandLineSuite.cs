using Pipelines.Clients.Processes;
using Pipelines.Values;
using Suite = Pipelines.Definitions.TestSuite.CommandLine;

namespace Pipelines.Engines.Tests;

/// <summary>Runs a suite that is a command of its own, which writes JUnit XML where <c>{junit}</c> stands in its arguments.</summary>
internal sealed class CommandLineSuite(ProcessRunner runner, IProgressLog log)
{
    /// <summary>What a command says in place of the report's path.</summary>
    public const string Placeholder = "{junit}";

    /// <summary>Runs the suite.</summary>
    /// <exception cref="ExecutionException">There is no such executable.</exception>
    public async Task<SuiteEnd> RunAsync(Suite suite, string root, string junit, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var words = suite.Executable.Select(word => word.Replace(Placeholder, junit, StringComparison.Ordinal)).ToList();
        var command = new ProcessCommand(words[0], words[1..])
        {
            WorkingDirectory = Path.GetFullPath(Path.Combine(root, suite.Folder)),
            Environment = environment,
            OnOutputLine = log.Info,
            OnErrorLine = log.Info,
        };
        return new SuiteEnd((await runner.RunAsync(command, cancellationToken)).ExitCode);
    }
}
