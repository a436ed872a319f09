namespace Pipelines.Values;

/// <summary>An AWS account id: 12 digits.</summary>
public sealed record AccountId
{
    private AccountId(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static AccountId Parse(string text) =>
        new(DomainWord.Check(text, "account", IsOfForm, "an AWS account id of 12 digits", "111111111111"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator AccountId(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    private static bool IsOfForm(string text) => text.Length == 12 && DomainWord.IsAll(text, char.IsAsciiDigit);
}
