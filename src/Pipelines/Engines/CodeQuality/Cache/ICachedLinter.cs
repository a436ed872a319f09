using Pipelines.Engines.CodeQuality.Linters;

namespace Pipelines.Engines.CodeQuality.Cache;

/// <summary>A linter that says what its findings follow from, so that they need not be looked for again while that stays the same.</summary>
internal interface ICachedLinter : ILinterTool
{
    /// <summary>What decides the findings, beside the tool's version and the content of a subject; null when that cannot be known.</summary>
    /// <param name="subjects">The files that it looks at.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="home">The user's home, where settings may be; null when there is none.</param>
    LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home);
}

/// <summary>What decides what a linter finds in a file, beside the file and the tool.</summary>
/// <param name="Words">What it is started with.</param>
/// <param name="Files">Absolute paths of the files that steer it; one that comes or goes counts too.</param>
internal sealed record LinterInputs(IReadOnlyList<string> Words, IReadOnlyList<string> Files)
{
    /// <summary>True for a subject whose findings depend on what else is looked at.</summary>
    public Func<string, bool> LooksBeyond { get; init; } = _ => false;
}
