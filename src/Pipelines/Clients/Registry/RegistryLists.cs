using System.Net;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>The lists that a registry gives, page by page: tags, and what refers to an image.</summary>
internal sealed class RegistryLists(
    RegistryCalls calls, RegistryAnswers answers, Func<RegistryCall, CancellationToken, Task<HttpResponseMessage>> sendAsync, IProgressLog log)
{
    private const int TagsOnAPage = 1000;
    private const int FewTags = 100;

    // A registry that always names a next page would be asked for ever.
    private const int MostPages = 1000;

    /// <summary>The tags of a repository, all pages of them, sorted.</summary>
    public async Task<IReadOnlyList<ImageTag>> TagsAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        var tags = new List<ImageTag>();
        var call = calls.Tags(repository, TagsOnAPage);
        for (var pages = 0; pages < MostPages; pages++)
        {
            using var response = await sendAsync(call, cancellationToken);
            await answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
            tags.AddRange(TagPage.Read(call, await response.Content.ReadAsByteArrayAsync(cancellationToken)));
            if (TagPage.Next(response, call.Address) is not { } next)
            {
                return [.. tags.OrderBy(tag => tag.Text, StringComparer.Ordinal)];
            }

            call = call with { Address = next };
        }

        throw RegistryText.TooManyPages(call, MostPages);
    }

    /// <summary>The tags of a repository when there are so few that one answer names them all; null when there are more.</summary>
    public async Task<IReadOnlyList<ImageTag>?> FewTagsAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        var call = calls.Tags(repository, FewTags);
        using var response = await sendAsync(call, cancellationToken);
        return response.StatusCode == HttpStatusCode.OK && TagPage.Next(response, call.Address) is null
            ? [.. TagPage.Read(call, await response.Content.ReadAsByteArrayAsync(cancellationToken))]
            : null;
    }

    /// <summary>
    /// What refers to an image by its <c>subject</c>: signatures, bills of materials and the like, as indexes, page by page. Null when the registry
    /// does not keep such lists, or does not show them to us (the log then says so).
    /// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
    /// </summary>
    public async Task<IReadOnlyList<Manifest>?> ReferrersAsync(RepositoryName repository, Digest subject, CancellationToken cancellationToken)
    {
        var referrers = new List<Manifest>();
        var call = calls.Referrers(repository, subject);
        for (var pages = 0; pages < MostPages; pages++)
        {
            using var response = await sendAsync(call, cancellationToken);
            // Of old registries some do not know the address, some the method, and some take it for something else.
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented
                || (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType != MediaTypes.Index))
            {
                return null;
            }

            if (response.StatusCode == HttpStatusCode.Forbidden)
            {
                log.Warning(RegistryText.ReferrersDenied(call));
                return null;
            }

            await answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
            referrers.Add(await RegistryAnswers.ReadManifestAsync(call, response, cancellationToken));
            if (TagPage.Next(response, call.Address) is not { } next)
            {
                return referrers;
            }

            call = call with { Address = next };
        }

        throw RegistryText.TooManyPages(call, MostPages);
    }
}
