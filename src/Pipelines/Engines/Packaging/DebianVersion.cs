using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// The version of a Debian package, <c>[epoch:]upstream[-revision]</c>:
/// <see href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#version">Debian policy 5.6.12</see>.
/// </summary>
public sealed partial record DebianVersion
{
    private DebianVersion(Match match)
    {
        Text = match.Value;
        Epoch = match.Groups["epoch"].Success ? match.Groups["epoch"].Value : null;
        Upstream = match.Groups["upstream"].Value;
        DebianRevision = match.Groups["revision"].Success ? match.Groups["revision"].Value : null;
    }

    /// <summary>The whole version, as written.</summary>
    public string Text { get; }

    /// <summary>The number before the colon; null when there is none.</summary>
    public string? Epoch { get; }

    /// <summary>The version of the software itself.</summary>
    public string Upstream { get; }

    /// <summary>The version of the packaging, after the last hyphen; null when there is none.</summary>
    public string? DebianRevision { get; }

    /// <summary>The version as file names have it: without the epoch.</summary>
    public string WithoutEpoch => Epoch is null ? Text : Text[(Epoch.Length + 1)..];

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not a version that dpkg takes.</exception>
    public static DebianVersion Parse(string text)
    {
        DomainWord.Check(text, "version", Pattern(), "a Debian version ([epoch:]upstream[-revision], beginning with a digit)", "1.2.0");
        return new DebianVersion(Pattern().Match(text));
    }

    /// <summary>
    /// The version of one build: <c>&lt;upstream&gt;+&lt;yyyymmddHHMMSS&gt;.&lt;8 hex digits of the commit&gt;</c>, in UTC, so that a later
    /// commit is a later version; with <c>.dirty&lt;hash&gt;</c> for changes that are not committed.
    /// </summary>
    /// <exception cref="DefinitionException">The upstream version has a hyphen, which no version without a revision may have.</exception>
    public static DebianVersion OfBuild(DebianVersion released, DateTimeOffset committedAt, Revision revision)
    {
        var epoch = released.Epoch is null ? "" : released.Epoch + ":";
        var time = committedAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var changes = revision.IsClean ? "" : ".dirty" + revision.Changes;
        return Parse($"{epoch}{released.Upstream}+{time}.{revision.Commit[..8]}{changes}");
    }

    /// <summary>The whole version, as written.</summary>
    public override string ToString() => Text;

    // A hyphen may stand in the upstream version only where a revision follows. An epoch above 2^31 is refused by dpkg.
    [GeneratedRegex(@"^(?:(?<epoch>[0-9]{1,9}):)?(?:(?<upstream>[0-9][A-Za-z0-9.+~-]*)-(?<revision>[A-Za-z0-9.+~]+)|(?<upstream>[0-9][A-Za-z0-9.+~]*))\z")]
    private static partial Regex Pattern();
}
