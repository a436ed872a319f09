using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>A repository of a registry, without the registry's address: OCI distribution specification, <c>name</c>.</summary>
public sealed partial record RepositoryName
{
    private RepositoryName(string text) => Text = text;

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static RepositoryName Parse(string text) =>
        new(DomainWord.Check(text, "repository", Pattern(), "an OCI repository name (lower-case letters and digits, separated by '.', '_', '-' or '/')", "team/storefront"));

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator RepositoryName(string text) => Parse(text);

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    [GeneratedRegex("^(?=.{2,256}\\z)[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*\\z")]
    private static partial Regex Pattern();
}
