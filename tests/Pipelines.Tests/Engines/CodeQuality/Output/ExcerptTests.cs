using System.Globalization;
using System.Text.Json;
using CsCheck;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Testing;
using Xunit;
using static Pipelines.Tests.Engines.CodeQuality.Output.Judged;

namespace Pipelines.Tests.Engines.CodeQuality.Output;

public sealed class ExcerptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_everything_where_everything_has_room()
    {
        ReportedFinding[] all = [Item(1), Item(2)];

        Assert.Same(all, Excerpt.Of(all, 10_000));
    }

    [Fact]
    public void Keeps_the_worst_and_the_new_in_their_order_and_says_what_is_left_out()
    {
        ReportedFinding[] all = [Item(1, Severity.Info), Item(2, Severity.Critical), Item(3), Item(4, isKnown: true), Item(5, Severity.Major), Item(6, Severity.Info)];

        var excerpt = Excerpt.Of(all, 2_000);

        Assert.Equal([2, 3, 5], excerpt.SkipLast(1).Select(item => item.Finding.Line));
        var entry = excerpt[^1];
        Assert.Equal(("lint", "truncated", Severity.Info), (entry.Finding.Tool, entry.Finding.Rule, entry.Finding.Severity));
        Assert.Equal("3 findings of 6 left out, none worse than these: a report has to stay small. Mend these, or run Lint on fewer files.", entry.Finding.Message);
    }

    [Fact]
    public async Task Keeps_every_report_in_its_bounds_with_a_million_findings()
    {
        var all = Enumerable.Range(1, 1_000_000).Select(number => Item(number, number % 1000 == 0 ? Severity.Major : Severity.Minor)).ToArray();
        var result = Judged.Of(_folder, all);

        await ReportFiles.WriteAsync(result, mostBytes: 1_000_000, TestContext.Current.CancellationToken);

        var items = JsonDocument.Parse(File.ReadAllBytes(result.Report)).RootElement;
        Assert.Equal(1000, items.EnumerateArray().Count(item => item.GetProperty("severity").GetString() == "major"));
        Assert.Equal("lint/truncated", items[items.GetArrayLength() - 1].GetProperty("check_name").GetString());
        foreach (var (name, most) in new[] { ("report.json", 1_000_000), (ReportFiles.Page, 1_000_000), (ReportFiles.Sarif, 3_000_000), (ReportFiles.Summary, 10_000) })
        {
            Assert.InRange(new FileInfo(_folder.At("artifacts", name)).Length, 1, most);
        }
    }

    [Fact]
    public void Is_never_larger_than_it_was_asked_for_whatever_is_in_it()
    {
        var text = Gen.Char.Array[1, 60].Select(letters => new string(letters));
        Gen.Select(text, text, text, Gen.Enum<Severity>()).Array[1, 40].Sample(
            sample =>
            {
                var all = sample.Select((item, index) =>
                    new ReportedFinding(new Finding { Tool = item.Item1, Rule = item.Item2, Message = item.Item3, Severity = item.Item4, Path = "run.sh" }, index.ToString("x64", CultureInfo.InvariantCulture))).ToArray();
                CodeQualityReport.Write(_folder.At("report.json"), Excerpt.Of(all, 8_000));
                Assert.InRange(new FileInfo(_folder.At("report.json")).Length, 1, 8_000);
            },
            iter: 200,
            threads: 1);
    }
}
