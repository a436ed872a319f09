using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>The one check behind the value types: text, pattern, and the error that says what was expected.</summary>
internal static class DomainWord
{
    public static string Check(string? text, string kind, Regex pattern, string expectation, string example) =>
        text is not null && pattern.IsMatch(text)
            ? text
            : throw new DefinitionException(
                $"{kind} {(text is null ? "(none)" : $"'{text.ReplaceLineEndings("\\n")}'")}", $"{expectation} was expected", $"Write one such as '{example}'.");
}
