using System.Collections.Concurrent;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>A linter whose rules stand in this assembly: it reads the files itself, starts nothing, and is never missing.</summary>
internal abstract class OwnLinter(string name) : ICachedLinter
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Install => CodeQualityText.PartOfPipelines;

    /// <inheritdoc/>
    public bool IsRequired => true;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) => null;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Select(RepositoryFiles files);

    /// <inheritdoc/>
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(typeof(OwnLinter).Assembly.GetName().Version?.ToString());

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<LinterResult>();
        await Parallel.ForEachAsync(subjects, cancellationToken, async (path, cancel) => results.Add(await ReadAsync(path, files, cancel)));
        return LinterResult.Join(results);
    }

    // This assembly itself counts for every linter.
    /// <inheritdoc/>
    public LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) => new([], []);

    /// <summary>The findings in one file.</summary>
    protected abstract IEnumerable<Finding> FindingsIn(string path, string text);

    private async Task<LinterResult> ReadAsync(string path, RepositoryFiles files, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(Path.Combine(files.Root, path), cancellationToken);
            return LinterResult.Complete([.. FindingsIn(path, text)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return LinterResult.Broken(this, path, exception.Message);
        }
    }
}
