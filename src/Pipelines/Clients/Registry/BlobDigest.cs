using System.Security.Cryptography;

namespace Pipelines.Clients.Registry;

/// <summary>
/// Hashes a blob once, however often parts of it are read again: a part that an upload repeats was hashed when it was read first.
/// An upload that an earlier process began is not checked here but by the registry, which compares the whole with the digest.
/// </summary>
internal sealed class BlobDigest(Descriptor expected, string origin) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The bytes that were hashed so far, from the first one on.</summary>
    public long Count { get; private set; }

    /// <summary>Takes bytes that were read at a position.</summary>
    /// <exception cref="Values.ExecutionException">They were the last ones, and the whole is not what it should be.</exception>
    public void Pass(long position, ReadOnlySpan<byte> bytes)
    {
        if (position > Count || position + bytes.Length <= Count)
        {
            return;
        }

        _hash.AppendData(bytes[(int)(Count - position)..]);
        Count = position + bytes.Length;
        if (Count == expected.Size && Values.Digest.OfHash(_hash.GetCurrentHash()) is var digest && digest != expected.Digest)
        {
            throw RegistryText.WrongDigest(origin, expected.Digest, digest);
        }
    }

    public void Dispose() => _hash.Dispose();
}
