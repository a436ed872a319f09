using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What a search for a builder found.</summary>
/// <param name="Builder">The builder; null when there is none that answers.</param>
/// <param name="Finding">What was found, or why nothing was: part of a sentence.</param>
internal sealed record BuilderFound(IImageBuilder? Builder, string Finding)
{
    /// <summary>What a person does when there is none: an imperative sentence.</summary>
    public string Remedy { get; init; } = ContainersText.GetDocker;

    /// <summary>The builder, for work that cannot be done without one.</summary>
    /// <exception cref="ExecutionException">There is none.</exception>
    public IImageBuilder Require(string action, string subject) => Builder ?? throw ContainersText.NoBuilder(action, subject, Finding, Remedy);
}
