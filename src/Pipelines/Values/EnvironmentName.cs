namespace Pipelines.Values;

/// <summary>The name of an environment: an image tag, a GitLab environment and a file name, so 1 to 24 of <c>[a-z0-9-]</c>.</summary>
public sealed record EnvironmentName
{
    private EnvironmentName(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static EnvironmentName Parse(string text) =>
        new(DomainWord.Check(text, "environment", IsOfForm, "a name of 1 to 24 lower-case letters, digits and '-', beginning with a letter,", "uat"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator EnvironmentName(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    private static bool IsOfForm(string text) =>
        text.Length is >= 1 and <= 24 && char.IsAsciiLetterLower(text[0]) && text[^1] != '-'
        && DomainWord.IsAll(text, static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
