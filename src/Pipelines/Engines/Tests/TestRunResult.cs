using Pipelines.Engines.Tests.Coverage;

namespace Pipelines.Engines.Tests;

/// <summary>How a run of suites ended.</summary>
/// <param name="Suites">The suites, in the order in which they were started.</param>
internal sealed record TestRunResult(IReadOnlyList<SuiteResult> Suites)
{
    /// <summary>How many tests passed.</summary>
    public int Passed => Suites.Sum(suite => suite.Passed);

    /// <summary>How many tests failed.</summary>
    public int Failed => Suites.Sum(suite => suite.Failed);

    /// <summary>How many tests were skipped.</summary>
    public int Skipped => Suites.Sum(suite => suite.Skipped);

    /// <summary>How many tests failed in one attempt and passed in another; they count as passed, or as failed, too.</summary>
    public int Flaky => Suites.Sum(suite => suite.Flaky);

    /// <summary>Which lines the suites ran; null when none of them says.</summary>
    public CoverageReport? Coverage { get; init; }

    /// <summary>True when every suite succeeded.</summary>
    public bool Succeeded => Suites.All(suite => suite.Succeeded);

    /// <summary>The exit code of the command: 0 or 1.</summary>
    public int ExitCode => Succeeded ? 0 : 1;
}
