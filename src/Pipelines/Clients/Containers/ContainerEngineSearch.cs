namespace Pipelines.Clients.Containers;

/// <summary>What a search for a container engine found.</summary>
/// <param name="Engine">The engine; null when there is none that answers.</param>
/// <param name="Finding">What was found, or why nothing was: part of a sentence.</param>
internal sealed record ContainerEngineSearch(ContainerEngine? Engine, string Finding);
