using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pipelines.Engines.CodeQuality;

/// <summary>A sha256, held and compared as four numbers; as text it is 64 hex digits.</summary>
internal readonly record struct FingerprintDigest(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>The digest of a text.</summary>
    public static FingerprintDigest Of(ReadOnlySpan<byte> text)
    {
        var digest = default(FingerprintDigest);
        SHA256.HashData(text, MemoryMarshal.AsBytes(new Span<FingerprintDigest>(ref digest)));
        return digest;
    }

    // Any part of it is as evenly spread as a hash of it.
    /// <inheritdoc/>
    public override int GetHashCode() => (int)First;

    /// <inheritdoc/>
    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<FingerprintDigest>(in this)));
}
