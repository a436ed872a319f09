using Pipelines.Model;

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
        Condition.Both both => Named(both.Left).Concat(Named(both.Right)),
        Condition.Either either => Named(either.Left).Concat(Named(either.Right)),
        _ => throw new InvalidOperationException($"A condition of kind {condition.GetType().Name} is not known."),
    };

    private static string? TextOf(Operand operand, Func<string, string?> valueOf) => operand switch
    {
        Operand.Literal literal => literal.Text,
        Operand.Other other => valueOf(other.Variable.Name),
        _ => null,
    };
}
