using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>What a plan asks besides ECS. What is null is not asked, and what it would have found is not said.</summary>
internal sealed record PlanSources
{
    /// <summary>What an image is made for; null when nobody knows the image.</summary>
    public Func<ImageReference, CancellationToken, Task<ImageFacts?>>? Image { get; init; }

    /// <summary>The target groups of those ARNs; a missing one is simply not among them. Credentials that may not ask give none.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<TargetGroup>>>? TargetGroups { get; init; }
}
