using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>
/// The one check behind the value types: text, form, and the error that says what was expected. The words of a definition, which every
/// start of a build reads, have no <see cref="Regex"/>: the first one of a process costs more than all of them together.
/// </summary>
internal static class DomainWord
{
    public static string Check(string? text, string kind, Regex pattern, string expectation, string example) =>
        Check(text, kind, pattern.IsMatch, expectation, example);

    public static string Check(string? text, string kind, Func<string, bool> isOfForm, string expectation, string example) =>
        text is not null && isOfForm(text)
            ? text
            : throw new DefinitionException(
                $"{kind} {(text is null ? "(none)" : $"'{text.ReplaceLineEndings("\\n")}'")}", $"{expectation} was expected", $"Write one such as '{example}'.");

    /// <summary>Whether every character is one of a kind.</summary>
    public static bool IsAll(ReadOnlySpan<char> text, Func<char, bool> isOfKind)
    {
        foreach (var character in text)
        {
            if (!isOfKind(character))
            {
                return false;
            }
        }

        return true;
    }
}
