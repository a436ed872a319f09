using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Finds what belongs to an image without being part of it: signatures, attestations, bills of materials.</summary>
internal interface ICompanions
{
    /// <summary>The indexes that list what refers to a manifest by its <c>subject</c>; none when nothing does.</summary>
    Task<IReadOnlyList<Manifest>> ReferrersAsync(Digest subject, CancellationToken cancellationToken);

    /// <summary>What a tag names; null when there is no such tag.</summary>
    Task<Descriptor?> FindAsync(ImageTag tag, CancellationToken cancellationToken);
}
