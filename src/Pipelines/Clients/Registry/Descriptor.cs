using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>Names a blob or manifest by its content: https://github.com/opencontainers/image-spec/blob/main/descriptor.md.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Digest">The digest of its bytes as they are stored.</param>
/// <param name="Size">The number of its bytes as they are stored.</param>
internal sealed record Descriptor(string MediaType, Digest Digest, long Size);
