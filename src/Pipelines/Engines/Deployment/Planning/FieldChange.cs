namespace Pipelines.Engines.Deployment.Planning;

/// <summary>One field in which the new definition differs from the running one.</summary>
/// <param name="Path">Where, such as <c>containerDefinitions.backend.environment.PORT</c>.</param>
/// <param name="Old">The running value; null when there is none, <c>***</c> when its name looks like a secret.</param>
/// <param name="New">The new value; null when there is none, <c>***</c> when its name looks like a secret.</param>
public sealed record FieldChange(string Path, string? Old, string? New)
{
    /// <summary>The changes from one definition's fields to another's, in the order of their paths.</summary>
    internal static IReadOnlyList<FieldChange> Between(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> @new) =>
    [
        .. from path in old.Keys.Union(@new.Keys).Order(StringComparer.Ordinal)
           let before = old.GetValueOrDefault(path)
           let after = @new.GetValueOrDefault(path)
           where before != after
           select new FieldChange(path, Shown(path, before), Shown(path, after)),
    ];

    // Everybody may read a pipeline's log.
    private static string? Shown(string path, string? value) =>
        !string.IsNullOrEmpty(value) && path.Contains(".environment.", StringComparison.Ordinal) && SecretLooking.Is(path[(path.LastIndexOf('.') + 1)..]) ? "***" : value;
}
