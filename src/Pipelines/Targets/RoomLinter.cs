using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// What another room checks anyway before it works, as a linter: so a merge request shows it in its own lines, and not first the job that would fail of it.
/// </summary>
/// <param name="name">The name that its findings carry.</param>
/// <param name="select">The files that it looks at.</param>
/// <param name="findAsync">Finds; a <see cref="DefinitionException"/> counts as that many findings.</param>
internal sealed partial class RoomLinter(
    string name, Func<RepositoryFiles, IReadOnlyList<string>> select, Func<RepositoryFiles, CancellationToken, Task<IReadOnlyList<Finding>>> findAsync) : ILinterTool
{
    private const string Mistake = "definition";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Install => CodeQualityText.PartOfPipelines;

    /// <inheritdoc/>
    public bool IsRequired => true;

    /// <inheritdoc/>
    public DefinitionMistake? MistakeIn(RepositoryFiles files) => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Select(RepositoryFiles files) => select(files);

    /// <inheritdoc/>
    public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(typeof(RoomLinter).Assembly.GetName().Version?.ToString());

    /// <inheritdoc/>
    public async Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
    {
        try
        {
            return LinterResult.Complete([.. (await findAsync(files, cancellationToken)).Select(finding => Placed(finding, finding.Path, subjects, files))]);
        }
        catch (DefinitionException exception)
        {
            return LinterResult.Complete([.. exception.Mistakes.Select(mistake => Placed(Of(name, mistake), mistake.Where, subjects, files))]);
        }
    }

    /// <summary>The finding of a mistake, at the place that it names: <c>file</c>, <c>file:line</c> or <c>file:line:column</c>.</summary>
    public static Finding Of(string tool, DefinitionMistake mistake)
    {
        var place = Place().Match(mistake.Where);
        return new()
        {
            Tool = tool,
            Rule = Mistake,
            Severity = Severity.Major,
            Path = place.Groups["file"].Value,
            Line = Number(place.Groups["line"]) ?? 1,
            Column = Number(place.Groups["column"]),
            Message = $"{mistake.What.TrimEnd('.')}. {mistake.Mend}",
        };
    }

    // A symbol, or a file that is not there yet, is no place: it is said, and shown at what was looked at first.
    private static Finding Placed(Finding finding, string where, IReadOnlyList<string> subjects, RepositoryFiles files) =>
        files.Place(finding.Path) is not null ? finding : finding with { Path = subjects[0], Line = 1, Column = null, Message = $"{where}: {finding.Message}" };

    private static int? Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<file>.*?)(?::(?<line>[0-9]{1,9})(?::(?<column>[0-9]{1,9}))?)?$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
