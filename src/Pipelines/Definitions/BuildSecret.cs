using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>
/// A secret that steps of a Dockerfile may read while they run, by <c>RUN --mount=type=secret,id=…</c>, and that is in no layer, argument or log.
/// https://docs.docker.com/build/building/secrets/
/// </summary>
public sealed record BuildSecret
{
    /// <summary>Names a secret and where its value is.</summary>
    /// <exception cref="DefinitionException">The id is not of letters, digits, '.', '_' and '-'.</exception>
    public BuildSecret(string id, SecretSource source)
    {
        // It stands in a list that is separated by commas.
        Id = DomainWord.Check(id, "secret's id", IsOfForm, "an id of letters, digits, '.', '_' and '-'", "npm-token");
        Source = source;
    }

    /// <summary>The id that the Dockerfile mounts it by; the file is <c>/run/secrets/&lt;id&gt;</c>.</summary>
    public string Id { get; }

    /// <summary>Where its value is at run time.</summary>
    public SecretSource Source { get; }

    private static bool IsOfForm(string text) =>
        text.Length is > 0 and <= 128 && char.IsAsciiLetterOrDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
