using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>Bytes on disk, once each, named by their digest; a blob appears only when it is whole.</summary>
internal sealed partial class Blobs(StateFolder folder, Entropy entropy)
{
    public static bool IsDigest(string text) => Digest().IsMatch(text);

    public static string DigestOf(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string PathOf(string digest)
    {
        if (!IsDigest(digest))
        {
            throw new ArgumentException($"'{digest}' is not a digest.", nameof(digest));
        }

        var hex = digest["sha256:".Length..];
        return folder.At("blobs", hex[..2], hex);
    }

    public long? LengthOf(string digest) => new FileInfo(PathOf(digest)) is { Exists: true } file ? file.Length : null;

    public byte[] Read(string digest) => File.ReadAllBytes(PathOf(digest));

    public void Write(string digest, byte[] bytes)
    {
        var unfinished = folder.Unfinished(entropy.Uuid());
        File.WriteAllBytes(unfinished, bytes);
        Adopt(unfinished, digest);
    }

    /// <summary>Takes a finished file in; its place becomes the digest's.</summary>
    public void Adopt(string file, string digest)
    {
        folder.Folder("blobs", digest["sha256:".Length..][..2]);
        File.Move(file, PathOf(digest), overwrite: true);
    }

    public void Delete(string digest) => File.Delete(PathOf(digest));

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}
