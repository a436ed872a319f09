namespace Pipelines.Engines.Tests;

/// <summary>What of a suite runs.</summary>
/// <param name="Units">Its classes or files that run; null = all.</param>
/// <param name="Problem">Why it cannot run at all; null when it can.</param>
internal sealed record SuitePlan(IReadOnlyList<string>? Units = null, string? Problem = null);
