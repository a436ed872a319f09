namespace Nuke.Common.Execution;

/// <summary>
/// The command line in NUKE's grammar: leading words are positional; <c>--name</c> takes all words up to the next <c>-</c>;
/// the last occurrence of a name counts; dashes and case of a name do not.
/// </summary>
internal sealed class CommandLine(string[] tokens, string[] positional)
{
    private readonly Dictionary<string, string[]> named = new(StringComparer.OrdinalIgnoreCase);

    public string[] Tokens => tokens;
    public string[] Positional => positional;

    public static CommandLine Parse(ReadOnlySpan<string> arguments)
    {
        var tokens = arguments.ToArray();
        var position = WordsFrom(tokens, 0);
        var parsed = new CommandLine(tokens, tokens[..position]);
        while (position < tokens.Length)
        {
            var end = WordsFrom(tokens, position + 1);
            parsed.named[WithoutDashes(tokens[position])] = tokens[(position + 1)..end];
            position = end;
        }
        return parsed;
    }

    /// <summary>The values of an argument; none for a switch; null when it is not there.</summary>
    public string[] Named(string name) => named.GetValueOrDefault(WithoutDashes(name));
    public static string WithoutDashes(string name) => name.Contains('-') ? name.Replace("-", "", StringComparison.Ordinal) : name;

    private static int WordsFrom(string[] tokens, int start)
    {
        while (start < tokens.Length && !tokens[start].StartsWith('-'))
            start++;
        return start;
    }
}
