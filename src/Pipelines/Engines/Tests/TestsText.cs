using System.Globalization;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Tests.Coverage;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>What this room says to people.</summary>
internal static class TestsText
{
    public static DefinitionMistake NoSuites() => new(
        "Application.Tests", "there is no suite, so nothing would be tested", "Add one: TestSuite.DotNet(\"unit\", \"tests/Unit/Unit.csproj\").");

    public static DefinitionMistake UnknownSuite(string name, IReadOnlyList<string> names) => new(
        $"--suite {name}", "there is no suite of that name", $"{NearestName.DidYouMean(name, names)}Suites: {string.Join(", ", names)}.");

    public static DefinitionMistake SameName(string name) => new(Suite(name), "two suites have this name, and so one report", "Give each a name of its own.");

    public static DefinitionMistake NoFileName(string name) => new(
        Suite(name), "the name of a suite is that of its report's file", "Use letters, digits, '.', '_' and '-' only, a letter or digit first.");

    public static DefinitionMistake NoSuchProject(string name, string project) => new(
        Suite(name), $"there is no file '{project}'", "Name a project file, relative to the repository's root.");

    public static DefinitionMistake NoSuchFolder(string name, string folder) => new(
        Suite(name), $"there is no folder '{folder}'", "Name a folder, relative to the repository's root; '.' is the root.");

    public static DefinitionMistake NoPlaceholder(string name) => new(
        Suite(name), $"no argument of its command holds {CommandLineSuite.Placeholder}", $"Put {CommandLineSuite.Placeholder} where the command takes the path of its JUnit XML.");

    public static DefinitionMistake NoCoveragePlaceholder(string name) => new(
        Suite(name), $"no argument of its command holds {TestSuite.CoveragePlaceholder}", $"Put {TestSuite.CoveragePlaceholder} where the command takes the path of its coverage in Cobertura's XML.");

    public static DefinitionMistake FilesOfProject(string name) => new(
        Suite(name), "Files are those of a command, and it is a .NET project", "Leave Files out: a project is split by its classes.");

    public static DefinitionMistake NoFiles(string name) => new(
        Suite(name), $"its command says {CommandLineSuite.FilesPlaceholder}, and Files does not say which they are", "Write Files = \"test/**/*_test.rb\", relative to its folder.");

    public static DefinitionMistake NoFilesPlaceholder(string name) => new(
        Suite(name), $"Files says which test files there are, and no argument of its command is {CommandLineSuite.FilesPlaceholder}", $"Make {CommandLineSuite.FilesPlaceholder} an argument of its own.");

    public static DefinitionMistake NoSuchFiles(string name, string pattern) => new(
        Suite(name), $"there is no file '{pattern}' in its folder", "Write a pattern such as \"test/**/*_test.rb\", relative to its folder.");

    public static DefinitionMistake BadRetries(string name, int retries) => new(
        Suite(name), $"Retries is {Number(retries)}", $"Choose 0 to {Number(SuiteChoice.MostRetries)}.");

    public static DefinitionMistake BadRetryOption(int retries) => new(
        $"--retry {Number(retries)}", "tests are not run again so often", $"Choose 0 to {Number(SuiteChoice.MostRetries)}.");

    public static ProcessPurpose ListingClasses(string project) => new("list the test classes", project, "Run the command by hand to see more.");

    public static ExecutionException NoClasses(string project) =>
        new("list the test classes", project, "its program printed no list", "Run it with '-list classes' to see what it prints.");

    public static ProcessPurpose ReadingProperties(string project) => new(
        "read the properties of a project", project, "Run the command by hand to see more.");

    public static string Building(int projects) => $"Building {projects} test projects.";

    public static string DoesNotBuild(string project) => $"{project} does not build";

    public static string NoTestProject(string project) =>
        $"{project} is neither a program of xunit.v3 nor a project for VSTest (with Microsoft.NET.Test.Sdk); run it by TestSuite.Command";

    public static string SeveralFrameworks(string project, string frameworks) =>
        $"{project} is built for several frameworks ({frameworks}), which would share one report; run each by TestSuite.Command";

    public static string NoCoverageExtension(string project) =>
        $"{project} cannot collect coverage; let it refer to the package Microsoft.Testing.Extensions.CodeCoverage, or leave Coverage out";

    public static string NoCoverage(string file) => $"it left no coverage at {file}";

    public static string UnreadableCoverage(string reason) => $"its coverage cannot be read: {reason}";

    public static string UnreadableRecord(string file, string reason) => $"The record of earlier runs {file} cannot be read, and counts as empty: {reason}";

    public static string Again(string suite, int failed, int attempt) =>
        $"{suite}: {Number(failed)} failed, and {(failed == 1 ? "is" : "are")} run again (attempt {Number(attempt)}).";

    public static string AttemptBroke(string suite, int attempt, string problem) =>
        $"{suite}: attempt {Number(attempt)} says nothing of the tests that failed, so they have: {problem.TrimEnd('.')}.";

    public static string PassedAt(int attempt) => $"Flaky: it passed at attempt {Number(attempt)}.";

    public static string Part(TestPart part, int mine, int all, string? durations) =>
        $"Part {part} runs {Number(mine)} of {Number(all)} classes, files and whole suites, split by {durations ?? "their number, because there is no record of how long they take"}.";

    public static string NotJUnit(string root) => $"its root is '{root}', and 'testsuites' was expected";

    public static string TooLargeForGitLab(string path, long bytes, long most) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path} has {bytes:#,0} bytes of JUnit XML, and GitLab shows nothing of what has more than {most:#,0}: let the tests print less, or split the suite (Application.TestJobs splits it into jobs).");

    public static string UnreadableReport(string reason) => $"its report cannot be read: {reason}";

    public static string NoReport(int exitCode, string junit) => $"it ended with exit code {exitCode} and left no report at {junit}";

    public static string NoTests(int exitCode) => $"it ended with exit code {exitCode} and its report holds no test";

    public static string Unexplained(int exitCode) => $"it ended with exit code {exitCode} though no test in its report failed";

    public static string Starting(TestSuite suite) => suite switch
    {
        TestSuite.DotNetProject project => $"{suite.Name}: {project.Project}",
        TestSuite.CommandLine command => $"{suite.Name}: {string.Join(' ', command.Executable).ReplaceLineEndings("\\n")} (in {command.Folder})",
        _ => suite.Name,
    };

    public static string Ended(SuiteResult suite) => $"{suite.Name}: {Counts(suite.Passed, suite.Failed, suite.Skipped)} in {Seconds(suite.Duration)}";

    public static IEnumerable<string> Summary(TestRunResult result, TestRunOptions options, IReadOnlyList<(string Suite, string Test, string Ends)> unstable)
    {
        var tests = result.Suites.SelectMany(suite => suite.Tests.Select(test => (suite, test))).ToList();
        foreach (var (suite, test) in tests.Where(pair => pair.test.Duration > TimeSpan.Zero).OrderByDescending(pair => pair.test.Duration).Take(options.Slowest))
        {
            yield return $"Slow: {Seconds(test.Duration)} {suite.Name}: {test.Name}";
        }

        foreach (var (suite, test) in tests.Where(pair => pair.test.IsFlaky))
        {
            yield return $"Flaky: {suite.Name}: {test.Name} failed and passed in one run";
        }

        foreach (var (suite, test, ends) in unstable)
        {
            yield return $"Unstable: {suite}: {test} ended {ends} in its last runs (P passed, F failed, ~ both)";
        }

        foreach (var reason in tests.Where(pair => pair.test.Outcome == TestOutcome.Skipped).GroupBy(pair => FirstLine(pair.test.Message)).OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            yield return $"Skipped: {reason.Count()}, {(reason.Key.Length == 0 ? "for no reason given" : reason.Key)}";
        }

        foreach (var line in result.Suites.SelectMany(suite => suite.Failures.SelectMany(failure => Failure(suite, failure))))
        {
            yield return line;
        }

        foreach (var suite in result.Suites.Where(suite => suite.Problem is not null))
        {
            yield return $"Failed: {suite.Name}: {suite.Problem!.TrimEnd('.')}.";
        }

        if (result.Coverage is { } coverage)
        {
            yield return CoverageText.Total(coverage);
        }

        yield return Totals(result);
    }

    /// <summary><c>N passed, N failed, N skipped</c>, and how many suites failed as a whole when some did.</summary>
    public static string Totals(TestRunResult result)
    {
        var broken = result.Suites.Count(suite => suite.Problem is not null);
        return Counts(result.Passed, result.Failed, result.Skipped) + (result.Flaky > 0 ? $", {Number(result.Flaky)} flaky" : "") + (broken switch
        {
            0 => "",
            1 => ", 1 suite failed as a whole",
            _ => $", {broken} suites failed as a whole",
        });
    }

    private static IEnumerable<string> Failure(SuiteResult suite, TestFailure failure) =>
    [
        $"Failed: {suite.Name}: {failure.Name}{(failure.Place is { } place ? $" ({place})" : "")}",
        .. failure.Message.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).Select(line => "    " + line.TrimEnd()),
    ];

    private static string Counts(int passed, int failed, int skipped) => $"{passed} passed, {failed} failed, {skipped} skipped";

    private static string Suite(string name) => $"test suite '{name}'";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0].Trim();

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
