using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Takes along what belongs to an image: what refers to it or to one of its platforms, what cosign keeps beside it under tags, and what belongs to those in
/// turn. Bytes stay as they are; what a target has of its own is never lost.
/// </summary>
internal sealed class ImageCompanions(ICompanions companions, ImageCopy copy, ImageTarget target, IProgressLog log)
{
    // Signatures of signatures exist, and more than some hundreds are a mistake or an attack.
    private const int Most = 1000;

    private readonly RegistryCompanions _there = new(target.Registry, target.Repository);
    private readonly HashSet<Digest> _seen = [];

    /// <summary>The number of manifests that were brought.</summary>
    public int Brought { get; private set; }

    /// <summary>Brings them.</summary>
    public async Task BringAsync(Descriptor root, CancellationToken cancellationToken)
    {
        var subjects = new Queue<Descriptor>([root]);
        while (subjects.TryDequeue(out var subject))
        {
            if (!_seen.Add(subject.Digest) || !MediaTypes.Manifests.Contains(subject.MediaType))
            {
                continue;
            }

            if (_seen.Count > Most)
            {
                throw ImagesText.TooManyCompanions($"{copy.Source.Name}@{root.Digest}", Most);
            }

            var parts = MediaTypes.IsIndex(subject.MediaType) ? (await copy.Source.ReadManifestAsync(subject, cancellationToken)).Children : [];
            foreach (var next in parts.Concat(await BringReferrersAsync(subject.Digest, cancellationToken)).Concat(await BringTaggedAsync(subject.Digest, cancellationToken)))
            {
                subjects.Enqueue(next);
            }
        }
    }

    private async Task<IReadOnlyList<Descriptor>> BringReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        var lists = await companions.ReferrersAsync(subject, cancellationToken);
        List<Descriptor> referrers = [.. lists.SelectMany(list => list.Children)];
        foreach (var referrer in referrers)
        {
            await CopyAsync(referrer, cancellationToken);
        }

        if (referrers.Count > 0 && target.Registry.KeepsReferrers != true)
        {
            await ListAsync(subject, lists, cancellationToken);
        }

        return referrers;
    }

    // A target that keeps no lists of referrers is told by a tag what refers to an image.
    private async Task ListAsync(Digest subject, IReadOnlyList<Manifest> lists, CancellationToken cancellationToken)
    {
        var there = await _there.ReferrersAsync(subject, cancellationToken);
        var known = there.SelectMany(list => list.Children).Select(child => child.Digest).ToHashSet();
        if (_there.KeepsReferrers || lists.SelectMany(list => list.Children).All(child => known.Contains(child.Digest)))
        {
            return;
        }

        var tag = CompanionTags.Referrers(subject);
        var list = there.Count == 0 && lists.Count == 1 ? lists[0] : ReferrersList.Merge([.. there, .. lists]);
        if (!await target.Registry.WriteManifestAsync(target.Repository, tag, list, cancellationToken))
        {
            log.Warning(ImagesText.CompanionIsImmutable(target.NameOf(tag)));
        }
    }

    private async Task<IReadOnlyList<Descriptor>> BringTaggedAsync(Digest subject, CancellationToken cancellationToken)
    {
        var found = new List<Descriptor>();
        foreach (var tag in CompanionTags.Cosign(subject))
        {
            if (await companions.FindAsync(tag, cancellationToken) is not { } here)
            {
                continue;
            }

            found.Add(here);
            var there = await target.Registry.FindManifestAsync(target.Repository, tag, cancellationToken);
            if (there?.Digest == here.Digest)
            {
                continue;
            }

            var manifest = await copy.Source.ReadManifestAsync(here, cancellationToken);
            if (there is not null && !await IsPartOfAsync(there, manifest, cancellationToken))
            {
                log.Warning(ImagesText.CompanionKept(target.NameOf(tag), there.Digest, here.Digest));
                continue;
            }

            await CopyAsync(here, cancellationToken);
            if (!await target.Registry.WriteManifestAsync(target.Repository, tag, manifest, cancellationToken))
            {
                log.Warning(ImagesText.CompanionIsImmutable(target.NameOf(tag)));
            }
        }

        return found;
    }

    // Cosign adds a layer for each signature, and the configuration changes with it.
    private async Task<bool> IsPartOfAsync(Descriptor there, Manifest here, CancellationToken cancellationToken) =>
        await target.Registry.ReadManifestAsync(target.Repository, there.Digest, cancellationToken) is not { } manifest
        || manifest.Blobs.Skip(1).All(layer => here.Blobs.Contains(layer));

    private async Task CopyAsync(Descriptor companion, CancellationToken cancellationToken)
    {
        if (await target.Registry.FindManifestAsync(target.Repository, companion.Digest, cancellationToken) is null
            && await copy.Source.FindManifestAsync(companion, cancellationToken) is null)
        {
            // Deleted, and still in the list: no reason to hold the image up.
            log.Warning(ImagesText.CompanionIsGone(copy.Source.Name, companion));
        }
        else if (await copy.RunAsync(companion, cancellationToken))
        {
            Brought++;
        }
    }
}
