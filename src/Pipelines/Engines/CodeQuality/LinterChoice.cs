using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality;

/// <summary>Takes the linters to run from those that are defined.</summary>
internal static class LinterChoice
{
    /// <summary>The linters of the given names, all when there are none, in the order of the definition.</summary>
    /// <exception cref="DefinitionException">No linter has one of the names, or linters of different kinds share one.</exception>
    public static IReadOnlyList<Linter> Of(IReadOnlyList<Linter> linters, IReadOnlyList<string> names)
    {
        var known = linters.Select(linter => linter.Name).Distinct(StringComparer.Ordinal).ToList();
        var mistakes = names.Distinct(StringComparer.Ordinal).Except(known, StringComparer.Ordinal).Select(name => CodeQualityText.UnknownLinter(name, known))
            .Concat(linters.GroupBy(linter => linter.Name).Where(group => group.Select(linter => linter.GetType()).Distinct().Skip(1).Any()).Select(group => CodeQualityText.SameName(group.Key)))
            .ToList();
        return mistakes.Count > 0 ? throw new DefinitionException(mistakes)
            : names.Count == 0 ? linters
            : [.. linters.Where(linter => names.Contains(linter.Name, StringComparer.Ordinal))];
    }
}
