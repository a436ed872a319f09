namespace Pipelines.Values;

/// <summary>An AWS region, such as <c>eu-west-1</c>.</summary>
public sealed record AwsRegion
{
    private AwsRegion(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>What ARNs of the region begin with, such as <c>aws</c> or <c>aws-cn</c>: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.</summary>
    public string Partition =>
        Text.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : Text.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static AwsRegion Parse(string text) =>
        new(DomainWord.Check(text, "region", IsOfForm, "an AWS region", "eu-west-1"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator AwsRegion(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    // Words, the first of at least two letters, and a digit: us-gov-west-1.
    private static bool IsOfForm(string text)
    {
        var parts = text.Split('-');
        return parts.Length >= 3 && parts[0].Length >= 2 && parts[^1] is [var digit] && char.IsAsciiDigit(digit)
            && Array.TrueForAll(parts[..^1], static part => part.Length > 0 && DomainWord.IsAll(part, char.IsAsciiLetterLower));
    }
}
