using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Infra.Terraform;

/// <summary>IPv4 blocks.</summary>
internal static class Cidr
{
    /// <summary>The block of the given number when <paramref name="block"/> is cut by <paramref name="bits"/> more bits.</summary>
    public static string Subnet(string block, int bits, int number)
    {
        var (start, length) = Parse(block);
        var size = length + bits;
        if (size > 32 || number >= 1L << bits)
        {
            throw new InvalidOperationException($"'{block}' has no subnet {number} of /{size}");
        }

        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, start + (size == 0 ? 0 : (uint)((long)number << (32 - size))));
        return $"{new IPAddress(bytes)}/{size}";
    }

    /// <summary>True when two blocks share an address.</summary>
    public static bool Overlap(string one, string other)
    {
        var (a, aLength) = Parse(one);
        var (b, bLength) = Parse(other);
        var shift = 32 - Math.Min(aLength, bLength);
        return shift == 32 || a >> shift == b >> shift;
    }

    private static (uint Start, int Length) Parse(string block)
    {
        var parts = block.Split('/');
        return parts.Length == 2 && IPAddress.TryParse(parts[0], out var address) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= 32
            ? (BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()), length)
            : throw new InvalidOperationException($"'{block}' is no block of addresses");
    }
}
