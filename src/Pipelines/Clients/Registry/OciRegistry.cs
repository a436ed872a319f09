using System.Net;
using System.Net.Http.Headers;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>
/// A registry of images, spoken to by the OCI distribution API: manifests, blobs and tags of its repositories. Manifests come and
/// go byte for byte; blobs are streamed, so memory stays the same at any size; every digest is checked, in both directions.
/// All of it throws <see cref="ExecutionException"/> when the registry cannot be reached or refuses.
/// https://github.com/opencontainers/distribution-spec/blob/main/spec.md
/// </summary>
internal sealed class OciRegistry(OciRegistryOptions options) : IDisposable
{
    private readonly RegistryTransport _transport = new(options);
    private readonly RegistryCalls _calls = new(options.Address);
    private readonly RegistryAnswers _answers = new(options.Credentials is not null);
    private readonly Retries _retries = new(options);

    /// <summary>Where it is.</summary>
    public RegistryAddress Address => options.Address;

    /// <summary>The manifest's media type, digest and size; null when there is none of this tag or digest.</summary>
    public async Task<Descriptor?> FindManifestAsync(RepositoryName repository, ManifestReference reference, CancellationToken cancellationToken)
    {
        var call = _calls.Manifest(HttpMethod.Head, "look up the manifest", repository, reference);
        using var response = await SendAsync(call, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await _answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
        if (response.Content.Headers is { ContentType.MediaType: { } mediaType, ContentLength: { } size } && RegistryAnswers.DigestOf(response) is { } digest)
        {
            RegistryAnswers.RequireDigest(call, digest, reference.Digest);
            return new Descriptor(mediaType, digest, size);
        }

        // Registries are asked, not obliged, to name the digest: without it the manifest itself says it.
        return (await ReadManifestAsync(repository, reference, cancellationToken))?.Descriptor;
    }

    /// <summary>The manifest; null when there is none of this tag or digest.</summary>
    public async Task<Manifest?> ReadManifestAsync(RepositoryName repository, ManifestReference reference, CancellationToken cancellationToken)
    {
        var call = _calls.Manifest(HttpMethod.Get, "read the manifest", repository, reference);
        using var response = await SendAsync(call, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            var error = await RegistryError.ReadAsync(response, cancellationToken);
            return error.Code == "NAME_UNKNOWN" ? throw RegistryText.NoRepository(call, error) : null;
        }

        await _answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
        var manifest = await RegistryAnswers.ReadManifestAsync(call, response, cancellationToken);
        RegistryAnswers.RequireDigest(call, manifest.Descriptor.Digest, reference.Digest ?? RegistryAnswers.DigestOf(response));
        return manifest;
    }

    /// <summary>Writes a manifest under its digest or a tag; everything that it names must be there already.</summary>
    /// <returns>False when the tag is there with another manifest and the repository does not let tags move.</returns>
    public async Task<bool> WriteManifestAsync(
        RepositoryName repository, ManifestReference reference, Manifest manifest, CancellationToken cancellationToken)
    {
        var call = _calls.Manifest(HttpMethod.Put, "write the manifest", repository, reference) with
        {
            Content = _ => Task.FromResult<HttpContent>(ContentOf(manifest)),
        };
        using var response = await SendAsync(call, cancellationToken);
        var error = await RegistryError.ReadAsync(response, cancellationToken);
        if (error.SaysTagIsImmutable)
        {
            return false;
        }

        await _answers.RequireAsync(call, response, HttpStatusCode.Created, cancellationToken);
        RegistryAnswers.RequireDigest(call, RegistryAnswers.DigestOf(response), manifest.Descriptor.Digest);
        return true;
    }

    /// <summary>True when the repository has the blob.</summary>
    public async Task<bool> HasBlobAsync(RepositoryName repository, Digest digest, CancellationToken cancellationToken)
    {
        var call = _calls.Blob(HttpMethod.Head, "look up the blob", repository, digest);
        using var response = await SendAsync(call, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        await _answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
        return true;
    }

    /// <summary>Opens a blob for reading; the stream throws at its end when its size or digest is not that of <paramref name="blob"/>.</summary>
    public async Task<Stream> OpenBlobAsync(RepositoryName repository, Descriptor blob, CancellationToken cancellationToken)
    {
        var call = _calls.Blob(HttpMethod.Get, "read the blob", repository, blob.Digest);
        var response = await _retries.RunAsync(call, token => _transport.SendAsync(call, token), cancellationToken);
        await _answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
        return new DigestStream(await response.Content.ReadAsStreamAsync(cancellationToken), blob, call.Subject);
    }

    /// <summary>
    /// Sees to it that the repository has a blob: it may be there, or be mounted from <paramref name="mountFrom"/>, the full path of a
    /// repository on this host that has it (null = none is known), else it is sent.
    /// </summary>
    public async Task<BlobOutcome> UploadBlobAsync(
        RepositoryName repository, BlobSource blob, RepositoryName? mountFrom, CancellationToken cancellationToken)
    {
        if (await HasBlobAsync(repository, blob.Descriptor.Digest, cancellationToken))
        {
            return BlobOutcome.AlreadyThere;
        }

        var call = _calls.Upload(repository, blob.Descriptor.Digest, mountFrom);
        var upload = new BlobUpload(_transport, blob, options.ChunkBytes);
        var plain = _calls.Upload(repository, blob.Descriptor.Digest, mountFrom: null);
        var wasSent = false;
        using var response = await _retries.RunAsync(
            call,
            async token =>
            {
                (var answer, wasSent) = await upload.RunAsync(call, plain, token);
                return answer;
            },
            cancellationToken);
        await _answers.RequireAsync(call, response, HttpStatusCode.Created, cancellationToken);
        RegistryAnswers.RequireDigest(call, RegistryAnswers.DigestOf(response), blob.Descriptor.Digest);
        return wasSent ? BlobOutcome.Sent : BlobOutcome.Mounted;
    }

    /// <summary>The tags of a repository, all pages of them, sorted.</summary>
    public async Task<IReadOnlyList<ImageTag>> TagsAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        var tags = new List<ImageTag>();
        var call = _calls.Tags(repository);
        while (true)
        {
            using var response = await SendAsync(call, cancellationToken);
            await _answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
            tags.AddRange(TagPage.Read(call, await response.Content.ReadAsByteArrayAsync(cancellationToken)));
            if (TagPage.Next(response, call.Address) is not { } next)
            {
                return [.. tags.OrderBy(tag => tag.Text, StringComparer.Ordinal)];
            }

            call = call with { Address = next };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private static ReadOnlyMemoryContent ContentOf(Manifest manifest)
    {
        var content = new ReadOnlyMemoryContent(manifest.Bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(manifest.Descriptor.MediaType);
        return content;
    }

    // Everything but a blob is small: with its body inside the try, a cut connection is tried again too.
    private Task<HttpResponseMessage> SendAsync(RegistryCall call, CancellationToken cancellationToken) => _retries.RunAsync(
        call,
        async token =>
        {
            var response = await _transport.SendAsync(call, token);
            await RegistryAnswers.BufferAsync(call, response, token);
            return response;
        },
        cancellationToken);
}
