using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// What a registry has that belongs to an image without being part of it (signatures, attestations, bills of materials), found with few requests: lists
/// of referrers where the registry keeps them, else tags; and of a repository with few tags all are asked for at once.
/// </summary>
internal sealed class RegistryCompanions(OciRegistry registry, RepositoryName repository)
{
    private Task<IReadOnlyList<ImageTag>?>? _tags;

    /// <summary>False once the registry has said that it keeps no lists of referrers.</summary>
    public bool KeepsReferrers { get; private set; } = true;

    /// <summary>The indexes that list what refers to a manifest by its <c>subject</c>; none when nothing does.</summary>
    public async Task<IReadOnlyList<Manifest>> ReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        if (KeepsReferrers)
        {
            if (await registry.Lists.ReferrersAsync(repository, subject, cancellationToken) is { } lists)
            {
                return lists;
            }

            KeepsReferrers = false;
        }

        var tag = CompanionTags.Referrers(subject);
        return await FindAsync(tag, cancellationToken) is not null && await registry.ReadManifestAsync(repository, tag, cancellationToken) is { } list ? [list] : [];
    }

    /// <summary>What a tag names; null when there is no such tag.</summary>
    public async Task<Descriptor?> FindAsync(ImageTag tag, CancellationToken cancellationToken)
    {
        _tags ??= registry.Lists.FewTagsAsync(repository, cancellationToken);
        return await _tags is { } all && !all.Contains(tag) ? null : await registry.FindManifestAsync(repository, tag, cancellationToken);
    }
}
