using System.Text;
using System.Text.Json;
using CsCheck;
using Pipelines.Engines.CodeQuality;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class CodeQualityReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Report => _folder.At("artifacts", "report.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_an_empty_array_without_findings()
    {
        Write();

        Assert.Equal("[]"u8.ToArray(), File.ReadAllBytes(Report));
    }

    [Fact]
    public void Says_what_GitLab_asks_for()
    {
        _folder.Write("run.sh", "#!/bin/sh\necho $1\n");

        Write(Sample.Finding);

        Assert.Equal(
            """
            [
              {
                "description": "Double quote to prevent globbing and word splitting. (shellcheck/SC2086)",
                "check_name": "shellcheck/SC2086",
                "fingerprint": "b8d3099869b50a8e771e0e1dba5adb00a1dd7e71f3e89c7370461ae8149196a9",
                "severity": "info",
                "location": {
                  "path": "run.sh",
                  "lines": {
                    "begin": 2
                  }
                }
              }
            ]
            """.ReplaceLineEndings("\n"),
            File.ReadAllText(Report, new UTF8Encoding(false, throwOnInvalidBytes: true)));
    }

    [Fact]
    public void Takes_the_place_of_an_older_one_and_leaves_nothing_else()
    {
        _folder.Write("artifacts/report.json", new string('x', 10_000));

        Write();

        Assert.Equal([Report], Directory.GetFiles(_folder.At("artifacts")));
    }

    [Fact]
    public void Is_the_same_bytes_for_the_same_findings()
    {
        Write(Sample.Finding, Sample.Finding with { Path = "ä.sh", Message = "\u201cquoted\u201d" });
        var first = File.ReadAllBytes(Report);
        Write(Sample.Finding, Sample.Finding with { Path = "ä.sh", Message = "\u201cquoted\u201d" });

        Assert.Equal(first, File.ReadAllBytes(Report));
    }

    [Theory]
    [InlineData("/etc/passwd", "its path is not relative to the repository's root")]
    [InlineData("./run.sh", "its path is not relative to the repository's root")]
    [InlineData("a/../../run.sh", "its path is not relative to the repository's root")]
    [InlineData("", "it names no file")]
    public void Refuses_a_path_that_GitLab_could_not_show_and_keeps_the_old_report(string path, string fault)
    {
        _folder.Write("artifacts/report.json", "old");

        var exception = Assert.Throws<ExecutionException>(() => Write(Sample.Finding, Sample.Finding with { Path = path }));

        Assert.Equal(
            $"Cannot write the code quality report ({Report}): an item of shellcheck/SC2086 at {path}:2 is invalid: {fault}. "
            + "Report this as a fault of Pipelines, with the tool's own output.",
            exception.Message);
        Assert.Equal("old", File.ReadAllText(Report));
    }

    [Fact]
    public void Refuses_a_severity_that_GitLab_does_not_know()
    {
        var exception = Assert.Throws<ExecutionException>(() => Write(Sample.Finding with { Severity = (Severity)5 }));

        Assert.Equal("an item of shellcheck/SC2086 at run.sh:2 is invalid: its severity is none of GitLab's five", exception.Reason);
    }

    [Fact]
    public void Is_read_whole_by_a_parser_as_strict_as_GitLabs_whatever_a_tool_says()
    {
        // Every character there is, lone surrogates among them.
        var text = Gen.Char.Array[1, 20].Select(characters => new string(characters));
        var finding = Gen.Select(text, text, text, Gen.Enum<Severity>(), Gen.Int, (tool, rule, message, severity, line) =>
            new Finding { Tool = tool, Rule = rule, Message = message, Severity = severity, Line = line, Path = "run.sh" });
        finding.Array[0, 10].Sample(
            findings =>
            {
                var sorted = Finding.Sort(findings.Distinct());
                Write([.. sorted]);
                Assert.Equal(sorted.Count, ItemsOfGitLab(File.ReadAllBytes(Report)));
            },
            iter: 300,
            threads: 1);
    }

    // What GitLab's schema and parser ask of an item; equal fingerprints count once.
    private static int ItemsOfGitLab(byte[] report)
    {
        string[] severities = ["info", "minor", "major", "critical", "blocker"];
        using var json = JsonDocument.Parse(report);
        return json.RootElement.EnumerateArray()
            .TakeWhile(item => item.GetProperty("description").GetString()!.Length > 0
                && item.GetProperty("check_name").GetString()!.Length > 0
                && severities.Contains(item.GetProperty("severity").GetString())
                && item.GetProperty("location").GetProperty("path").GetString() is { Length: > 0 }
                && item.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32() > 0)
            .Select(item => item.GetProperty("fingerprint").GetString())
            .Distinct()
            .Count();
    }

    private void Write(params Finding[] findings) =>
        CodeQualityReport.Write(Report, [.. findings.Zip(Fingerprints.Of(findings, new RepositoryFiles(_folder.Path, ["run.sh"])), (finding, fingerprint) => new ReportedFinding(finding, fingerprint))]);
}
