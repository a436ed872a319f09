using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>An AWS region, such as <c>eu-west-1</c>.</summary>
public sealed partial record AwsRegion
{
    private AwsRegion(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static AwsRegion Parse(string text) =>
        new(DomainWord.Check(text, "region", Pattern(), "an AWS region", "eu-west-1"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator AwsRegion(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    [GeneratedRegex("^[a-z]{2,}(-[a-z]+)+-[0-9]\\z")]
    private static partial Regex Pattern();
}
