using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>
/// The committed list of findings that are accepted. One line each, sorted, and without lines of the source: so it changes only when what is accepted
/// does, and two branches that each add one merge.
/// </summary>
internal static class BaselineFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The accepted findings; null when there is no such file.</summary>
    /// <exception cref="DefinitionException">It is another thing, or of another version of the fingerprints.</exception>
    public static Baseline? Read(string root, string path)
    {
        var file = Path.Combine(root, path);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var content = ToolJson.Read<Content>(File.ReadAllBytes(file).AsSpan());
            return content.Version == Fingerprints.Version
                ? new Baseline(path, content.Findings.Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal))
                : throw GateText.BaselineOfAnotherVersion(path, content.Version);
        }
        catch (JsonException exception)
        {
            throw GateText.NotABaseline(path, exception.Message);
        }
    }

    /// <summary>Writes the findings as accepted, whole or not at all. The same findings give the same bytes.</summary>
    public static void Write(string root, string path, IEnumerable<ReportedFinding> findings)
    {
        var lines = findings
            .Select(item => new Entry(item.Finding.Path, item.Finding.Tool, item.Finding.Rule, item.Finding.Message, item.Fingerprint))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Tool, StringComparer.Ordinal)
            .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
            .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal)
            .Select(entry => "    " + JsonSerializer.Serialize(entry, Json));
        var text = new StringBuilder($"{{\n  \"version\": {Fingerprints.Version},\n  \"findings\": [\n").AppendJoin(",\n", lines).Append("\n  ]\n}\n");
        WholeFile.Write(Path.Combine(root, path), Encoding.UTF8.GetBytes(text.ToString()));
    }

    private sealed record Content([property: JsonRequired] int Version, [property: JsonRequired] IReadOnlyList<Entry> Findings);

    private sealed record Entry(string Path, string Tool, string Rule, string Message, [property: JsonRequired] string Fingerprint);
}
