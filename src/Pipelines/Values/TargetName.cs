namespace Pipelines.Values;

/// <summary>The name of a target: that of its C# property.</summary>
public sealed record TargetName
{
    private TargetName(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static TargetName Parse(string text) =>
        new(DomainWord.Check(text, "target", IsOfForm, "a C# property name", "DockerBuild"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator TargetName(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    private static bool IsOfForm(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && DomainWord.IsAll(text, static character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
