namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>What was found before, and does not count as new.</summary>
/// <param name="Source">Where it comes from, for people.</param>
/// <param name="Fingerprints">The fingerprints of what was found.</param>
internal sealed record Baseline(string Source, IReadOnlySet<string> Fingerprints);
