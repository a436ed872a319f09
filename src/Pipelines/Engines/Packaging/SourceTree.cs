using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// Finds what a line of <c>debian/install</c> names: a path below the root whose parts may hold <c>*</c>, <c>?</c> and <c>[…]</c>.
/// Upper and lower case count on every machine; a star leaves names alone that begin with a dot, as a shell does.
/// </summary>
internal sealed class SourceTree(string root)
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
            var end = part[index] == '[' ? part.IndexOf(']', Math.Min(index + 2, part.Length)) : -1;
            if (end > 0)
            {
                var set = part[(index + 1)..end];
                var negated = set[0] is '!' or '^';
                text.Append(negated ? "[^" : "[").Append(Set().Replace(negated ? set[1..] : set, @"\$0")).Append(']');
                index = end;
            }
            else
            {
                text.Append(part[index] switch { '*' => ".*", '?' => ".", var letter => Regex.Escape(letter.ToString()) });
            }
        }

        return new Regex(text.Append("\\z").ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    // What a .NET character class reads in a way of its own.
    private static Regex Set() => new(@"[\\\[\]^]", RegexOptions.CultureInvariant);
}
