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
    public static readonly IReadOnlyList<string> Copied = ["Section", "Priority", "Multi-Arch", "Essential", "Important", "Protected", "Homepage", "Tag"];

    public static readonly IReadOnlyList<string> OfSource =
    [
        "Source", "Maintainer", "Uploaders", "Section", "Priority", "Homepage", "Standards-Version", "Rules-Requires-Root", "Bugs", "Origin", "Description",
        "Build-Depends", "Build-Depends-Indep", "Build-Depends-Arch", "Build-Conflicts", "Build-Conflicts-Indep", "Build-Conflicts-Arch", "Build-Driver",
        "Testsuite", "Testsuite-Triggers", "Vcs-Browser", "Vcs-Arch", "Vcs-Bzr", "Vcs-Cvs", "Vcs-Darcs", "Vcs-Git", "Vcs-Hg", "Vcs-Mtn", "Vcs-Svn",
    ];

    public static readonly IReadOnlyList<string> OfBinary =
    [
        "Package", "Architecture", "Description", .. Relations, .. Copied, "Built-Using", "Static-Built-Using", "Build-Profiles", "Package-Type",
    ];

    private const string OwnInBinary = "XB-";

    public static bool IsOfSource(string name) => IsOwn(name) || OfSource.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static bool IsOfBinary(string name) => IsOwn(name) || OfBinary.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that a field of the author's own has in the package (<c>XB-Team</c> is <c>Team</c>); null for one that stays out.</summary>
    public static string? NameInPackage(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return IsOwn(name) && name[..dash].Contains('B', StringComparison.OrdinalIgnoreCase) ? name[(dash + 1)..] : null;
    }

    /// <summary>The known name that differs least; for one like none of them, the form of a field of one's own.</summary>
    public static string Nearest(string name, IReadOnlyList<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(candidate, name))!;
        return Distance(nearest, name) <= 2 ? nearest : OwnInBinary + name;
    }

    // X-, XB-, XS-, XC- and their combinations.
    private static bool IsOwn(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && name[0] is 'X' or 'x' && name[1..dash].All(letter => letter is 'B' or 'S' or 'C' or 'b' or 's' or 'c');
    }

    // Levenshtein: how many letters to add, take away or exchange.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, first) = (row[0], i);
            row[0] = first;
            for (var j = 1; j <= right.Length; j++)
            {
                var exchange = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchange, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
