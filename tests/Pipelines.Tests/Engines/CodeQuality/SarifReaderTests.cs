using System.Text;
using System.Text.Json;
using CsCheck;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Sarif;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class SarifReaderTests
{
    private const string Result = """{"ruleId":"R1","level":"error","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///r/a%20b.cs"},"region":{"startLine":3,"startColumn":5}}}]}""";

    [Fact]
    public void Reads_rule_level_message_and_place()
    {
        var expected = new Finding { Tool = "tool", Rule = "R1", Severity = Severity.Major, Path = "file:///r/a%20b.cs", Line = 3, Column = 5, Message = "m" };

        Assert.Equal([expected], Read(Result));
        Assert.Equal([expected with { Tool = "mine" }], SarifReader.Read(Log(Result), "p.csproj", "mine"));
    }

    [Fact]
    public void Reads_every_run_of_a_file() => Assert.Equal(
        ["one", "two"],
        SarifReader.Read(
            """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"one"}},"results":[{"message":{"text":"m"}}]},{"tool":{"driver":{"name":"none"}}},{"tool":{"driver":{"name":"two"}},"results":[{"message":{"text":"m"}}]}]}"""u8,
            "p").Select(finding => finding.Tool));

    [Theory]
    [InlineData("\"level\":\"error\",", Severity.Major)]
    [InlineData("\"level\":\"warning\",", Severity.Minor)]
    [InlineData("\"level\":\"note\",", Severity.Info)]
    [InlineData("\"level\":\"none\",", null)]
    [InlineData("\"level\":\"ERROR\",", Severity.Minor)]
    [InlineData("\"level\":\"catastrophe\",", Severity.Minor)]
    [InlineData("", Severity.Minor)]
    [InlineData("\"ruleId\":\"R2\",", Severity.Major)]
    [InlineData("\"ruleIndex\":1,", Severity.Major)]
    [InlineData("\"rule\":{\"id\":\"R2\"},", Severity.Major)]
    [InlineData("\"ruleIndex\":7,", Severity.Minor)]
    [InlineData("\"kind\":\"fail\",\"level\":\"error\",", Severity.Major)]
    [InlineData("\"kind\":\"pass\",", null)]
    [InlineData("\"kind\":\"informational\",\"level\":\"error\",", null)]
    [InlineData("\"baselineState\":\"absent\",", null)]
    [InlineData("\"baselineState\":\"unchanged\",", Severity.Minor)]
    [InlineData("\"suppressions\":[],", Severity.Minor)]
    [InlineData("\"suppressions\":[{\"kind\":\"inSource\"}],", null)]
    [InlineData("\"suppressions\":[{\"kind\":\"external\",\"status\":\"accepted\"}],", null)]
    [InlineData("\"suppressions\":[{\"kind\":\"external\",\"status\":\"rejected\"}],", Severity.Minor)]
    public void Says_how_bad_a_result_is(string properties, object? severity)
    {
        var found = Read("{" + properties + "\"message\":{\"text\":\"m\"}}");

        Assert.Equal(severity, found.Count == 0 ? null : found[0].Severity);
    }

    [Theory]
    [InlineData("""{"message":{"text":"m"}}""", "project.csproj", 1)]
    [InlineData("""{"message":{"text":"m"},"locations":[]}""", "project.csproj", 1)]
    [InlineData("""{"message":{"text":"m"},"locations":[{"logicalLocations":[]}]}""", "project.csproj", 1)]
    [InlineData("""{"message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"src/a%20b.cs"},"region":{"startLine":0}}}]}""", "src/a b.cs", 1)]
    [InlineData("""{"message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"index":0},"region":{"startLine":"4"}}}]}""", "artifact.cs", 4)]
    [InlineData("""{"message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"index":9}}}]}""", "project.csproj", 1)]
    public void Finds_a_place_for_every_result(string result, string path, int line)
    {
        var finding = Assert.Single(Read(result));

        Assert.Equal((path, line), (finding.Path, finding.Line));
    }

    [Theory]
    [InlineData("""{"message":{"text":"plain {0}","arguments":["a"]}}""", "plain a")]
    [InlineData("""{"ruleId":"R2","message":{"id":"default","arguments":["a","b"]}}""", "from the rule: a, b")]
    [InlineData("""{"ruleId":"R2","message":{"id":"unknown"}}""", "R2")]
    public void Fills_in_the_message(string result, string message) => Assert.Equal(message, Assert.Single(Read(result)).Message);

    [Theory]
    [InlineData("""{"RULEID":"R1","Level":"error","message":{"TEXT":"m"}}""")]
    [InlineData("""{"rule\u0049d":"R1","lev\u0065l":"err\u006fr","message":{"text":"\u006d"}}""")]
    [InlineData("""{"ruleId":"R0","level":null,"message":{"text":"other"},"ruleId":"R1","level":"error","message":{"text":"m"}}""")]
    [InlineData("""{"ruleId":null,"rule":{"id":"R1","toolComponent":{"name":"t"}},"level":"error","properties":{"tags":["a",{}],"level":"note"},"message":{"text":"m","markdown":"*m*"},"locations":null,"suppressions":null}""")]
    public void Reads_what_is_spelt_otherwise(string result)
    {
        var finding = Assert.Single(Read(result));

        Assert.Equal(("R1", Severity.Major, "m"), (finding.Rule, finding.Severity, finding.Message));
    }

    [Fact]
    public void Reads_results_that_stand_in_front_of_the_rules_and_files_that_they_point_at()
    {
        var finding = Assert.Single(SarifReader.Read(
            """
            {"runs":[{"results":[{"ruleIndex":0,"message":{"id":"d"},"locations":[{"physicalLocation":{"region":{"startColumn":2,"startLine":7},"artifactLocation":{"index":0}}},
              {"physicalLocation":{"artifactLocation":{"uri":"second.cs"}}}]}],
              "artifacts":[{"location":{"uri":"first.cs"}}],"tool":{"driver":{"rules":[{"id":"R9","messageStrings":{"d":{"text":"said by the rule"}}}],"name":"t"}}}],"version":"2.1.0"}
            """u8,
            "p"));

        Assert.Equal(new Finding { Tool = "t", Rule = "R9", Severity = Severity.Minor, Path = "first.cs", Line = 7, Column = 2, Message = "said by the rule" }, finding);
    }

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(100_000)]
    public void Reads_texts_of_any_length(int length)
    {
        var text = new string('é', length);

        Assert.Equal([text, text], Read($$$"""{"message":{"text":"{{{text}}}"}},{"message":{"text":"{{{text}}}"}}""").Select(finding => finding.Message));
    }

    [Fact]
    public void Holds_a_text_that_comes_again_once()
    {
        var found = Read(Result + "," + Result);

        Assert.Same(found[0].Message, found[1].Message);
        Assert.Same(found[0].Path, found[1].Path);
    }

    [Fact]
    public void Reads_on_after_a_byte_order_mark() => Assert.Single(SarifReader.Read([0xEF, 0xBB, 0xBF, .. Log(Result)], "p"));

    [Fact]
    public void Refuses_SARIF_1() => Assert.Equal(
        "SARIF 1.0.0 was written, 2.1 is read",
        Assert.Throws<InvalidDataException>(() => SarifReader.Read("""{"version":"1.0.0","runs":[]}"""u8, "p")).Message);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"2.1.0"}""")]
    [InlineData("""{"version":"2.1.0","runs":[{}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"\ud800"}}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":{}}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[null]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[ [] ]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":null}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":"m"}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":1}}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"m"},"ruleIndex":1.5}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"m"},"ruleIndex":"one"}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"m","arguments":["a", null]}}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"m"},"locations":[    null]}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"m"},"locations":[1]}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"message":{"text":"m"},"suppressions":[{"status":[]}]}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":null}}}]}""")]
    public void Refuses_what_is_no_SARIF(string text) => Assert.ThrowsAny<JsonException>(() => SarifReader.Read(Encoding.UTF8.GetBytes(text), "p"));

    [Fact]
    public void Never_takes_half_a_log_for_a_whole_one()
    {
        var log = Log(Result);
        Gen.Int[0, log.Length - 1].Sample(length => Assert.ThrowsAny<JsonException>(() => SarifReader.Read(log.AsSpan(0, length), "p")));
    }

    [Fact]
    public void Fails_in_no_other_way_on_changed_bytes()
    {
        var log = Log(Result);
        Gen.Select(Gen.Int[0, log.Length - 1], Gen.Byte).Sample((position, value) =>
        {
            byte[] changed = [.. log];
            changed[position] = value;
            try
            {
                SarifReader.Read(changed, "p");
            }
            catch (Exception exception) when (exception is JsonException or InvalidDataException)
            {
                // These two say that the tool is broken; another would end the build.
            }
        });
    }

    private static IReadOnlyList<Finding> Read(string result) => SarifReader.Read(Log(result), "project.csproj");

    private static byte[] Log(string result) => Encoding.UTF8.GetBytes(
        """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"tool","rules":[{"id":"R1"},{"id":"R2","defaultConfiguration":{"level":"error"},"messageStrings":{"default":{"text":"from the rule: {0}, {1}"}}}]}},"artifacts":[{"location":{"uri":"artifact.cs"}}],"results":["""
        + result + "]}]}");
}
