using System.Text.Json;
using Pipelines.Engines.CodeQuality.Linters;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>Reads the findings out of a SARIF 2.1 log, with every run in it; what the tool or its user has suppressed is no finding.</summary>
internal static class SarifReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a log.</summary>
    /// <param name="log">The bytes of the file.</param>
    /// <param name="fallbackPath">The file for results that name none, such as the project.</param>
    /// <param name="tool">The name that the findings carry; null = what the log says.</param>
    /// <exception cref="JsonException">This is no SARIF, or half of one.</exception>
    /// <exception cref="InvalidDataException">This is another version of SARIF.</exception>
    public static IReadOnlyList<Finding> Read(ReadOnlySpan<byte> log, string fallbackPath, string? tool = null) => Read(log, fallbackPath, tool, out _);

    /// <param name="saysItSucceeded">False when the tool itself says, in section 3.20.14's way, that it did not come to its end.</param>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string, string?)"/>
    /// <param name="log"/>
    /// <param name="fallbackPath"/>
    /// <param name="tool"/>
    public static IReadOnlyList<Finding> Read(ReadOnlySpan<byte> log, string fallbackPath, string? tool, out bool saysItSucceeded)
    {
        log = log.StartsWith(ByteOrderMark) ? log[ByteOrderMark.Length..] : log;
        var sarif = ToolJson.Read(log, SarifJson.Default.SarifLog);
        if (!sarif.Version.StartsWith("2.1.", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"SARIF {sarif.Version} was written, 2.1 is read");
        }

        saysItSucceeded = sarif.Runs.All(run => (run.Invocations ?? []).All(invocation => invocation.ExecutionSuccessful != false));
        var (findings, texts) = (new List<Finding>(), new TextPool());
        foreach (var run in sarif.Runs)
        {
            if (run.Results is { } place)
            {
                AddFindings(log[place.Start..place.End], run, texts, fallbackPath, tool, findings);
            }
        }

        return findings;
    }

    private static void AddFindings(ReadOnlySpan<byte> results, SarifRun run, TextPool texts, string fallbackPath, string? tool, List<Finding> findings)
    {
        var json = new Utf8JsonReader(results);
        try
        {
            json.Read();
            while (json.NextItem())
            {
                if (FindingOf(SarifResult.Read(ref json, texts), run, fallbackPath, tool) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        }
        catch (InvalidOperationException exception)
        {
            // The reader's word for a text that is no UTF-8, or half a letter.
            throw new JsonException(exception.Message, exception);
        }
    }

    private static Finding? FindingOf(in SarifResult result, SarifRun run, string fallbackPath, string? tool)
    {
        var rule = run.RuleAt(result.AnyRuleIndex, result.AnyRuleId);
        return result.IsSuppressed || result.BaselineState == "absent" || SeverityOf(result, rule) is not { } severity
            ? null
            : new Finding
            {
                Tool = tool ?? run.Tool.Driver.Name,
                Rule = result.AnyRuleId ?? rule?.Id ?? "unnamed",
                Severity = severity,
                Path = PathOf(result.Place, run) ?? fallbackPath,
                Line = result.Place.Line ?? 1,
                Column = result.Place.Column,
                Message = result.Message.TextOf(rule),
            };
    }

    // Section 3.27.10: another kind than 'fail' has no level; without a level the rule's counts, and 'warning' without that.
    private static Severity? SeverityOf(in SarifResult result, SarifRule? rule) =>
        result.Kind is not (null or "fail")
            ? null
            : (result.Level ?? rule?.DefaultConfiguration?.Level ?? "warning") switch
            {
                "error" => Severity.Major,
                "note" => Severity.Info,
                "none" => null,
                _ => Severity.Minor,
            };

    private static string? PathOf(in SarifPlace place, SarifRun run)
    {
        var uri = place.Uri ?? (place.Artifact is { } index && index >= 0 && index < run.Artifacts?.Count ? run.Artifacts[index].Location?.Uri : null);
        return string.IsNullOrEmpty(uri) ? null : uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? uri : Uri.UnescapeDataString(uri);
    }
}
