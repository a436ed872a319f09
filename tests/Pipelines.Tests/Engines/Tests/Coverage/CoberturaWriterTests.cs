using CsCheck;
using Pipelines.Engines.Tests.Coverage;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Tests.Coverage;

public sealed class CoberturaWriterTests : IDisposable
{
    private static readonly Gen<LineCoverage> Line = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[0, 4], (hits, covered, all) => new LineCoverage(hits, Math.Min(covered, all), all));

    private static readonly Gen<CoverageReport> Report = Gen.Select(Gen.Const(0), Gen.Int[1, 200].Select(Line).Array[1, 30].Array[0, 6]).Select((_, files) => new CoverageReport(
        files.Select((lines, index) => (Path: $"src/{(index % 2 == 0 ? "a" : "b")}/F&{index}.cs", Lines: lines.DistinctBy(line => line.Item1).ToDictionary(line => line.Item1, line => line.Item2)))
            .ToDictionary(file => file.Path, IReadOnlyDictionary<int, LineCoverage> (file) => file.Lines)));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_what_GitLab_reads()
    {
        var report = Of(("src/A.cs", [(3, new(0)), (2, new(7, 1, 2))]), ("top.rb", [(1, new(1))]));

        Assert.Equal(["cobertura.xml"], CoberturaWriter.Write(report, _folder.Path));
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <coverage line-rate="0.6667" branch-rate="0.5" complexity="0" lines-covered="2" lines-valid="3" branches-covered="1" branches-valid="2" version="1" timestamp="0">
              <packages>
                <package name="" line-rate="1" branch-rate="1" complexity="0" lines-covered="1" lines-valid="1" branches-covered="0" branches-valid="0">
                  <classes>
                    <class name="top" filename="top.rb" line-rate="1" branch-rate="1" complexity="0" lines-covered="1" lines-valid="1" branches-covered="0" branches-valid="0">
                      <methods />
                      <lines>
                        <line number="1" hits="1" />
                      </lines>
                    </class>
                  </classes>
                </package>
                <package name="src" line-rate="0.5" branch-rate="0.5" complexity="0" lines-covered="1" lines-valid="2" branches-covered="1" branches-valid="2">
                  <classes>
                    <class name="A" filename="src/A.cs" line-rate="0.5" branch-rate="0.5" complexity="0" lines-covered="1" lines-valid="2" branches-covered="1" branches-valid="2">
                      <methods />
                      <lines>
                        <line number="2" hits="7" branch="true" condition-coverage="50% (1/2)" />
                        <line number="3" hits="0" />
                      </lines>
                    </class>
                  </classes>
                </package>
              </packages>
            </coverage>
            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_folder.At("cobertura.xml")));
    }

    [Fact]
    public void Reads_back_what_it_wrote_in_however_many_files() => Report.Sample(
        report =>
        {
            var names = CoberturaWriter.Write(report, _folder.Path, mostBytes: 8 * 1024);
            var files = names.Select(name => _folder.At(name)).ToList();

            Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, 8 * 1024));
            Assert.Equal(Told(report), Told(CoverageReport.Merge(files.Select(file => CoberturaReader.Read(file, (name, _) => name)))));
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void Merges_in_any_order() => Gen.Select(Report, Report, Report).Sample((one, two, three) =>
    {
        var merged = CoverageReport.Merge([one, two, three]);

        Assert.Equal(Told(merged), Told(CoverageReport.Merge([three, one, two])));
        Assert.Equal(Told(merged), Told(CoverageReport.Merge([CoverageReport.Merge([one, two]), three])));
        Assert.All(one.Files, file => Assert.All(file.Value, line => Assert.True(line.Value.Hits <= merged.Files[file.Key][line.Key].Hits)));
        Assert.True(merged.CoveredLines <= merged.Lines && merged.CoveredBranches <= merged.Branches);
    });

    [Fact]
    public void Keeps_a_name_that_XML_has_no_letters_for()
    {
        CoberturaWriter.Write(Of(("src/bell\a.rb", [(1, new(1))])), _folder.Path);

        Assert.Contains("filename=\"src/bell\uFFFD.rb\"", File.ReadAllText(_folder.At("cobertura.xml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "Coverage: 100.00% of lines (0 of 0)")]
    [InlineData(2, 3, "Coverage: 66.66% of lines (2 of 3)")]
    [InlineData(99999, 100000, "Coverage: 99.99% of lines (99999 of 100000)")]
    public void Rounds_down_so_that_100_is_all(int covered, int all, string line) => Assert.Equal(
        line,
        CoverageText.Total(Of(("a", [.. Enumerable.Range(1, all).Select(number => (number, new LineCoverage(number <= covered ? 1 : 0)))]))));

    private static IEnumerable<string> Told(CoverageReport report) => report.Files
        .SelectMany(file => file.Value.Select(line => $"{file.Key}:{line.Key} {line.Value}"))
        .Order(StringComparer.Ordinal);

    private static CoverageReport Of(params (string Path, (int Number, LineCoverage Line)[] Lines)[] files) =>
        new(files.ToDictionary(file => file.Path, IReadOnlyDictionary<int, LineCoverage> (file) => file.Lines.ToDictionary(line => line.Number, line => line.Line)));
}
