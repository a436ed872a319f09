using System.Text.Json;
using Pipelines.Engines.CodeQuality.Output;

namespace Pipelines.Engines.CodeQuality;

/// <summary>
/// Writes GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). GitLab drops an invalid item
/// and all that follow it without a word, and lets equal fingerprints overwrite each other: so every item is checked before anything is written.
/// </summary>
internal static class CodeQualityReport
{
    private const int FingerprintLength = 64;

    /// <summary>Writes the report in place of an older one, whole or not at all. The same findings give the same bytes.</summary>
    /// <exception cref="Values.ExecutionException">An item is not what GitLab takes.</exception>
    public static void Write(string file, IReadOnlyList<ReportedFinding> findings)
    {
        Check(file, findings);
        JsonReport.Write(file, json => json.WriteItems(findings, item => Write(json, item)));
    }

    private static void Write(Utf8JsonWriter json, ReportedFinding item)
    {
        var finding = item.Finding;
        json.WriteStartObject();
        json.WriteString("description", $"{Printable.Shortened(finding.Message)} ({finding.Tool}/{finding.Rule})");
        json.WriteString("check_name", $"{finding.Tool}/{finding.Rule}");
        json.WriteString("fingerprint", item.Fingerprint);
        json.WriteString("severity", CodeQualityText.Word(finding.Severity));
        json.WriteStartObject("location");
        json.WriteString("path", finding.Path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", finding.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Check(string file, IReadOnlyList<ReportedFinding> findings)
    {
        var seen = new HashSet<string>(findings.Count, StringComparer.Ordinal);
        foreach (var (finding, fingerprint, _) in findings)
        {
            if (Fault(finding, fingerprint, seen) is { } fault)
            {
                throw CodeQualityText.InvalidItem(file, finding, fault);
            }
        }
    }

    private static string? Fault(Finding finding, string fingerprint, HashSet<string> seen) => finding switch
    {
        { Tool: "" } => "it names no tool",
        { Rule: "" } => "it names no rule",
        { Path: "" } => "it names no file",
        { Path: var path } when !IsRelative(path) => "its path is not relative to the repository's root",
        _ when !Enum.IsDefined(finding.Severity) => "its severity is none of GitLab's five",
        _ when fingerprint.Length != FingerprintLength => "its fingerprint is not a sha256",
        _ when !seen.Add(fingerprint) => "its fingerprint is that of another finding",
        _ => null,
    };

    private static bool IsRelative(ReadOnlySpan<char> path)
    {
        foreach (var part in path.Split('/'))
        {
            if (path[part] is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }
}
