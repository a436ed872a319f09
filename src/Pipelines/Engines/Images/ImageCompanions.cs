using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Takes along what belongs to an image: what refers to it or to one of its platforms, what cosign keeps beside it under tags, and what belongs to those in
/// turn. Bytes stay as they are; what a target has of its own is never lost.
/// </summary>
internal sealed class ImageCompanions(RegistryCompanions companions, ImageCopy copy, ImageTarget target, IProgressLog log)
{
    // Signatures of signatures exist, and more than some hundreds are a mistake or an attack.
    private const int Most = 1000;

    // How many images are asked about at once.
    private const int AtOnce = 4;

    private readonly RegistryCompanions _there = new(target.Registry, target.Repository);
    private readonly HashSet<Digest> _seen = [];

    /// <summary>The number of manifests that were brought.</summary>
    public int Brought { get; private set; }

    /// <summary>Brings them.</summary>
    public async Task BringAsync(Descriptor root, CancellationToken cancellationToken)
    {
        List<Descriptor> subjects = [root];
        while ((subjects = [.. subjects.Where(subject => MediaTypes.Manifests.Contains(subject.MediaType) && _seen.Add(subject.Digest))]).Count > 0)
        {
            if (_seen.Count > Most)
            {
                throw ImagesText.TooManyCompanions($"{copy.Source.Name}@{root.Digest}", Most);
            }

            // What is there is asked for at once, and written one after the other.
            var found = new Found[subjects.Count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, subjects.Count),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (at, token) => found[at] = await FindAsync(subjects[at], token));
            var next = new List<Descriptor>();
            foreach (var (subject, one) in subjects.Zip(found))
            {
                next.AddRange(one.Parts);
                next.AddRange(await BringReferrersAsync(subject.Digest, one.Referrers, cancellationToken));
                next.AddRange(await BringTaggedAsync(one.Tagged, cancellationToken));
            }

            subjects = next;
        }
    }

    private async Task<Found> FindAsync(Descriptor subject, CancellationToken cancellationToken)
    {
        var parts = MediaTypes.IsIndex(subject.MediaType) ? copy.Source.ReadManifestAsync(subject, cancellationToken) : null;
        var referrers = companions.ReferrersAsync(subject.Digest, cancellationToken);
        var tags = CompanionTags.Cosign(subject.Digest).Select(async tag => (tag, await companions.FindAsync(tag, cancellationToken))).ToList();
        await Task.WhenAll([parts ?? Task.CompletedTask, referrers, .. tags]);
        var tagged = new List<(ImageTag Tag, Descriptor Image)>();
        foreach (var tag in tags)
        {
            if (await tag is (var name, { } image))
            {
                tagged.Add((name, image));
            }
        }

        return new(parts is null ? [] : (await parts).Children, await referrers, tagged);
    }

    private async Task<IReadOnlyList<Descriptor>> BringReferrersAsync(Digest subject, IReadOnlyList<Manifest> lists, CancellationToken cancellationToken)
    {
        var referrers = new List<Descriptor>();
        foreach (var referrer in lists.SelectMany(list => list.Children))
        {
            if (await CopyAsync(referrer, cancellationToken))
            {
                referrers.Add(referrer);
            }
        }

        if (referrers.Count > 0 && target.Registry.KeepsReferrers != true)
        {
            await ListAsync(subject, lists, referrers.Select(referrer => referrer.Digest).ToHashSet(), cancellationToken);
        }

        return referrers;
    }

    // A target that keeps no lists of referrers is told by a tag what refers to an image.
    private async Task ListAsync(Digest subject, IReadOnlyList<Manifest> lists, HashSet<Digest> referrers, CancellationToken cancellationToken)
    {
        var there = await _there.ReferrersAsync(subject, cancellationToken);
        var known = there.SelectMany(list => list.Children).Select(child => child.Digest).ToHashSet();
        if (_there.KeepsReferrers || referrers.IsSubsetOf(known))
        {
            return;
        }

        var tag = CompanionTags.Referrers(subject);
        var isWhole = there.Count == 0 && lists.Count == 1 && lists[0].Children.All(child => referrers.Contains(child.Digest));
        var list = isWhole ? lists[0] : ReferrersList.Merge([.. there, .. lists], known.Union(referrers).ToHashSet());
        if (!await target.Registry.WriteManifestAsync(target.Repository, tag, list, cancellationToken))
        {
            log.Warning(ImagesText.CompanionIsImmutable(target.NameOf(tag)));
        }
    }

    private async Task<IReadOnlyList<Descriptor>> BringTaggedAsync(IReadOnlyList<(ImageTag Tag, Descriptor Image)> tagged, CancellationToken cancellationToken)
    {
        foreach (var (tag, here) in tagged)
        {
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

        return [.. tagged.Select(one => one.Image)];
    }

    // Cosign adds a layer for each signature, and the configuration changes with it.
    private async Task<bool> IsPartOfAsync(Descriptor there, Manifest here, CancellationToken cancellationToken) =>
        await target.Registry.ReadManifestAsync(target.Repository, there.Digest, cancellationToken) is not { } manifest
        || manifest.Blobs.Skip(1).All(layer => here.Blobs.Contains(layer));

    // False when it is nowhere.
    private async Task<bool> CopyAsync(Descriptor companion, CancellationToken cancellationToken)
    {
        if (await target.Registry.FindManifestAsync(target.Repository, companion.Digest, cancellationToken) is null
            && await copy.Source.FindManifestAsync(companion, cancellationToken) is null)
        {
            // Deleted, and still in the list: no reason to hold the image up.
            log.Warning(ImagesText.CompanionIsGone(copy.Source.Name, companion));
            return false;
        }

        if (await copy.RunAsync(companion, cancellationToken))
        {
            Brought++;
        }

        return true;
    }

    /// <summary>What the source has of an image: its platforms, the lists of what refers to it, and what cosign keeps beside it.</summary>
    private sealed record Found(IReadOnlyList<Descriptor> Parts, IReadOnlyList<Manifest> Referrers, IReadOnlyList<(ImageTag Tag, Descriptor Image)> Tagged);
}
