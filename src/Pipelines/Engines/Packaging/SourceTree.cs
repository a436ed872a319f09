using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// Finds what a line of <c>debian/install</c> names: a path below the root whose parts may hold <c>*</c>, <c>?</c> and <c>[…]</c>.
/// Upper and lower case count on every machine; a star leaves names alone that begin with a dot, as a shell does.
/// </summary>
internal sealed partial class SourceTree(string root)
{
    /// <summary>The matches, by name; none for a pattern that leaves the tree.</summary>
    public IReadOnlyList<FileSystemInfo> Match(string pattern)
    {
        var parts = pattern.TrimEnd('/').Split('/');
        if (parts.Any(part => part is "" or "." or ".."))
        {
            return [];
        }

        IEnumerable<FileSystemInfo> found = [new DirectoryInfo(root)];
        foreach (var part in parts)
        {
            var expression = ToExpression(part);
            found = found.OfType<DirectoryInfo>().SelectMany(Children)
                .Where(child => expression.IsMatch(child.Name) && (part[0] == '.' || child.Name[0] != '.'));
        }

        return [.. found];
    }

    /// <summary>The content of a folder by name; links are not followed.</summary>
    public static IEnumerable<FileSystemInfo> Children(DirectoryInfo folder) =>
        folder.LinkTarget is null ? folder.EnumerateFileSystemInfos().OrderBy(child => child.Name, StringComparer.Ordinal) : [];

    private static Regex ToExpression(string part)
    {
        var text = new StringBuilder("^");
        for (var index = 0; index < part.Length; index++)
        {
            if (Set().Match(part, index) is { Success: true } set && set.Index == index)
            {
                text.Append(ToClass(set));
                index += set.Length - 1;
            }
            else
            {
                text.Append(part[index] switch { '*' => ".*", '?' => ".", var letter => Regex.Escape(letter.ToString()) });
            }
        }

        return new Regex(text.Append("\\z").ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    // A range that runs backwards holds nothing, in a shell as here.
    private static string ToClass(Match set)
    {
        var members = Member().Matches(set.Groups["members"].Value)
            .Where(member => member.Length < 3 || member.Value[0] <= member.Value[2])
            .Select(member => member.Length == 3 ? $"{Escape(member.Value[0])}-{Escape(member.Value[2])}" : Escape(member.Value[0]));
        var text = string.Concat(members);
        return (text.Length, set.Groups["not"].Length) switch
        {
            (0, 0) => "(?!)",
            (0, _) => ".",
            (_, 0) => $"[{text}]",
            _ => $"[^{text}]",
        };
    }

    private static string Escape(char letter) => $"\\u{(int)letter:x4}";

    [GeneratedRegex(@"\[(?<not>[!^]?)(?<members>[^\]][^\]]*|\][^\]]*)\]")]
    private static partial Regex Set();

    [GeneratedRegex(".-.|.", RegexOptions.Singleline)]
    private static partial Regex Member();
}
