namespace Pipelines.Engines.Tests;

/// <summary>How the process of a suite ended.</summary>
/// <param name="ExitCode">The exit code of whatever ran the tests.</param>
/// <param name="Problem">Why no test could run; null when they could.</param>
internal sealed record SuiteEnd(int ExitCode, string? Problem = null);
