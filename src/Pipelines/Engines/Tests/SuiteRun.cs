using System.Globalization;
using System.Text.Json;
using System.Xml;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>Runs one suite, the tests that failed again as often as it may, and judges it by its report and its end.</summary>
internal sealed class SuiteRun(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    /// <summary>Runs the suite, and reads its report.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">Where its report goes.</param>
    /// <param name="plan">What of it runs, and why it cannot.</param>
    /// <param name="cancellationToken">Ends the suite.</param>
    public async Task<SuiteResult> RunAsync(TestSuite suite, TestRunOptions options, SuitePlan plan, CancellationToken cancellationToken)
    {
        log.Info(TestsText.Starting(suite));
        var attempt = SuiteFiles.First(suite, options) with { Units = plan.Units };
        // What an earlier run has left is not this run's.
        File.Delete(attempt.JUnit);
        if (attempt.Coverage is { } coverage)
        {
            File.Delete(coverage);
        }

        var started = time.GetTimestamp();
        IReadOnlyList<TestCase> tests = [];
        string? problem;
        try
        {
            (tests, problem) = plan.Problem is { } reason ? ([], reason) : await AttemptAsync(suite, attempt, cancellationToken);
            var retries = options.Retries ?? suite.Retries;
            for (var number = 2; problem is null && number <= retries + 1 && tests.Any(test => test.Outcome == TestOutcome.Failed); number++)
            {
                tests = await AgainAsync(suite, attempt, tests, number, cancellationToken);
            }

            problem ??= attempt.Coverage is { } file && !File.Exists(file) ? TestsText.NoCoverage(file) : null;
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

    private async Task<(IReadOnlyList<TestCase> Tests, string? Problem)> AttemptAsync(TestSuite suite, SuiteAttempt attempt, CancellationToken cancellationToken)
    {
        var end = await StartAsync(suite, attempt, cancellationToken);
        var isThere = end.Problem is null && File.Exists(attempt.JUnit);
        var tests = isThere ? JUnitReader.Read(attempt.JUnit) : [];
        return (tests, end.Problem ?? ProblemOf(end.ExitCode, isThere, tests, attempt.JUnit));
    }

    // What another attempt says counts only when it says it: one that breaks leaves the failures as they are.
    private async Task<IReadOnlyList<TestCase>> AgainAsync(
        TestSuite suite, SuiteAttempt first, IReadOnlyList<TestCase> tests, int number, CancellationToken cancellationToken)
    {
        var failed = tests.Where(test => test.Outcome == TestOutcome.Failed).ToList();
        log.Info(TestsText.Again(suite.Name, failed.Count, number));
        var junit = Path.ChangeExtension(first.JUnit, string.Create(CultureInfo.InvariantCulture, $".attempt{number}"));
        File.Delete(junit);
        try
        {
            var (_, problem) = await AttemptAsync(suite, first with { JUnit = junit, Coverage = null, Again = failed }, cancellationToken);
            if (problem is not null)
            {
                log.Warning(TestsText.AttemptBroke(suite.Name, number, problem));
                return tests;
            }

            Attempts.Merge(first.JUnit, junit, number);
            return JUnitReader.Read(first.JUnit);
        }
        catch (XmlException exception)
        {
            log.Warning(TestsText.AttemptBroke(suite.Name, number, TestsText.UnreadableReport(exception.Message)));
            return tests;
        }
        finally
        {
            File.Delete(junit);
        }
    }

    private Task<SuiteEnd> StartAsync(TestSuite suite, SuiteAttempt attempt, CancellationToken cancellationToken) => suite switch
    {
        TestSuite.DotNetProject project => new DotNetProjectSuite(runner, log).RunAsync(project, attempt, cancellationToken),
        TestSuite.CommandLine command => new CommandLineSuite(runner, log).RunAsync(command, attempt, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(suite), suite, message: null),
    };

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
