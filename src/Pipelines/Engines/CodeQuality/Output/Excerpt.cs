using System.Buffers;
using System.Security.Cryptography;
using Pipelines.Engines.CodeQuality.Gate;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>As many findings as go into a report of a size: the worst first, new before known. One that was cut says so itself.</summary>
internal static class Excerpt
{
    private const int BytesAroundAFinding = 320;

    private static readonly SearchValues<char> SpeltAsTheyAre = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,/-_():=");

    /// <summary>The fingerprint of the entry for what is left out, by which a cut report is known.</summary>
    public static readonly string Fingerprint = Convert.ToHexStringLower(SHA256.HashData("lint\ntruncated"u8));

    /// <summary>The findings, in their order; with an entry for the others when there are any.</summary>
    /// <param name="all">All findings, in their order.</param>
    /// <param name="mostBytes">The size of the report, in bytes of JSON.</param>
    public static IReadOnlyList<ReportedFinding> Of(IReadOnlyList<ReportedFinding> all, long mostBytes)
    {
        var left = mostBytes;
        if (all.All(item => (left -= SizeOf(item.Finding)) >= 0))
        {
            return all;
        }

        left = mostBytes - BytesAroundAFinding * 2;
        var kept = WorstFirst.Of(all)
            .TakeWhile(index => (left -= SizeOf(all[index].Finding)) >= 0)
            .Order()
            .Select(index => all[index])
            .ToList();
        var entry = new Finding { Tool = Suppressing.Tool, Rule = "truncated", Severity = Severity.Info, Path = all[0].Finding.Path, Message = CodeQualityText.Truncated(all.Count - kept.Count, all.Count) };
        return [.. kept, new ReportedFinding(entry, Fingerprint)];
    }

    // JSON spells a letter outside of ASCII with six bytes at most. Tool and rule are said twice.
    private static long SizeOf(Finding finding) =>
        BytesAroundAFinding + Size(Printable.Shortened(finding.Message)) + (2 * (Size(finding.Tool) + Size(finding.Rule))) + Size(finding.Path);

    private static long Size(ReadOnlySpan<char> text)
    {
        const int Spelt = 6;
        var size = text.Length;
        while (text.IndexOfAnyExcept(SpeltAsTheyAre) is >= 0 and var at)
        {
            size += Spelt - 1;
            text = text[(at + 1)..];
        }

        return size;
    }
}
