using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Runs the test suites of an application side by side. The definition comes in; out go the output of each suite in one piece, JUnit XML for GitLab,
/// and what passed, failed and was skipped. A suite that proves nothing (no report, no tests, an end that its report does not explain) has failed.
/// </summary>
internal sealed class TestRun(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    private const int SlowestShown = 5;

    /// <summary>Runs the suites; one that fails does not keep another from running.</summary>
    /// <exception cref="DefinitionException">A name is unknown, or a suite is not right; nothing has run.</exception>
    public async Task<TestRunResult> RunAsync(IReadOnlyList<TestSuite> suites, TestRunOptions options, CancellationToken cancellationToken)
    {
        var chosen = SuiteChoice.Of(suites, options);
        Directory.CreateDirectory(options.FullResultsFolder);
        var projects = chosen.OfType<TestSuite.DotNetProject>().Select(suite => suite.Project).Distinct(StringComparer.Ordinal).ToList();
        var unbuilt = await new SuiteBuild(runner, log).BuildAsync(projects, options, cancellationToken);
        IReadOnlyList<SuiteResult> results =
        [
            .. await SideBySideAsync(chosen.Where(suite => !suite.Alone), options.AtOnce),
            .. await SideBySideAsync(chosen.Where(suite => suite.Alone), atOnce: 1),
        ];
        var result = new TestRunResult(results);
        foreach (var line in TestsText.Summary(result, SlowestShown))
        {
            log.Info(line);
        }

        return result;

        async Task<SuiteResult[]> SideBySideAsync(IEnumerable<TestSuite> some, int atOnce)
        {
            var voices = new SuiteVoices(log);
            using var places = new SemaphoreSlim(atOnce);
            return await Task.WhenAll(some.Select(async suite =>
            {
                var voice = voices.Next();
                await places.WaitAsync(cancellationToken);
                try
                {
                    return await new SuiteRun(runner.LoggingTo(voice), voice, time).RunAsync(suite, options, unbuilt, cancellationToken);
                }
                finally
                {
                    voice.End();
                    places.Release();
                }
            }));
        }
    }
}
