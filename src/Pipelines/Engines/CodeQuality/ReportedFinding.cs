namespace Pipelines.Engines.CodeQuality;

/// <summary>A finding as the reports and the gate know it.</summary>
/// <param name="Finding">What was found; its path is the repository's.</param>
/// <param name="Fingerprint">The name by which it is known again in another commit.</param>
/// <param name="IsKnown">True when the baseline has it; false without a baseline.</param>
internal sealed record ReportedFinding(Finding Finding, string Fingerprint, bool IsKnown = false);
