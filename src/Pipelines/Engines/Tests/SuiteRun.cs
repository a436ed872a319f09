using System.Text.Json;
using System.Xml;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>Runs one suite, and judges it by its report and its end.</summary>
internal sealed class SuiteRun(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    /// <summary>Runs the suite, and reads its report.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">Where its report goes.</param>
    /// <param name="unbuilt">The test projects that do not build, with the reason.</param>
    /// <param name="cancellationToken">Ends the suite.</param>
    public async Task<SuiteResult> RunAsync(
        TestSuite suite, TestRunOptions options, IReadOnlyDictionary<string, string> unbuilt, CancellationToken cancellationToken)
    {
        log.Info(TestsText.Starting(suite));
        var junit = Path.Combine(options.FullResultsFolder, $"{suite.Name}.xml");
        // What an earlier run has left is not this run's.
        File.Delete(junit);
        var started = time.GetTimestamp();
        IReadOnlyList<TestCase> tests = [];
        string? problem;
        try
        {
            var end = suite is TestSuite.DotNetProject { Project: var project } && unbuilt.TryGetValue(project, out var reason)
                ? new SuiteEnd(ExitCode: 1, reason)
                : await StartAsync(suite, options, junit, cancellationToken);
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

        var result = new SuiteResult(suite.Name, tests, Failures(suite, options.Root, tests), time.GetElapsedTime(started), problem);
        log.Info(TestsText.Ended(result));
        return result;
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
