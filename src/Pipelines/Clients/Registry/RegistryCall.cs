using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>One request to a registry, in words that an error can use.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">The full address.</param>
/// <param name="Action">What is being done: "read the manifest".</param>
/// <param name="Subject">The thing that it is done to: <c>registry/repository:tag</c>.</param>
internal sealed record RegistryCall(HttpMethod Method, Uri Address, string Action, string Subject)
{
    /// <summary>The repository it is about, as <see cref="Subject"/>'s errors name it; null for the registry as a whole.</summary>
    public RepositoryName? Repository { get; init; }

    /// <summary>What a bearer token must allow: <c>repository:name:pull</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Media types that are accepted; empty = any.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>The first byte that is wanted of a body; null = all of it.</summary>
    public long? From { get; init; }

    /// <summary>Makes the body, anew for each try; null = there is none.</summary>
    public Func<CancellationToken, Task<HttpContent>>? Content { get; init; }
}
