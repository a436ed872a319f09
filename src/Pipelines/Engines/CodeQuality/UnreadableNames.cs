using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;

namespace Pipelines.Engines.CodeQuality;

/// <summary>Files that nobody looked at, because their names are no text. The report has no place for such a name either: it is in the message, as git spells it.</summary>
internal static class UnreadableNames
{
    /// <summary>A finding for each.</summary>
    public static LinterResult In(RepositoryFiles files) => LinterResult.Complete(
    [
        .. files.Unreadable.Select(name => new Finding
        {
            Tool = Suppressing.Tool,
            Rule = "file-name",
            Severity = Severity.Minor,
            Path = files.All.Count == 0 ? "." : files.All[0],
            Message = CodeQualityText.UnreadableName(name),
        }),
    ]);
}
