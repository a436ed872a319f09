using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality;

/// <summary>What a fingerprint is the hash of: tool, rule, path, message and source line, one a line. Not for several threads.</summary>
internal sealed partial class FingerprintKey(RepositoryFiles files)
{
    private readonly ArrayBufferWriter<byte> _key = new(1024);
    private readonly SourceLines _lines = new(files.Root);

    /// <summary>The digest of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="ordinal">Which of the equal ones it is; the first says nothing of that.</param>
    public FingerprintDigest DigestOf(Finding finding, int ordinal)
    {
        _key.ResetWrittenCount();
        Append($"{finding.Tool}\n{finding.Rule}\n{finding.Path}\n");
        AppendWithoutNumbers(files.WithoutRoot(finding.Message));
        Append("\n");
        Append(finding.HidesLine ? [] : _lines[finding.Path, finding.Line].Trim());
        if (ordinal > 1)
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"\n{ordinal}"));
        }

        return FingerprintDigest.Of(_key.WrittenSpan);
    }

    // What a tool says may name this machine's folders, or other lines ("with 'if' at 4"): neither may move the fingerprint.
    private void AppendWithoutNumbers(ReadOnlySpan<char> message)
    {
        var from = 0;
        foreach (var number in Numbers().EnumerateMatches(message))
        {
            Append(message[from..number.Index]);
            Append("#");
            from = number.Index + number.Length;
        }

        Append(message[from..]);
    }

    private void Append(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _key);

    // Numbers that stand alone; the 1 of 'x1' is part of a name.
    [GeneratedRegex(@"(?<![\w])[0-9]+(?![\w])")]
    private static partial Regex Numbers();
}
