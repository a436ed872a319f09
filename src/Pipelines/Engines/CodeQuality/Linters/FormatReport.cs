using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Reads what <c>dotnet format --report</c> writes (https://learn.microsoft.com/dotnet/core/tools/dotnet-format).</summary>
internal static class FormatReport
{
    /// <summary>One finding for each change that the formatter would make.</summary>
    /// <exception cref="JsonException">This is no such report, or half of one.</exception>
    public static IReadOnlyList<Finding> Read(ReadOnlySpan<byte> report) =>
    [
        .. ToolJson.Read<IReadOnlyList<ChangedFile>>(report)
            .SelectMany(file => file.FileChanges.Select(change => new Finding
            {
                Tool = "dotnet-format",
                Rule = change.DiagnosticId,
                Severity = Severity.Minor,
                Path = file.FilePath,
                Line = change.LineNumber,
                Column = change.CharNumber,
                Message = change.FormatDescription,
            })),
    ];

    private sealed record ChangedFile([property: JsonRequired] string FilePath, [property: JsonRequired] IReadOnlyList<Change> FileChanges);

    private sealed record Change(
        [property: JsonRequired] int LineNumber,
        [property: JsonRequired] int CharNumber,
        [property: JsonRequired] string DiagnosticId,
        [property: JsonRequired] string FormatDescription);
}
