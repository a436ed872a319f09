using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>One line of MSBuild about an error or a warning (https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks).</summary>
/// <param name="Finding">What it says.</param>
/// <param name="Project">The full path of the project that it is about; null when it names none.</param>
internal sealed record BuildDiagnostic(Finding Finding, string? Project);

/// <summary>Reads the errors and warnings out of what <c>dotnet build</c> prints.</summary>
internal static partial class BuildOutput
{
    /// <summary>Each once: MSBuild repeats them in its summary.</summary>
    /// <param name="output">What was printed.</param>
    /// <param name="solution">The file for those that name none.</param>
    public static IReadOnlyList<BuildDiagnostic> Read(string output, string solution) =>
    [
        .. output.ReplaceLineEndings("\n").Split('\n')
            .Select(line => Diagnostic().Match(line.Trim()))
            .Where(match => match.Success)
            .Select(match => Read(match, solution))
            .Distinct(),
    ];

    private static BuildDiagnostic Read(Match match, string solution)
    {
        var project = match.Groups["project"] is { Success: true, Value: var named } ? named : null;
        var origin = match.Groups["origin"].Value.Trim();
        // 'MSBUILD', 'CSC': a tool's name in place of a file's.
        var isFile = origin.AsSpan().ContainsAny('/', '\\', '.');
        return new BuildDiagnostic(
            new Finding
            {
                Tool = "dotnet",
                Rule = match.Groups["code"] is { Success: true, Value: var code } ? code : "build",
                Severity = match.Groups["level"].Value == "error" ? Severity.Major : Severity.Minor,
                Path = isFile ? origin : project ?? solution,
                Line = Number(match.Groups["line"]) ?? 1,
                Column = Number(match.Groups["column"]),
                Message = match.Groups["message"].Value,
            },
            project ?? (isFile && origin.EndsWith("proj", StringComparison.Ordinal) ? origin : null));
    }

    private static int? Number(Group group) =>
        group.Success && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<origin>.*?)(\((?<line>\d+)(,(?<column>\d+))?(,\d+,\d+)?\))?\s*: (?<level>error|warning)( (?<code>[A-Za-z]+[0-9]+))?\s*: (?<message>.*?)( \[(?<project>[^\[\]]+?)(::[^\[\]]*)?\])?$")]
    private static partial Regex Diagnostic();
}
