namespace Pipelines.Engines.Tests;

/// <summary>What one part runs and no other: a class or a file of a suite, or a suite that cannot be split.</summary>
/// <param name="Suite">The name of the suite.</param>
/// <param name="Name">The class or the file, relative to the suite's folder; null = the whole suite.</param>
internal sealed record TestUnit(string Suite, string? Name);
