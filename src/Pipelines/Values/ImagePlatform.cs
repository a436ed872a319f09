namespace Pipelines.Values;

/// <summary>What an image runs on, in the words of OCI: https://github.com/opencontainers/image-spec/blob/main/image-index.md.</summary>
public sealed record ImagePlatform
{
    private ImagePlatform(string text) => Text = text;

    /// <summary>The text, as written: <c>linux/arm64</c>, <c>linux/arm/v7</c>.</summary>
    public string Text { get; }

    /// <summary>The operating system, <c>linux</c>.</summary>
    public string OperatingSystem => Text.Split('/')[0];

    /// <summary>The processor in Go's words, <c>amd64</c>.</summary>
    public string Architecture => Text.Split('/')[1];

    /// <summary>The processor's variant, <c>v7</c>; null for most.</summary>
    public string? Variant => Text.Split('/') is [_, _, var variant] ? variant : null;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static ImagePlatform Parse(string text) =>
        new(DomainWord.Check(text, "platform", IsOfForm, "a platform of images (system, processor and perhaps its variant, separated by '/')", "linux/arm64"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator ImagePlatform(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    private static bool IsOfForm(string text) =>
        text.Split('/') is { Length: 2 or 3 } parts && Array.TrueForAll(parts, part => part.Length is > 0 and <= 32 && part.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
}
