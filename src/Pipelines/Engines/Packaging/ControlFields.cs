namespace Pipelines.Engines.Packaging;

/// <summary>
/// The fields of <c>debian/control</c>:
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb-src-control.5.en.html">deb-src-control(5)</see>. A field that is none of them is a slip of the pen.
/// </summary>
internal static class ControlFields
{
    /// <summary>Fields that name other packages, in the order of the package's control file.</summary>
    public static readonly IReadOnlyList<string> Relations =
    [
        "Pre-Depends", "Depends", "Recommends", "Suggests", "Enhances", "Breaks", "Conflicts", "Replaces", "Provides",
    ];

    /// <summary>Other fields that go into the package as they are, in its order; those of the source stanza are inherited.</summary>
    public static readonly IReadOnlyList<string> Copied = ["Section", "Priority", "Multi-Arch", "Essential", "Important", "Protected", "Homepage", "Tag", "Bugs", "Origin"];

    public static readonly IReadOnlyList<string> OfSource =
    [
        "Source", "Maintainer", "Uploaders", "Section", "Priority", "Homepage", "Standards-Version", "Rules-Requires-Root", "Bugs", "Origin",
        "Build-Depends", "Build-Depends-Indep", "Build-Depends-Arch", "Build-Conflicts", "Build-Conflicts-Indep", "Build-Conflicts-Arch", "Build-Driver",
        "Testsuite", "Testsuite-Triggers", "Vcs-Browser", "Vcs-Arch", "Vcs-Bzr", "Vcs-Cvs", "Vcs-Darcs", "Vcs-Git", "Vcs-Hg", "Vcs-Mtn", "Vcs-Svn",
    ];

    public static readonly IReadOnlyList<string> OfBinary = ["Package", "Architecture", "Description", .. Relations, .. Copied];

    public static bool IsKnown(string name, IReadOnlyList<string> known) => IsOwn(name) || known.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that a field of the author's own has in the package (<c>XB-Team</c> is <c>Team</c>); null for one that stays out.</summary>
    public static string? NameInPackage(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return IsOwn(name) && name[..dash].Contains('B', StringComparison.OrdinalIgnoreCase) ? name[(dash + 1)..] : null;
    }

    // X-, XB-, XS-, XC- and their combinations.
    private static bool IsOwn(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && (name[0] is 'X' or 'x') && name[1..dash].All(letter => letter is 'B' or 'S' or 'C' or 'b' or 's' or 'c');
    }
}
