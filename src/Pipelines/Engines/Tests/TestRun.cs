using System.Text.Json;
using System.Xml;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Runs the test suites of an application one after the other. The definition comes in; out go their output as it comes, JUnit XML for GitLab,
/// and what passed, failed and was skipped. A suite that proves nothing (no report, no tests, an end that its report does not explain) has failed.
/// </summary>
internal sealed class TestRun(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    private const int SlowestShown = 5;

    /// <summary>Runs the suites; one that fails does not keep the next from running.</summary>
    /// <exception cref="DefinitionException">A name is unknown, or a suite is not right; nothing has run.</exception>
    public async Task<TestRunResult> RunAsync(IReadOnlyList<TestSuite> suites, TestRunOptions options, CancellationToken cancellationToken)
    {
        var chosen = SuiteChoice.Of(suites, options);
        var folder = Path.GetFullPath(Path.Combine(options.Root, options.ResultsFolder));
        Directory.CreateDirectory(folder);
        var results = new List<SuiteResult>();
        foreach (var suite in chosen)
        {
            log.Info(TestsText.Starting(suite));
            results.Add(await RunAsync(suite, options, Path.Combine(folder, $"{suite.Name}.xml"), cancellationToken));
            log.Info(TestsText.Ended(results[^1]));
        }

        var result = new TestRunResult(results);
        foreach (var line in TestsText.Summary(result, SlowestShown))
        {
            log.Info(line);
        }

        return result;
    }

    private async Task<SuiteResult> RunAsync(TestSuite suite, TestRunOptions options, string junit, CancellationToken cancellationToken)
    {
        // What an earlier run has left is not this run's.
        File.Delete(junit);
        var started = time.GetTimestamp();
        IReadOnlyList<TestCase> tests = [];
        string? problem;
        try
        {
            var end = await StartAsync(suite, options, junit, cancellationToken);
            var isThere = end.Problem is null && File.Exists(junit);
            tests = isThere ? JUnitReader.Read(junit) : [];
            problem = end.Problem ?? ProblemOf(end.ExitCode, isThere, tests, junit);
        }
        catch (ExecutionException exception)
        {
            problem = exception.Message;
        }
        catch (Exception exception) when (exception is XmlException or JsonException)
        {
            problem = TestsText.UnreadableReport(exception.Message);
        }

        return new SuiteResult(suite.Name, tests, Failures(suite, options.Root, tests), time.GetElapsedTime(started), problem);
    }

    private Task<SuiteEnd> StartAsync(TestSuite suite, TestRunOptions options, string junit, CancellationToken cancellationToken)
    {
        var environment = options.RequireAll ? new Dictionary<string, string?> { ["PIPELINES_REQUIRE_ALL"] = "1" } : [];
        return suite switch
        {
            TestSuite.DotNetProject project => new DotNetProjectSuite(runner, log).RunAsync(project, options.Root, junit, environment, cancellationToken),
            TestSuite.CommandLine command => new CommandLineSuite(runner, log).RunAsync(command, options.Root, junit, environment, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(suite), suite, message: null),
        };
    }

    private static string? ProblemOf(int exitCode, bool hasReport, IReadOnlyList<TestCase> tests, string junit) =>
        !hasReport ? TestsText.NoReport(exitCode, junit)
        : tests.Count == 0 ? TestsText.NoTests(exitCode)
        : exitCode != 0 && tests.All(test => test.Outcome != TestOutcome.Failed) ? TestsText.Unexplained(exitCode)
        : null;

    private static List<TestFailure> Failures(TestSuite suite, string root, IReadOnlyList<TestCase> tests)
    {
        var folder = suite switch
        {
            TestSuite.CommandLine command => command.Folder,
            TestSuite.DotNetProject project => Path.GetDirectoryName(project.Project)!,
            _ => "",
        };
        var places = new FailurePlaces(root, [Path.Combine(root, folder), root]);
        return [.. tests.Where(test => test.Outcome == TestOutcome.Failed).Select(test => new TestFailure(test.Name, test.Message, places.In(test.Trace)))];
    }
}
