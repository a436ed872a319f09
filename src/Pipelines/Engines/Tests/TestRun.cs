using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Runs the test suites of an application side by side. The definition comes in; out go the output of each suite in one piece, JUnit XML and coverage for
/// GitLab, and what passed, failed and was skipped. A suite that proves nothing (no report, no tests, an end that its report does not explain) has failed.
/// </summary>
internal sealed class TestRun(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    /// <summary>Runs the suites; one that fails does not keep another from running.</summary>
    /// <exception cref="DefinitionException">A name is unknown, or a suite is not right; nothing has run.</exception>
    public async Task<TestRunResult> RunAsync(IReadOnlyList<TestSuite> suites, TestRunOptions options, CancellationToken cancellationToken)
    {
        var chosen = SuiteChoice.Of(suites, options);
        options = options with { TestingPlatform = chosen.Any(suite => suite is TestSuite.DotNetProject { Coverage: true }) };
        Directory.CreateDirectory(options.FullResultsFolder);
        if (chosen.Any(suite => suite.LeavesCoverage))
        {
            CoverageMerge.Clear(options);
        }

        var record = TestRecord.Read(options.FullRecord, log);
        var projects = chosen.OfType<TestSuite.DotNetProject>().Select(suite => suite.Project).Distinct(StringComparer.Ordinal).ToList();
        var unbuilt = await new SuiteBuild(runner, log).BuildAsync(projects, options, cancellationToken);
        var plans = await new PartitionPlanner(runner, log).PlanAsync(chosen, unbuilt, options, cancellationToken);
        IReadOnlyList<SuiteResult> results =
        [
            .. await SideBySideAsync(plans.Where(plan => !plan.Suite.Alone), options.AtOnce),
            .. await SideBySideAsync(plans.Where(plan => plan.Suite.Alone), atOnce: 1),
        ];
        var result = await new CoverageMerge(log).MergeAsync(new TestRunResult(results), chosen, options, cancellationToken);
        var now = record.With(result, options.Part is null);
        now.Write(options.FullRecord);
        foreach (var warning in ReportSize.Warnings(options.FullResultsFolder))
        {
            log.Warning(warning);
        }

        foreach (var line in TestsText.Summary(result, options, now.Unstable()))
        {
            log.Info(line);
        }

        return result;

        async Task<SuiteResult[]> SideBySideAsync(IEnumerable<(TestSuite Suite, SuitePlan Plan)> some, int atOnce)
        {
            var voices = new SuiteVoices(log);
            using var places = new SemaphoreSlim(atOnce);
            return await Task.WhenAll(some.Select(async planned =>
            {
                var voice = voices.Next();
                await places.WaitAsync(cancellationToken);
                try
                {
                    return await new SuiteRun(runner.LoggingTo(voice), voice, time).RunAsync(planned.Suite, options, planned.Plan, cancellationToken);
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
