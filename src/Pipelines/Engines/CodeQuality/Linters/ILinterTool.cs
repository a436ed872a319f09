using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>One linter that is ready to run.</summary>
internal interface ILinterTool
{
    /// <summary>The tool's name, which its findings carry.</summary>
    string Name { get; }

    /// <summary>How a person gets the tool: an imperative sentence.</summary>
    string Install { get; }

    /// <summary>False when the check may pass without the tool: that it is missing is then a hint.</summary>
    bool IsRequired { get; }

    /// <summary>True when it looks at more than the files it is given, whole projects say: it runs for all of them, whichever have changed.</summary>
    bool NeedsWholeProject => false;

    /// <summary>What is wrong with the definition of this linter, given what the repository holds; null when nothing is.</summary>
    DefinitionMistake? MistakeIn(RepositoryFiles files);

    /// <summary>The files that it looks at; the first stands for all of them when the tool cannot run.</summary>
    IReadOnlyList<string> Select(RepositoryFiles files);

    /// <summary>The version of the tool; null when it does not say one.</summary>
    /// <exception cref="ExecutionException">The tool cannot be started.</exception>
    Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken);

    /// <summary>Looks at the files.</summary>
    /// <exception cref="ExecutionException">The tool cannot be started.</exception>
    /// <exception cref="InvalidDataException">The tool does not say what it should.</exception>
    /// <exception cref="System.Text.Json.JsonException">The tool does not say what it should.</exception>
    Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken);
}
