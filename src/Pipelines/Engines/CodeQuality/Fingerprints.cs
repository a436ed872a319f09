using System.Globalization;
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
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var fingerprints = new List<string>(findings.Count);
        foreach (var finding in findings)
        {
            var key = Key(finding, files);
            var ordinal = occurrences[key] = occurrences.GetValueOrDefault(key) + 1;
            fingerprints.Add(Hash(ordinal == 1 ? key : $"{key}\n{ordinal.ToString(CultureInfo.InvariantCulture)}"));
        }

        return fingerprints;
    }

    // What a tool says may name this machine's folders, or other lines ("with 'if' at 4"): neither may move the fingerprint.
    private static string Key(Finding finding, RepositoryFiles files) => string.Join(
        '\n',
        finding.Tool,
        finding.Rule,
        finding.Path,
        Numbers().Replace(files.WithoutRoot(finding.Message), "#"),
        finding.HidesLine ? "" : files.Line(finding.Path, finding.Line));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Numbers that stand alone; the 1 of 'x1' is part of a name.
    [GeneratedRegex(@"(?<![\w])[0-9]+(?![\w])")]
    private static partial Regex Numbers();
}
