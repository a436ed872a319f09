using System.Text;
using System.Xml;
using CsCheck;
using Pipelines.Engines.Tests.Coverage;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Tests.Coverage;

public sealed class CoberturaReaderTests : IDisposable
{
    // As Microsoft.Testing.Extensions.CodeCoverage 18.12.0 wrote it, shortened: each line is a method's and a class's.
    private const string Microsoft = """
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <coverage line-rate="0.66" branch-rate="0.5" complexity="2" version="1.9" timestamp="1795440193" lines-covered="2" lines-valid="3">
          <packages><package line-rate="0.66" name="lib"><classes><class line-rate="0.66" name="Lib.C" filename="lib/C.cs">
            <methods><method name="Abs" signature="(int)"><lines><line number="6" hits="1" branch="True" condition-coverage="50% (1/2)"><conditions><condition number="0" type="jump" coverage="50%" /></conditions></line><line number="8" hits="0" branch="False" /></lines></method></methods>
            <lines><line number="6" hits="1" branch="True" condition-coverage="50% (1/2)"/><line number="8" hits="0" branch="False" /><line number="11" hits="3" branch="False" /></lines>
          </class></classes></package></packages>
        </coverage>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_each_line_once()
    {
        var lines = Assert.Single(Read("\uFEFF" + Microsoft).Files);

        Assert.Equal("lib/C.cs", lines.Key);
        Assert.Equal([(6, new LineCoverage(1, 1, 2)), (8, new LineCoverage(0)), (11, new LineCoverage(3))], lines.Value.Select(line => (line.Key, line.Value)));
    }

    [Fact]
    public void Takes_parts_of_a_class_for_one_file()
    {
        var report = Read("""
            <coverage><packages><package><classes>
            <class filename="a.cs"><lines><line number="1" hits="2"/><line number="2" hits="0"/></lines></class>
            <class filename="a.cs"><lines><line number="2" hits="7"/></lines></class>
            </classes></package></packages></coverage>
            """);

        Assert.Equal([(1, 2L), (2, 7L)], report.Files["a.cs"].Select(line => (line.Key, line.Value.Hits)));
    }

    [Fact]
    public void Hands_the_folders_of_the_report_to_whoever_knows_the_repository()
    {
        IReadOnlyList<string> seen = [];

        Read("""<coverage><sources><source>/r/src</source><source/><source> /r/lib </source></sources><packages><class filename="a.rb"/></packages></coverage>""", (_, sources) =>
        {
            seen = [.. sources];
            return null;
        });

        Assert.Equal(["/r/src", "/r/lib"], seen);
    }

    [Fact]
    public void Leaves_out_what_is_no_file_of_the_repository() =>
        Assert.Empty(Read("""<coverage><class filename="/usr/lib/set.rb"><lines><line number="1" hits="1"/></lines></class></coverage>""", (_, _) => null).Files);

    [Fact]
    public void Fetches_no_document_type()
    {
        var report = Read("""<?xml version="1.0" ?><!DOCTYPE coverage SYSTEM 'http://127.0.0.1:1/coverage-04.dtd'><coverage><class filename="a.py"><line number="1" hits="1"/></class></coverage>""");

        Assert.Single(report.Files);
    }

    [Theory]
    [InlineData("", "Root element is missing.")]
    [InlineData("<coverage><class filename='a'>", "Unexpected end of file has occurred. The following elements are not closed: class, coverage. Line 1, position 31.")]
    [InlineData("<report/>", "its root is 'report', and 'coverage' was expected")]
    [InlineData("<coverage><line number='x' hits='1'/></coverage>", "'x' is the number of no line")]
    [InlineData("<coverage><line number='0' hits='1'/></coverage>", "'0' is the number of no line")]
    [InlineData("<coverage><line number='99999999' hits='1'/></coverage>", "'99999999' is the number of no line")]
    [InlineData("<coverage><line hits='1'/></coverage>", "'' is the number of no line")]
    [InlineData("<coverage><line number='4'/></coverage>", "line 4 was run '' times, and a number was expected")]
    [InlineData("<coverage><line number='4' hits='-1'/></coverage>", "line 4 was run '-1' times, and a number was expected")]
    [InlineData("<coverage><line number='4' hits='many'/></coverage>", "line 4 was run 'many' times, and a number was expected")]
    [InlineData("<!DOCTYPE c [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]><coverage>&b;</coverage>", "Reference to undeclared entity 'b'. Line 1, position 68.")]
    [InlineData("<!DOCTYPE c [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><coverage>&a;</coverage>", "Reference to undeclared entity 'a'. Line 1, position 66.")]
    public void Refuses_what_is_no_coverage(string text, string reason) =>
        Assert.Equal(reason, Assert.Throws<XmlException>(() => Read(text)).Message);

    [Theory]
    [InlineData("9999999999999999999999999", int.MaxValue)]
    [InlineData("3.0", 3)]
    [InlineData("1E3", 1000)]
    public void Reads_any_count(string hits, long expected) =>
        Assert.Equal(expected, Read($"<coverage><class filename='a'><line number='1' hits='{hits}'/></class></coverage>").Files["a"][1].Hits);

    [Theory]
    [InlineData("50% (1/2)", 1, 2)]
    [InlineData("200% (4/2)", 2, 2)]
    [InlineData("50%", 0, 0)]
    [InlineData("(1/99999999999999999999)", 0, 0)]
    public void Reads_branches_where_they_are_told(string text, int covered, int all)
    {
        var line = Read($"<coverage><class filename='a'><line number='1' hits='1' condition-coverage='{text}'/></class></coverage>").Files["a"][1];

        Assert.Equal((covered, all), (line.CoveredBranches, line.Branches));
    }

    [Fact]
    public void Refuses_a_giant_by_its_size()
    {
        var file = _folder.Write("c.xml", Microsoft);

        var refusal = Assert.Throws<XmlException>(() => ReportXml.Open(file, mostBytes: 100));

        Assert.Equal($"it has {new FileInfo(file).Length:#,0} bytes, and 100 is the most that is read", refusal.Message);
    }

    [Fact]
    public void Reads_what_is_nested_deeply_without_falling()
    {
        const int depth = 200_000;
        var text = $"<coverage>{string.Concat(Enumerable.Repeat("<class filename='a'>", depth))}<line number='1' hits='1'/>{string.Concat(Enumerable.Repeat("</class>", depth))}</coverage>";

        Assert.Single(Read(text).Files);
    }

    [Fact]
    public void Either_reads_or_refuses_whatever_comes() =>
        Gen.Select(Gen.Int[0, Microsoft.Length - 1], Gen.Int[0, 40], Gen.Char["<>&\"'=/ 0aZ![]\0\uFFFF"].Array[0, 12])
            .Sample(
                (at, cut, put) =>
                {
                    var text = Microsoft[..at] + new string(put) + Microsoft[Math.Min(Microsoft.Length, at + cut)..];
                    try
                    {
                        Read(text);
                    }
                    catch (XmlException)
                    {
                        // Refused, with its reason.
                    }
                },
                iter: 2000,
                threads: 1);

    private CoverageReport Read(string text, Func<string, IReadOnlyList<string>, string?>? resolve = null)
    {
        var file = _folder.At("c.xml");
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
        return CoberturaReader.Read(file, resolve ?? ((name, _) => name));
    }
}
