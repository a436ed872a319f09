namespace Pipelines.Values;

/// <summary>The author's mistake, found before the first side effect: something that is written down is wrong. Exit code 2.</summary>
public sealed class DefinitionException : PipelinesException
{
    /// <summary>States the mistakes, all of them, each in one line with its mend.</summary>
    public DefinitionException(IReadOnlyList<DefinitionMistake> mistakes)
        : base(string.Join('\n', mistakes), exitCode: 2, innerException: null) => Mistakes = mistakes;

    /// <summary>States one mistake.</summary>
    /// <param name="where">The symbol or <c>file:line</c> that is wrong.</param>
    /// <param name="what">What is wrong with it.</param>
    /// <param name="mend">How to mend it: an imperative sentence.</param>
    public DefinitionException(string where, string what, string mend)
        : this([new DefinitionMistake(where, what, mend)])
    {
    }

    /// <summary>What is wrong, in the order found; never empty.</summary>
    public IReadOnlyList<DefinitionMistake> Mistakes { get; }
}

/// <summary>One mistake of an author.</summary>
/// <param name="Where">The symbol or <c>file:line</c> that is wrong.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Mend">How to mend it: an imperative sentence.</param>
public sealed record DefinitionMistake(string Where, string What, string Mend)
{
    /// <summary><c>where: what. mend</c>.</summary>
    public override string ToString() => $"{Where}: {What.TrimEnd('.')}. {Mend}";
}
