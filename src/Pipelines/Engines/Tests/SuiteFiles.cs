using Pipelines.Definitions;

namespace Pipelines.Engines.Tests;

/// <summary>Where a suite leaves what it writes, and how it starts.</summary>
internal static class SuiteFiles
{
    /// <summary>The coverage of a suite, before it is merged with that of the others.</summary>
    public static string CoverageOf(TestSuite suite, TestRunOptions options) => Path.Combine(options.FullCoverageFolder, "suites", $"{suite.Name}.xml");

    /// <summary>The first attempt of a suite, as a whole.</summary>
    public static SuiteAttempt First(TestSuite suite, TestRunOptions options) => new()
    {
        Root = options.Root,
        JUnit = Path.Combine(options.FullResultsFolder, $"{suite.Name}.xml"),
        Coverage = suite.LeavesCoverage ? CoverageOf(suite, options) : null,
        Environment = options.RequireAll ? new Dictionary<string, string?> { ["PIPELINES_REQUIRE_ALL"] = "1" } : [],
        TestingPlatform = options.TestingPlatform,
    };
}
