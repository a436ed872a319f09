namespace Pipelines.Clients.Registry;

/// <summary>A blob to upload: what it is, and how to read it from its start, as often as an upload has to begin again.</summary>
/// <param name="Descriptor">Its digest and size; what is read is checked against them.</param>
/// <param name="Origin">Where it comes from, for messages: a file, or another registry.</param>
/// <param name="OpenAsync">Opens a stream of exactly its bytes.</param>
internal sealed record BlobSource(Descriptor Descriptor, string Origin, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    /// <summary>A blob in a file.</summary>
    public static BlobSource File(Descriptor descriptor, string path) =>
        new(descriptor, path, _ => Task.FromResult<Stream>(Open(path)));

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
