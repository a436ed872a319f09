using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>The Ruby files below one folder of the repository.</summary>
/// <param name="folder">The folder, relative to the root; <c>.</c> is the root.</param>
internal sealed class RubyFolder(string folder)
{
    private static readonly ScriptLanguage Ruby = new(
        [".rb", ".rake", ".gemspec", ".ru"],
        ["Rakefile", "Gemfile"],
        ["ruby"]);

    private readonly string _prefix = string.Concat(folder.Split('/').Where(part => part is not ("" or ".")).Select(part => part + "/"));

    /// <summary>What is wrong with the folder; null when the repository has files below it.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="linter">The word that the author wrote: <c>Ruby</c> or <c>Rubocop</c>.</param>
    public DefinitionMistake? MistakeIn(RepositoryFiles files, string linter) => files.All.Any(IsBelow) ? null : CodeQualityText.NoSuchFolder(linter, folder);

    /// <summary>The Ruby files.</summary>
    public IReadOnlyList<string> Scripts(RepositoryFiles files) => [.. Ruby.In(files).Where(IsBelow)];

    private bool IsBelow(string path) => path.StartsWith(_prefix, StringComparison.Ordinal);
}
