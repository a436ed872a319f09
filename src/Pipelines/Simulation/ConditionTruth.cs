using Pipelines.Model;
using Pipelines.Values;

namespace Pipelines.Simulation;

/// <summary>Whether a condition holds for given variables, and if not, which part of it is to blame. An undefined variable is null.</summary>
internal static class ConditionTruth
{
    /// <summary>True when it holds.</summary>
    public static bool Holds(Condition condition, Func<string, string?> valueOf) => condition switch
    {
        Condition.Set set => !string.IsNullOrEmpty(valueOf(set.Variable.Name)),
        Condition.Comparison comparison => comparison.IsEqual == string.Equals(valueOf(comparison.Left.Name), TextOf(comparison.Right, valueOf), StringComparison.Ordinal),
        Condition.Match match => match.IsMatch == (valueOf(match.Left.Name) is { } text && match.Right.IsMatch(text)),
        Condition.MatchOther match => match.IsMatch == IsMatch(valueOf(match.Left.Name), valueOf(match.Right.Name)),
        Condition.Both both => Holds(both.Left, valueOf) && Holds(both.Right, valueOf),
        Condition.Either either => Holds(either.Left, valueOf) || Holds(either.Right, valueOf),
        _ => throw new InvalidOperationException($"A condition of kind {condition.GetType().Name} is not known."),
    };

    /// <summary>The variables that keep a condition from holding, in its order, each once.</summary>
    public static IEnumerable<string> Blame(Condition condition, Func<string, string?> valueOf) => condition switch
    {
        Condition.Both both => Blame(Holds(both.Left, valueOf) ? both.Right : both.Left, valueOf),
        Condition.Either either => Blame(either.Left, valueOf).Concat(Blame(either.Right, valueOf)).Distinct(),
        _ => Named(condition),
    };

    /// <summary>Every variable that a condition names.</summary>
    public static IEnumerable<string> Named(Condition condition) => condition switch
    {
        Condition.Set set => [set.Variable.Name],
        Condition.Comparison { Right: Operand.Other other } comparison => [comparison.Left.Name, other.Variable.Name],
        Condition.Comparison comparison => [comparison.Left.Name],
        Condition.Match match => [match.Left.Name],
        Condition.MatchOther match => [match.Left.Name, match.Right.Name],
        Condition.Both both => Named(both.Left).Concat(Named(both.Right)),
        Condition.Either either => Named(either.Left).Concat(Named(either.Right)),
        _ => throw new InvalidOperationException($"A condition of kind {condition.GetType().Name} is not known."),
    };

    // What is no pattern is searched through for the left side, the wrong way round.
    private static bool IsMatch(string? text, string? pattern) =>
        text is not null && pattern is not null && (PatternOf(pattern) is { } read ? read.IsMatch(text) : pattern.Contains(text, StringComparison.Ordinal));

    private static Pattern? PatternOf(string text)
    {
        try
        {
            return Condition.Parse("$P =~ " + text) is Condition.Match match ? match.Right : null;
        }
        catch (DefinitionException)
        {
            return null;
        }
    }

    private static string? TextOf(Operand operand, Func<string, string?> valueOf) => operand switch
    {
        Operand.Literal literal => literal.Text,
        Operand.Other other => valueOf(other.Variable.Name),
        _ => null,
    };
}
