namespace Pipelines.Values;

/// <summary>One image of a registry, by digest: <c>registry/repository@sha256:…</c>, as a task definition names it.</summary>
/// <param name="Registry">Where it is.</param>
/// <param name="Repository">The repository, without the registry's prefix.</param>
/// <param name="Digest">Which one it is.</param>
public sealed record ImageReference(RegistryAddress Registry, RepositoryName Repository, Digest Digest)
{
    /// <summary>Reads <c>registry/repository@sha256:…</c>; the last path segments that match <paramref name="repository"/> are the repository.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static ImageReference Parse(string text, RepositoryName repository)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(repository);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var suffix = "/" + repository;
        return at > 0 && text[..at].EndsWith(suffix, StringComparison.Ordinal)
            ? new(RegistryAddress.Parse(text[..(at - suffix.Length)]), repository, Digest.Parse(text[(at + 1)..]))
            : throw new DefinitionException($"image '{text}'", $"'<registry>/{repository}@sha256:…' was expected", "Name the image by its digest.");
    }

    /// <summary><c>registry/repository@sha256:…</c>.</summary>
    public override string ToString() => $"{Registry}/{Repository}@{Digest}";
}
