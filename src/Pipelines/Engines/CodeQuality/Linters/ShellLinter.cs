using System.Text.Json;
using System.Text.Json.Serialization;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>shellcheck</c> on every shell script of the repository (https://github.com/koalaman/shellcheck/wiki/Integration).</summary>
internal sealed class ShellLinter(ProcessRunner runner) : ILinterTool
{
    // Far below the longest command line of any system.
    private const int FilesPerProcess = 200;

    private static readonly ScriptLanguage Shell = new([".sh", ".bash"], FileNames: [], ["sh", "bash", "dash", "ksh"]);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The executable: a name on PATH, or a path.</summary>
    public string Executable { get; init; } = "shellcheck";

    /// <inheritdoc/>
    public string Name => "shellcheck";

    /// <inheritdoc/>
    public string Install => CodeQualityText.GetShellCheck;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Select(RepositoryFiles files) => Shell.In(files);

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var batch in subjects.Chunk(FilesPerProcess))
        {
            // './' keeps a file whose name begins with '-' from being an option.
            var command = new ProcessCommand(Executable, ["--format", "json1", "--", .. batch.Select(path => "./" + path)])
            {
                WorkingDirectory = files.Root,
                Environment = new Dictionary<string, string?> { ["SHELLCHECK_OPTS"] = null, ["LC_ALL"] = "C.UTF-8" },
                WhereToGet = Install,
            };
            var result = await runner.RunAsync(command, cancellationToken);
            var comments = JsonOrNothing(result.StandardOutput);
            findings.AddRange((comments ?? []).Select(Read));

            // 0: nothing to say; 1: comments; 2 and above: some file or option was not to its liking.
            if (comments is null || result.ExitCode > 1 || (result.ExitCode == 1) != (comments.Count > 0))
            {
                var reason = CodeQualityText.Broken(this, CodeQualityText.Ended(result.ExitCode, result.StandardError));
                return LinterResult.Unusable(this, batch[0], "tool-broken", reason, findings);
            }
        }

        return LinterResult.Complete(findings);
    }

    private static IReadOnlyList<Comment>? JsonOrNothing(string output) =>
        string.IsNullOrWhiteSpace(output) ? null : JsonSerializer.Deserialize<Output>(output, Json)?.Comments;

    private Finding Read(Comment comment) => new()
    {
        Tool = Name,
        Rule = $"SC{comment.Code}",
        Severity = comment.Level switch
        {
            "error" => Severity.Major,
            "info" or "style" => Severity.Info,
            _ => Severity.Minor,
        },
        Path = comment.File,
        Line = comment.Line,
        Column = comment.Column,
        Message = comment.Message,
    };

    private sealed record Output([property: JsonRequired] IReadOnlyList<Comment> Comments);

    private sealed record Comment(
        [property: JsonRequired] string File,
        [property: JsonRequired] int Line,
        int? Column,
        [property: JsonRequired] string Level,
        [property: JsonRequired] int Code,
        [property: JsonRequired] string Message);
}
