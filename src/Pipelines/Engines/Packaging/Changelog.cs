using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>The newest entry of a <c>debian/changelog</c>: <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb-changelog.5.en.html">deb-changelog(5)</see>.</summary>
internal sealed partial record Changelog(SourceText File, int Line, string Source, DebianVersion Version)
{
    /// <summary>Reads the newest entry; null when the mistakes say why there is none.</summary>
    public static Changelog? Read(SourceText file, Mistakes mistakes)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index];
            if (line.Trim().Length > 0)
            {
                return ReadHeading(file, index + 1, line, mistakes);
            }
        }

        mistakes.Add(PackagingText.NoEntry(file.Name));
        return null;
    }

    /// <summary>The text with an entry for this build on top, so that the installed changelog begins with the installed version.</summary>
    public byte[] WithBuild(DebianVersion version, string maintainer, DateTimeOffset at, Revision revision)
    {
        var date = at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        string[] entry =
        [
            $"{Source} ({version}) unstable; urgency=medium", "",
            $"  * {PackagingText.BuiltFrom(revision)}", "",
            $" -- {maintainer}  {date}", "",
        ];
        return Encoding.UTF8.GetBytes(string.Join('\n', [.. entry, .. File.Lines]));
    }

    private static Changelog? ReadHeading(SourceText file, int number, string line, Mistakes mistakes)
    {
        var match = Heading().Match(line);
        if (!match.Success)
        {
            mistakes.Add(PackagingText.NotAHeading(file.At(number), line));
            return null;
        }

        try
        {
            var version = DebianVersion.Parse(match.Groups["version"].Value);
            if (!version.Upstream.Contains('-', StringComparison.Ordinal))
            {
                return new Changelog(file, number, match.Groups["source"].Value, version);
            }

            mistakes.Add(PackagingText.HyphenInUpstream(file.At(number), version.Upstream));
        }
        catch (DefinitionException refusal)
        {
            mistakes.Add(refusal.Mistakes[0] with { Where = $"{file.At(number)}: {refusal.Mistakes[0].Where}" });
        }

        return null;
    }

    [GeneratedRegex(@"^(?<source>[a-z0-9][a-z0-9+.-]+) \((?<version>[^()\s]+)\)( [A-Za-z0-9-]+)+;")]
    private static partial Regex Heading();
}
