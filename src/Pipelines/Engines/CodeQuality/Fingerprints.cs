using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality;

/// <summary>
/// Gives each finding the name by which GitLab knows it again in another commit: it stays when lines move, and no two findings share one.
/// Version 1: to change what goes into the hash makes every known finding look mended and new once.
/// </summary>
internal static partial class Fingerprints
{
    /// <summary>The version of the recipe.</summary>
    public const int Version = 1;

    /// <summary>The fingerprints, 64 hex digits each, of findings in the order of <see cref="Finding.Sort"/>.</summary>
    /// <param name="findings">The findings; their paths are the repository's.</param>
    /// <param name="files">Where the text of a finding's line is read.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Finding> findings, RepositoryFiles files)
    {
        var ordinals = new Dictionary<Digest, int>();
        var given = new HashSet<Digest>(findings.Count);
        var fingerprints = new string[findings.Count];
        var key = new ArrayBufferWriter<byte>(1024);
        for (var index = 0; index < fingerprints.Length; index++)
        {
            key.ResetWrittenCount();
            Append(key, findings[index], files);
            var first = Digest.Of(key.WrittenSpan);
            var fingerprint = first;

            // Of equal ones the second and later; texts that differ only in what is no letter are equal too, in UTF-8.
            for (var length = key.WrittenCount; !given.Add(fingerprint); fingerprint = Digest.Of(key.WrittenSpan))
            {
                var ordinal = ordinals[first] = ordinals.GetValueOrDefault(first, 1) + 1;
                key.ResetWrittenCount();
                key.Advance(length);
                Append(key, string.Create(CultureInfo.InvariantCulture, $"\n{ordinal}"));
            }

            fingerprints[index] = fingerprint.ToString();
        }

        return fingerprints;
    }

    private static void Append(ArrayBufferWriter<byte> key, Finding finding, RepositoryFiles files)
    {
        Append(key, finding.Tool);
        Append(key, "\n");
        Append(key, finding.Rule);
        Append(key, "\n");
        Append(key, finding.Path);
        Append(key, "\n");
        AppendWithoutNumbers(key, files.WithoutRoot(finding.Message));
        Append(key, "\n");
        Append(key, finding.HidesLine ? "" : files.Line(finding.Path, finding.Line));
    }

    // What a tool says may name this machine's folders, or other lines ("with 'if' at 4"): neither may move the fingerprint.
    private static void AppendWithoutNumbers(ArrayBufferWriter<byte> key, ReadOnlySpan<char> message)
    {
        var from = 0;
        foreach (var number in Numbers().EnumerateMatches(message))
        {
            Append(key, message[from..number.Index]);
            Append(key, "#");
            from = number.Index + number.Length;
        }

        Append(key, message[from..]);
    }

    private static void Append(ArrayBufferWriter<byte> key, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, key);

    // A sha256, compared as four numbers.
    private readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        public static Digest Of(ReadOnlySpan<byte> text)
        {
            var digest = default(Digest);
            SHA256.HashData(text, MemoryMarshal.AsBytes(new Span<Digest>(ref digest)));
            return digest;
        }

        // It is as evenly spread as any hash of it.
        public override int GetHashCode() => (int)First;

        public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<Digest>(in this)));
    }

    // Numbers that stand alone; the 1 of 'x1' is part of a name.
    [GeneratedRegex(@"(?<![\w])[0-9]+(?![\w])")]
    private static partial Regex Numbers();
}
