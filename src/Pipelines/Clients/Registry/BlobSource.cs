using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>A blob to upload: what it is, and how to read it, as often as an upload has to begin again.</summary>
/// <param name="Descriptor">Its digest and size; what is read is checked against them.</param>
/// <param name="Origin">Where it comes from, for messages: a file, or another registry.</param>
/// <param name="OpenAsync">Opens a stream of exactly its bytes.</param>
internal sealed record BlobSource(Descriptor Descriptor, string Origin, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    /// <summary>Opens it at a byte other than the first; null = it is read from its start up to there.</summary>
    public Func<long, CancellationToken, Task<Stream>>? OpenAtAsync { get; init; }

    /// <summary>True when what lies before an upload's next byte should not be read again only to be hashed: it would come over the network.</summary>
    public bool IsFar { get; init; }

    /// <summary>Other repositories of the registry that it goes to, which may have it: it is then mounted from there.</summary>
    public IReadOnlyList<RepositoryName> Neighbours { get; init; } = [];

    /// <summary>Hears how many bytes have just gone out; those of a part that is sent again count again.</summary>
    public Action<long> OnSent { get; init; } = _ => { };

    /// <summary>Hears how many bytes a registry has from before, when an upload goes on.</summary>
    public Action<long> OnHeld { get; init; } = _ => { };

    /// <summary>A blob in a file.</summary>
    public static BlobSource File(Descriptor descriptor, string path) => new(descriptor, path, _ => Task.FromResult<Stream>(Open(path)))
    {
        OpenAtAsync = (position, _) =>
        {
            var file = Open(path);
            file.Position = position;
            return Task.FromResult<Stream>(file);
        },
    };

    /// <summary>The same, checked while it is read.</summary>
    public async Task<Stream> OpenCheckedAsync(CancellationToken cancellationToken) =>
        new DigestStream(await OpenAsync(cancellationToken), Descriptor, Origin);

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Ours, and no disturbance of the network that another try would mend.
            throw RegistryText.UnreadableFile(path, exception);
        }
    }
}
