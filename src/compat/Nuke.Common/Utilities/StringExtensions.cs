namespace Nuke.Common.Utilities;

public static class StringExtensions
{
    public static string Join(this IEnumerable<string> enumerable, string separator) => string.Join(separator, enumerable);
    public static string Join(this IEnumerable<string> enumerable, char separator) => string.Join(separator, enumerable);
    public static string JoinSpace(this IEnumerable<string> values) => string.Join(' ', values);
    public static string JoinComma(this IEnumerable<string> values) => string.Join(',', values);
    public static string JoinCommaSpace(this IEnumerable<string> values) => string.Join(", ", values);
    public static string JoinSemicolon(this IEnumerable<string> values) => string.Join(';', values);
    public static string JoinDot(this IEnumerable<string> values) => string.Join('.', values);
    public static string JoinDash(this IEnumerable<string> values) => string.Join('-', values);
    public static string JoinUnderscore(this IEnumerable<string> values) => string.Join('_', values);

    public static string JoinNewLine(this IEnumerable<string> values, PlatformFamily? platformFamily = null) =>
        string.Join(LineBreakOf(platformFamily), values);

    public static string DoubleQuote(this string str) => Quote(str, '"');
    public static string SingleQuote(this string str) => Quote(str, '\'');

    /// <summary>Quotes a text that holds a space, unless it is quoted already.</summary>
    public static string DoubleQuoteIfNeeded(this string str) => NeedsQuotes(str) ? str.DoubleQuote() : str;
    public static string SingleQuoteIfNeeded(this string str) => NeedsQuotes(str) ? str.SingleQuote() : str;
    public static bool IsDoubleQuoted(this string str) => IsQuoted(str, '"');
    public static bool IsSingleQuoted(this string str) => IsQuoted(str, '\'');
    public static string TrimMatchingDoubleQuotes(this string str) => str.IsDoubleQuoted() ? str[1..^1] : str;
    public static string TrimMatchingQuotes(this string str) => str.IsDoubleQuoted() || str.IsSingleQuoted() ? str[1..^1] : str;
    public static string[] SplitSpace(this string str) => str.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    public static string[] SplitLineBreaks(this string str) => str.Split(["\r\n", "\n"], StringSplitOptions.None);

    /// <summary><c>ApiKey</c> and <c>HTTPClient2</c> become <c>Api, Key</c> and <c>HTTP, Client2</c>.</summary>
    public static IEnumerable<string> SplitCamelHumps(this string str, params string[] exclusions)
    {
        var start = 0;
        for (var i = 1; i <= str.Length; i++)
        {
            if (i < str.Length && (!StartsHump(str, i) || exclusions.Contains(str[start..(i + 1)])))
                continue;
            yield return str[start..i];
            start = i;
        }
    }

    public static string TrimStart(this string str, string trim) => str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;
    public static string TrimEnd(this string str, string trim) => str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;
    public static bool IsNullOrEmpty(this string str) => string.IsNullOrEmpty(str);
    public static bool IsNullOrWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str);
    public static bool EqualsOrdinalIgnoreCase(this string str, string other) => string.Equals(str, other, StringComparison.OrdinalIgnoreCase);
    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) => str.StartsWith(other, StringComparison.OrdinalIgnoreCase);
    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) => str.EndsWith(other, StringComparison.OrdinalIgnoreCase);
    public static bool ContainsOrdinalIgnoreCase(this string str, string other) => str.Contains(other, StringComparison.OrdinalIgnoreCase);

    internal static string LineBreakOf(PlatformFamily? platform) => platform switch
    {
        null => Environment.NewLine,
        PlatformFamily.Windows => "\r\n",
        _ => "\n",
    };

    private static bool StartsHump(string str, int index) =>
        char.IsUpper(str[index]) && (!char.IsUpper(str[index - 1]) || (index + 1 < str.Length && char.IsLower(str[index + 1])));

    private static bool NeedsQuotes(string str) => !string.IsNullOrEmpty(str) && str.Contains(' ') && !str.IsDoubleQuoted() && !str.IsSingleQuoted();
    private static bool IsQuoted(string str, char quote) => str is { Length: > 1 } && str[0] == quote && str[^1] == quote;

    private static string Quote(string str, char quote)
    {
        var quoted = new StringBuilder().Append(quote);
        foreach (var character in str ?? "")
            (character == quote ? quoted.Append('\\') : quoted).Append(character);
        return quoted.Append(quote).ToString();
    }
}
