namespace Pipelines.Model;

/// <summary><c>parallel</c>: https://docs.gitlab.com/ci/yaml/#parallel.</summary>
public abstract record Parallelism
{
    private Parallelism()
    {
    }

    /// <summary>The same job a number of times; each knows its place by <c>CI_NODE_INDEX</c> and <c>CI_NODE_TOTAL</c>.</summary>
    /// <param name="Count">1 to 200.</param>
    public sealed record Times(int Count) : Parallelism;

    /// <summary><c>matrix</c>: one job for each combination of values.</summary>
    /// <param name="Entries">Each entry is combined by itself; all in all at most 200 combinations.</param>
    public sealed record Matrix(IReadOnlyList<MatrixEntry> Entries) : Parallelism;
}

/// <summary>One entry of <c>parallel:matrix</c>.</summary>
/// <param name="Variables">Names and their values.</param>
public sealed record MatrixEntry(params IReadOnlyList<MatrixVariable> Variables);

/// <summary>One variable of a matrix.</summary>
/// <param name="Name">Letters, digits and <c>_</c>.</param>
/// <param name="Values">Its values.</param>
public sealed record MatrixVariable(string Name, params IReadOnlyList<string> Values);
