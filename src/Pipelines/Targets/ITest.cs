using System.Runtime.CompilerServices;
using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.Tests;

namespace Pipelines.Targets;

/// <summary>Runs the test suites of the application.</summary>
public interface ITest : IHazApplication
{
    /// <summary>Where the JUnit XML of each suite goes, relative to the repository's root.</summary>
    internal const string Results = "artifacts/test-results";

    /// <summary>Where this run and those before it are recorded, relative to the repository's root.</summary>
    internal const string Record = Results + "/test-record.json";

    /// <summary>Where the coverage goes, in Cobertura's XML, relative to the repository's root.</summary>
    internal const string CoverageResults = "artifacts/coverage";

    // An interface has no fields: the closing line is kept beside the build until the build has ended.
    private static readonly ConditionalWeakTable<ITest, string> ClosingLines = [];

    /// <summary>The suites to run, by name, several with <c>+</c> between them; all when none is named.</summary>
    [Parameter("Test suites to run; all when none is named", Separator = "+")]
    string[]? Suite => TryGetValue(() => Suite);

    /// <summary>How often failed tests run again; null = as the suites say.</summary>
    [Parameter("How often failed tests run again, 0 to 5; as the suites say when it is not given")]
    int? Retry => TryGetValue<int?>(() => Retry);

    /// <summary>How many of the slowest tests are named; null = 5.</summary>
    [Parameter("How many of the slowest tests are named at the end; 5 when it is not given")]
    int? Slowest => TryGetValue<int?>(() => Slowest);

    /// <summary>Runs the suites side by side, as many as there are processors; one that fails does not keep another from running.</summary>
    [Job(Stage = Stages.Test, When = When.MergeRequestAndRelease, AtOnce = true, NeedsTools = true, NeedsNuGet = true, JUnitReport = Results + "/*.xml",
        CoverageReport = CoverageResults + "/cobertura*.xml", Coverage = @"/Coverage: \d+\.\d+% of lines/", CoverageOfSuites = true, KeptFiles = Record)]
    Target Test => _ => InParts(_)
        .Description("Runs the test suites; writes JUnit XML, and coverage where a suite leaves it")
        .Produces(RootDirectory / Results / "*.xml", RootDirectory / Record)
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var tests = new TestRun(run.Processes, run.Log, run.Environment.Time);
            var options = new TestRunOptions
            {
                Root = run.Root,
                ResultsFolder = Results,
                Record = Record,
                CoverageFolder = CoverageResults,
                RepositoryFiles = run.Git.FilesAsync,
                Names = Suite ?? [],
                Retries = Retry,
                Slowest = Slowest ?? TestRunOptions.DefaultSlowest,
                Part = Partition.Total > 1 ? new TestPart(Partition.Part, Partition.Total) : null,
                Analyzers = !Application.Linters.OfType<Linter.DotNetFormat>().Any(),
                RequireAll = run.Environment.Variable("PIPELINES_REQUIRE_ALL") == "1",
            };
            var result = await tests.RunAsync(Application.Tests, options, run.CancellationToken);
            // A suite that failed as a whole, without a test to blame, counts as one that failed.
            var failed = result.Failed + result.Suites.Count(suite => !suite.Succeeded && suite.Failed == 0);
            ClosingLines.AddOrUpdate(this, $"{result.Passed} passed, {failed} failed, {result.Skipped} skipped");
            if (!result.Succeeded)
            {
                throw new VerdictException(TargetsText.TestsFailed(result), result.ExitCode);
            }
        }));

    // NUKE takes no partition of one.
    private ITargetDefinition InParts(ITargetDefinition definition) => Application.TestJobs > 1 ? definition.Partition(Application.TestJobs) : definition;

    /// <summary><c>N passed, N failed, N skipped</c> once the tests have run: the last line of the build's output. Null when they have not.</summary>
    internal string? ClosingLine => ClosingLines.TryGetValue(this, out var line) ? line : null;
}
