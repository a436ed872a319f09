using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>A tag of an image: OCI distribution specification, <c>reference</c>.</summary>
public sealed partial record ImageTag
{
    private ImageTag(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static ImageTag Parse(string text) =>
        new(DomainWord.Check(text, "tag", Pattern(), "an OCI tag (1 to 128 letters, digits, '_', '.', '-', not beginning with '.' or '-')", "uat"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator ImageTag(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\\z")]
    private static partial Regex Pattern();
}
