using System.Text.RegularExpressions;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// The fields that name other packages (<c>Depends</c> …), checked and on one line:
/// <see href="https://www.debian.org/doc/debian-policy/ch-relationships.html">Debian policy 7.1</see>.
/// </summary>
internal static partial class PackageRelations
{
    /// <summary>The value for the package's control file; empty when nothing is left of it.</summary>
    public static string Resolve(ControlField field, string where, DebianVersion version, Mistakes mistakes)
    {
        var relations = new List<string>();
        foreach (var item in field.Value.Split(','))
        {
            var relation = Substitute(Blanks().Replace(item.Trim(), " "), version);
            if (relation.Contains("${", StringComparison.Ordinal))
            {
                mistakes.Add(PackagingText.UnknownVariable(where, relation));
            }
            else if (relation.Length > 0 && !relation.Split('|').All(alternative => Alternative().IsMatch(alternative.Trim())))
            {
                mistakes.Add(PackagingText.NotARelation(where, field.Name, relation));
            }
            else if (relation.Length > 0 && !relations.Contains(relation))
            {
                relations.Add(relation);
            }
        }

        return string.Join(", ", relations);
    }

    // ${misc:…} is what debhelper's other parts ask for; this build has none of them. The version's variables are dpkg-gencontrol's.
    private static string Substitute(string relation, DebianVersion version) =>
        Miscellaneous().Replace(relation, "")
            .Replace("${binary:Version}", version.Text, StringComparison.Ordinal)
            .Replace("${source:Version}", version.Text, StringComparison.Ordinal)
            .Replace("${source:Upstream-Version}", version.Upstream, StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\$\{misc:(Depends|Pre-Depends|Recommends|Suggests)\}\z")]
    private static partial Regex Miscellaneous();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?( ?\((<<|<=|=|>=|>>) ?[A-Za-z0-9.+~:-]+\))?\z")]
    private static partial Regex Alternative();
}
