using System.Globalization;
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
        var sarif = Parse(log);
        saysItSucceeded = sarif.Runs.All(run => (run.Invocations ?? []).All(invocation => invocation.ExecutionSuccessful != false));
        return [.. sarif.Runs.SelectMany(run => (run.Results ?? []).SelectMany(result => Findings(run, result, fallbackPath, tool)))];
    }

    private static SarifLog Parse(ReadOnlySpan<byte> log)
    {
        var sarif = ToolJson.Read<SarifLog>(log.StartsWith(ByteOrderMark) ? log[ByteOrderMark.Length..] : log);
        return sarif.Version.StartsWith("2.1.", StringComparison.Ordinal) ? sarif : throw new InvalidDataException($"SARIF {sarif.Version} was written, 2.1 is read");
    }

    // Section 3.27.12: the first location is enough; a result has several only when it must be mended in all of them.
    private static IEnumerable<Finding> Findings(SarifRun run, SarifResult result, string fallbackPath, string? tool)
    {
        var rule = RuleOf(run, result);
        if (IsSuppressed(result) || result.BaselineState == "absent" || SeverityOf(result, rule) is not { } severity)
        {
            yield break;
        }

        var place = result.Locations?.Select(location => location.PhysicalLocation).FirstOrDefault();
        yield return new Finding
        {
            Tool = tool ?? run.Tool.Driver.Name,
            Rule = result.RuleId ?? result.Rule?.Id ?? rule?.Id ?? "unnamed",
            Severity = severity,
            Path = PathOf(run, place?.ArtifactLocation) ?? fallbackPath,
            Line = place?.Region?.StartLine ?? 1,
            Column = place?.Region?.StartColumn,
            Message = TextOf(result.Message, rule),
        };
    }

    private static SarifRule? RuleOf(SarifRun run, SarifResult result)
    {
        var rules = run.Tool.Driver.Rules ?? [];
        var index = result.RuleIndex ?? result.Rule?.Index ?? -1;
        return index >= 0 && index < rules.Count ? rules[index] : rules.FirstOrDefault(rule => rule.Id is not null && rule.Id == (result.RuleId ?? result.Rule?.Id));
    }

    // Section 3.35.3: a suppression without a status is accepted.
    private static bool IsSuppressed(SarifResult result) => result.Suppressions?.Any(suppression => suppression.Status is null or "accepted") == true;

    // Section 3.27.10: another kind than 'fail' has no level; without a level the rule's counts, and 'warning' without that.
    private static Severity? SeverityOf(SarifResult result, SarifRule? rule) =>
        result.Kind is not (null or "fail")
            ? null
            : (result.Level ?? rule?.DefaultConfiguration?.Level ?? "warning") switch
            {
                "error" => Severity.Major,
                "note" => Severity.Info,
                "none" => null,
                _ => Severity.Minor,
            };

    private static string? PathOf(SarifRun run, SarifArtifactLocation? location)
    {
        var uri = location?.Uri
            ?? (location?.Index is { } index && index >= 0 && index < run.Artifacts?.Count ? run.Artifacts[index].Location?.Uri : null);
        return string.IsNullOrEmpty(uri) ? null : uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? uri : Uri.UnescapeDataString(uri);
    }

    // Section 3.11: the text itself, or one of the rule's texts with {0}, {1} … to be filled in.
    private static string TextOf(SarifMessage message, SarifRule? rule)
    {
        var text = message.Text ?? (message.Id is { } id ? rule?.MessageStrings?.GetValueOrDefault(id)?.Text : null) ?? "";
        var arguments = message.Arguments ?? [];
        for (var index = 0; index < arguments.Count; index++)
        {
            text = text.Replace($"{{{index.ToString(CultureInfo.InvariantCulture)}}}", arguments[index], StringComparison.Ordinal);
        }

        return text;
    }
}
