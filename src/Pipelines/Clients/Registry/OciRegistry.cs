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
internal sealed class OciRegistry : IDisposable
{
    private const int SmallBlob = 4096;

    private readonly OciRegistryOptions _options;
    private readonly RegistryTransport _transport;
    private readonly RegistryCalls _calls;
    private readonly RegistryAnswers _answers;
    private readonly Retries _retries;

    public OciRegistry(OciRegistryOptions options)
    {
        _options = options;
        _transport = new RegistryTransport(options);
        _calls = new RegistryCalls(options.Address);
        _answers = new RegistryAnswers(options.Credentials is not null);
        _retries = new Retries(options);
        Lists = new RegistryLists(_calls, _answers, SendAsync, options.Log);
    }

    /// <summary>Where it is.</summary>
    public RegistryAddress Address => _options.Address;

    /// <summary>Its lists: of tags, and of what refers to an image.</summary>
    public RegistryLists Lists { get; }

    /// <summary>
    /// Whether it keeps the lists of referrers itself, as its answer to the last manifest with a subject has told; null when none was written.
    /// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests-with-subject
    /// </summary>
    public bool? KeepsReferrers { get; private set; }

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
        if (response.Content.Headers is { ContentType.MediaType: { } mediaType, ContentLength: > 0 and { } size } && RegistryAnswers.DigestOf(response) is { } digest)
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
        if (manifest.Bytes.Length > RegistryAnswers.LargestText)
        {
            throw RegistryText.ManifestTooLarge($"{Address}/{repository}{reference.Separator}{reference.Text}", manifest.Bytes.Length);
        }

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

        // What is there already is no failure: https://github.com/aws/containers-roadmap/issues/2179.
        if (error.SaysItIsThere && (await FindManifestAsync(repository, reference, cancellationToken))?.Digest == manifest.Descriptor.Digest)
        {
            return true;
        }

        await RequireRegistryAsync(response, error, cancellationToken);
        await _answers.RequireAsync(call, response, HttpStatusCode.Created, cancellationToken);
        RegistryAnswers.RequireDigest(call, RegistryAnswers.DigestOf(response), manifest.Descriptor.Digest);
        KeepsReferrers = manifest.Subject is null ? KeepsReferrers : response.Headers.NonValidated.Contains("OCI-Subject");
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

    /// <summary>
    /// Opens a blob for reading; the stream throws at its end when its size or digest is not that of <paramref name="blob"/>. A connection that
    /// is cut is opened again where it was.
    /// </summary>
    public async Task<Stream> OpenBlobAsync(RepositoryName repository, Descriptor blob, CancellationToken cancellationToken)
    {
        var (call, stream) = Read(repository, blob, from: 0);
        await stream.OpenAsync(cancellationToken);
        return new DigestStream(stream, blob, call.Subject);
    }

    /// <summary>Opens a blob at a byte other than the first; what comes is not checked.</summary>
    public async Task<Stream> OpenBlobAtAsync(RepositoryName repository, Descriptor blob, long from, CancellationToken cancellationToken)
    {
        var (_, stream) = Read(repository, blob, from);
        await stream.OpenAsync(cancellationToken);
        return stream;
    }

    /// <summary>
    /// Sees to it that the repository has a blob: it may be there, or be mounted from <paramref name="mountFrom"/>, the full path of a
    /// repository on this host that has it (null = none is known), else it is sent; when it was cut off before, from where it stopped.
    /// </summary>
    public async Task<BlobOutcome> UploadBlobAsync(
        RepositoryName repository, BlobSource blob, RepositoryName? mountFrom, CancellationToken cancellationToken)
    {
        var digest = blob.Descriptor.Digest;
        if (await HasBlobAsync(repository, digest, cancellationToken))
        {
            return BlobOutcome.AlreadyThere;
        }

        mountFrom ??= await FindNeighbourAsync(repository, blob, cancellationToken);
        var call = _calls.Upload(repository, digest, mountFrom);
        var order = new UploadOrder(
            blob, call, _calls.Upload(repository, digest, mountFrom: null), _calls.Blob(HttpMethod.Head, "look up the blob", repository, digest));
        using var memory = _options.UploadFolder is { } folder ? UploadMemory.Open(folder, call.Subject, _options.Log) : null;
        using var upload = new BlobUpload(_transport, order, _options.ChunkBytes, memory);
        using var response = await _retries.RunAsync(call, upload.TryAsync, cancellationToken, () => upload.Held);
        await RequireRegistryAsync(response, await RegistryError.ReadAsync(response, cancellationToken), cancellationToken);
        await _answers.RequireAsync(call, response, HttpStatusCode.Created, cancellationToken);
        RegistryAnswers.RequireDigest(call, RegistryAnswers.DigestOf(response), digest);
        return upload.WasSent ? BlobOutcome.Sent : BlobOutcome.Mounted;
    }

    /// <summary>Goes on only when a registry answers at the address. "Not there" is what anything else may say as well.</summary>
    /// <exception cref="ExecutionException">Something else answers, or nothing.</exception>
    public async Task RequireRegistryAsync(CancellationToken cancellationToken)
    {
        if (_transport.HasSeenARegistry)
        {
            return;
        }

        var call = _calls.Probe();
        using var response = await SendAsync(call, cancellationToken);
        RegistryAnswers.RequireNoPage(call, response);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            throw RegistryText.NotARegistry(call, response.StatusCode);
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

    private async Task<RepositoryName?> FindNeighbourAsync(RepositoryName repository, BlobSource blob, CancellationToken cancellationToken)
    {
        // To look for what is as small as a few requests would gain nothing.
        foreach (var neighbour in blob.Descriptor.Size < SmallBlob ? [] : blob.Neighbours.Where(other => other != repository))
        {
            if (await HasBlobAsync(neighbour, blob.Descriptor.Digest, cancellationToken))
            {
                return Address.PathOf(neighbour);
            }
        }

        return null;
    }

    private (RegistryCall Call, BlobReading Stream) Read(RepositoryName repository, Descriptor blob, long from)
    {
        var call = _calls.Blob(HttpMethod.Get, "read the blob", repository, blob.Digest);
        return (call, new BlobReading(AskAsync, call, _options, from));

        async Task<HttpResponseMessage> AskAsync(long position, CancellationToken cancellationToken)
        {
            var part = call with { From = position > 0 ? position : null };
            var response = await _retries.RunAsync(part, token => _transport.SendAsync(part, token), cancellationToken);
            if (position == 0 || response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != position)
            {
                await _answers.RequireAsync(call, response, HttpStatusCode.OK, cancellationToken);
            }

            return response;
        }
    }

    // Where nothing says that it is a registry, "404" is more likely said by something else.
    private async Task RequireRegistryAsync(HttpResponseMessage response, RegistryError error, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotFound && error == RegistryError.None)
        {
            await RequireRegistryAsync(cancellationToken);
        }
    }

    // Everything but a blob is small: with its body inside the try, a cut connection is tried again too.
    private Task<HttpResponseMessage> SendAsync(RegistryCall call, CancellationToken cancellationToken) => _retries.RunAsync(
        call,
        async token =>
        {
            var response = await _transport.SendAsync(call, token);
            using var patience = new Patience(_options.AnswerLimit, _options.Time, token);
            await RegistryAnswers.BufferAsync(call, response, patience);
            return response;
        },
        cancellationToken);
}
