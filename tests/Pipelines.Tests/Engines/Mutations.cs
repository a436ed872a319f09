namespace Pipelines.Tests.Engines;

/// <summary>Breaks bytes in the ways that transfers, disks and attackers do, the same for the same seed.</summary>
internal static class Mutations
{
    /// <summary>Mutants of a sound file.</summary>
    public static IEnumerable<byte[]> Of(byte[] sound, int count, int seed)
    {
        // A generator of our own: that of .NET may change with its version, and a finding must stay one.
        var state = (uint)seed;
        int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)Math.Max(below, 1));
        }

        for (var mutant = 0; mutant < count; mutant++)
        {
            var bytes = (byte[])sound.Clone();
            for (var changes = 1 + Next(4); changes > 0; changes--)
            {
                bytes = Change(bytes, Next);
            }

            yield return bytes;
        }
    }

    private static byte[] Change(byte[] bytes, Func<int, int> next)
    {
        if (bytes.Length < 16)
        {
            return [.. bytes, .. "!<arch>\n"u8];
        }

        var at = next(bytes.Length - 12);
        switch (next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + next(700))..]];
            case 4:
                return [.. bytes[..at], .. bytes.AsSpan(next(bytes.Length - 12), Math.Min(next(600), 12)), .. bytes[at..]];
            case 5:
                // A size field that says a lot.
                "77777777777"u8.CopyTo(bytes.AsSpan(at));
                return bytes;
            case 6:
                // The fields of a tar header, where they are.
                var header = next(bytes.Length / 512) * 512;
                bytes[Math.Min(bytes.Length - 1, header + next(400))] = (byte)"x g L K 0 1 2 5 7 / . 9"[next(23)];
                return bytes;
            default:
                bytes.AsSpan(at, 12).Fill((byte)(next(2) * 255));
                return bytes;
        }
    }
}
