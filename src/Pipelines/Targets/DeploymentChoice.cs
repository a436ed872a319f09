namespace Pipelines.Targets;

/// <summary>What a person may say about a deployment beside its environment.</summary>
/// <param name="PlanOnly">True to write nothing.</param>
/// <param name="Force">True to deploy over a newer commit.</param>
/// <param name="Commit">Which commit, or its first digits; null = the one that is checked out.</param>
internal sealed record DeploymentChoice(bool PlanOnly, bool Force, string? Commit);
