using System.IO.Compression;

namespace Pipelines.Engines.Packaging;

/// <summary>Gzip without what differs between machines: no time, no file name, and "unknown" as the system (RFC 1952, section 2.3.1).</summary>
internal static class Gzip
{
    private const int SystemByte = 9;
    private const byte UnknownSystem = 255;

    public static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = Open(compressed))
        {
            gzip.Write(content);
        }

        Neutralize(compressed);
        return compressed.ToArray();
    }

    /// <summary>Compresses what is written to it; <see cref="Neutralize"/> is called once it is disposed.</summary>
    public static GZipStream Open(Stream target) => new(target, CompressionLevel.SmallestSize, leaveOpen: true);

    public static void Neutralize(Stream compressed)
    {
        compressed.Position = SystemByte;
        compressed.WriteByte(UnknownSystem);
        compressed.Position = 0;
    }
}
