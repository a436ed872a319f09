using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Mending;

/// <summary>A linter that can mend some of what it finds.</summary>
internal interface IMendingLinter : ILinterTool
{
    /// <summary>Changes files where that is safe: the program stays the same.</summary>
    /// <param name="allowed">The files that may be changed; never none.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="cancellationToken">Stops the tool.</param>
    /// <returns>Why it did not do all that it should have; null when it did.</returns>
    /// <exception cref="ExecutionException">The tool cannot be started.</exception>
    Task<string?> MendAsync(IReadOnlyList<string> allowed, RepositoryFiles files, CancellationToken cancellationToken);
}
