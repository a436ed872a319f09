namespace Pipelines.Engines.Tests;

/// <summary>How a suite ended.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tests">Every test of its report.</param>
/// <param name="Failures">The tests that failed.</param>
/// <param name="Duration">From its start, when it is built, to its end.</param>
/// <param name="Problem">What is wrong with the suite as a whole, so that its tests prove nothing; null when nothing is.</param>
internal sealed record SuiteResult(
    string Name, IReadOnlyList<TestCase> Tests, IReadOnlyList<TestFailure> Failures, TimeSpan Duration, string? Problem)
{
    /// <summary>How many tests passed.</summary>
    public int Passed => Count(TestOutcome.Passed);

    /// <summary>How many tests failed.</summary>
    public int Failed => Count(TestOutcome.Failed);

    /// <summary>How many tests were skipped.</summary>
    public int Skipped => Count(TestOutcome.Skipped);

    /// <summary>How many tests failed in one attempt and passed in another.</summary>
    public int Flaky => Tests.Count(test => test.IsFlaky);

    /// <summary>True when there were tests, none failed, and the suite ended as it should.</summary>
    public bool Succeeded => Problem is null && Failed == 0;

    private int Count(TestOutcome outcome) => Tests.Count(test => test.Outcome == outcome);
}
