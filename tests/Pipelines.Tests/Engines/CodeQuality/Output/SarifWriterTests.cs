using System.Text.Json;
using CsCheck;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Engines.CodeQuality.Sarif;
using Pipelines.Testing;
using Xunit;
using static Pipelines.Tests.Engines.CodeQuality.Output.Judged;

namespace Pipelines.Tests.Engines.CodeQuality.Output;

public sealed class SarifWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.At("findings.sarif");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_a_run_for_each_tool_with_places_fingerprints_and_what_is_new()
    {
        SarifWriter.Write(Log, [new(Sample.Finding with { Path = "a b/ä#.sh", Column = 3 }, "f1", IsKnown: true), new(Sample.Finding with { Tool = "ruby", Severity = Severity.Critical }, "f2")], isCompared: true);

        using var json = JsonDocument.Parse(File.ReadAllBytes(Log));
        var runs = json.RootElement.GetProperty("runs");
        Assert.Equal(["ruby", "shellcheck"], runs.EnumerateArray().Select(run => run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString()));
        Assert.Equal(
            """{"ruleId":"SC2086","level":"note","message":{"text":"Double quote to prevent globbing and word splitting."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b/%C3%A4%23.sh"},"region":{"startLine":2,"startColumn":3}}}],"partialFingerprints":{"pipelines/v1":"f1"},"baselineState":"unchanged","properties":{"severity":"info"}}""",
            JsonSerializer.Serialize(runs[1].GetProperty("results")[0]));
        Assert.Equal(("error", "new"), (runs[0].GetProperty("results")[0].GetProperty("level").GetString(), runs[0].GetProperty("results")[0].GetProperty("baselineState").GetString()));
    }

    [Fact]
    public void Says_nothing_of_new_and_known_without_a_baseline()
    {
        SarifWriter.Write(Log, [Item(1)], isCompared: false);

        Assert.DoesNotContain("baselineState", File.ReadAllText(Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_read_back_by_our_own_reader()
    {
        var text = Gen.Char.Where(letter => !char.IsSurrogate(letter)).Array[1, 20].Select(letters => new string(letters));
        Gen.Select(text, text, Gen.String.AlphaNumeric, Gen.Enum<Severity>(), Gen.Int[1, 9], Gen.Int[0, 9]).Array[0, 10].Sample(
            sample =>
            {
                var findings = sample.Select(item => new Finding
                {
                    Tool = "t",
                    Rule = item.Item1,
                    Message = item.Item2,
                    Path = "a/" + item.Item3 + ".sh",
                    Line = item.Item5,
                    Column = item.Item6,
                    Severity = item.Item4 is Severity.Critical or Severity.Blocker ? Severity.Major : item.Item4,
                }).ToList();

                SarifWriter.Write(Log, [.. findings.Select(finding => new ReportedFinding(finding, "f"))], isCompared: false);

                // A blank message is written as what is shown for it.
                Assert.Equal(findings.Select(finding => finding with { Message = finding.Message }), SarifReader.Read(File.ReadAllBytes(Log), "none", "t"));
            },
            iter: 300,
            threads: 1);
    }
}
