namespace Pipelines.Values;

/// <summary>A repository of a registry, without the registry's address: OCI distribution specification, <c>name</c>.</summary>
public sealed record RepositoryName
{
    private RepositoryName(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static RepositoryName Parse(string text) =>
        new(DomainWord.Check(text, "repository", IsOfForm, "an OCI repository name (lower-case letters and digits, separated by '.', '_', '-' or '/')", "team/storefront"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator RepositoryName(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    private static bool IsOfForm(string text) => text.Length is >= 2 and <= 256 && Array.TrueForAll(text.Split('/'), IsPart);

    // Letters and digits, and between them one of: a dot, one or two underscores, any number of dashes.
    private static bool IsPart(string part)
    {
        var end = 0;
        for (var start = 0; start < part.Length; start = end)
        {
            var isWord = IsWord(part[start]);
            for (end = start + 1; end < part.Length && IsWord(part[end]) == isWord;)
            {
                end++;
            }

            var run = part.AsSpan(start, end - start);
            var isSeparator = run is "." or "_" or "__" || DomainWord.IsAll(run, static character => character == '-');
            if (!isWord && (!isSeparator || start == 0 || end == part.Length))
            {
                return false;
            }
        }

        return part.Length > 0;
    }

    private static bool IsWord(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
}
