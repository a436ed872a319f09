using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Planted;

/// <summary>
/// What GitLab's parser asks of a Code Quality report, in its own order (gitlab-org/gitlab: lib/gitlab/ci/reports/codequality_reports.rb with its schema,
/// lib/gitlab/ci/parsers/codequality/code_climate.rb), and what its documentation asks beyond that: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
/// </summary>
internal static partial class CodeClimateSchema
{
    private static readonly string[] Severities = ["info", "minor", "major", "critical", "blocker"];

    /// <summary>Fails unless GitLab would take every item.</summary>
    public static void Check(ReadOnlySpan<byte> report)
    {
        Assert.False(report.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]), "GitLab rejects a byte order mark");
        using var json = JsonDocument.Parse(report.ToArray());
        Assert.Equal(JsonValueKind.Array, json.RootElement.ValueKind);
        var fingerprints = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            Assert.Equal(JsonValueKind.Object, item.ValueKind);
            Assert.All(new[] { "description", "check_name", "fingerprint", "severity" }, name => Assert.NotEqual("", Text(item, name)));
            Assert.Contains(Text(item, "severity"), Severities);
            Assert.Matches(Sha256(), Text(item, "fingerprint"));
            Assert.True(fingerprints.Add(Text(item, "fingerprint")), "equal fingerprints overwrite each other");
            var location = item.GetProperty("location");
            var path = Text(location, "path");
            Assert.False(path.StartsWith('/') || path.StartsWith("./", StringComparison.Ordinal) || path.Split('/').Contains("..") || path.Contains('\\', StringComparison.Ordinal), path);
            Assert.True(location.GetProperty("lines").GetProperty("begin").GetInt32() >= 1);
        }
    }

    private static string Text(JsonElement element, string name)
    {
        var value = element.GetProperty(name);
        Assert.Equal(JsonValueKind.String, value.ValueKind);
        return value.GetString()!;
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
