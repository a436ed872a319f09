using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>Writes findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): one run for each tool.</summary>
internal static class SarifWriter
{
    /// <summary>Writes the log, whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="isCompared">True when new ones were told from known ones.</param>
    public static void Write(string file, IReadOnlyList<ReportedFinding> findings, bool isCompared) => JsonReport.Write(file, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        foreach (var tool in findings.GroupBy(item => item.Finding.Tool).OrderBy(tool => tool.Key, StringComparer.Ordinal))
        {
            WriteRun(json, tool.Key, [.. tool], isCompared);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static readonly string FingerprintName = $"pipelines/v{Fingerprints.Version}";

    private static void WriteRun(Utf8JsonWriter json, string tool, IReadOnlyList<ReportedFinding> findings, bool isCompared)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", tool);
        json.WriteStartArray("rules");
        foreach (var rule in findings.Select(item => item.Finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WritePropertyName("results");
        var address = (Path: "", Uri: "");
        json.WriteItems(findings, item =>
        {
            // They come by file.
            if (address.Path != item.Finding.Path)
            {
                address = (item.Finding.Path, string.Join('/', item.Finding.Path.Split('/').Select(Uri.EscapeDataString)));
            }

            WriteResult(json, item, address.Uri, isCompared);
        });
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ReportedFinding item, string uri, bool isCompared)
    {
        var finding = item.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteString("level", finding.Severity switch { Severity.Info => "note", Severity.Minor => "warning", _ => "error" });
        WriteObject(json, "message", "text", Printable.Shortened(finding.Message));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteObject(json, "artifactLocation", "uri", uri);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Line);
        if (finding.Column is { } column)
        {
            json.WriteNumber("startColumn", column);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        WriteObject(json, "partialFingerprints", FingerprintName, item.Fingerprint);
        if (isCompared)
        {
            json.WriteString("baselineState", item.IsKnown ? "unchanged" : "new");
        }

        WriteObject(json, "properties", "severity", CodeQualityText.Word(finding.Severity));
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, string name, string property, string value)
    {
        json.WriteStartObject(name);
        json.WriteString(property, value);
        json.WriteEndObject();
    }
}
