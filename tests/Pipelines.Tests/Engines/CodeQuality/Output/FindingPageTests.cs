using System.Text.RegularExpressions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Testing;
using Xunit;
using static Pipelines.Tests.Engines.CodeQuality.Output.Judged;

namespace Pipelines.Tests.Engines.CodeQuality.Output;

public sealed partial class FindingPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_every_finding_with_its_line()
    {
        _folder.Write("run.sh", "one\n  two\n");

        var page = Of(Judged.Of(_folder, new ReportedFinding(Sample.Finding with { Column = 3 }, "1")));

        Assert.Contains("<h2>run.sh</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<article data-tool=\"shellcheck\" data-severity=\"info\" data-age=\"\">", page, StringComparison.Ordinal);
        Assert.Contains("<pre>  two\n  ^</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"place\">run.sh:2:3</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_nothing_that_was_found_for_markup()
    {
        const string Evil = "</pre><script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>";
        _folder.Write("run.sh", Evil + "\n");
        var finding = Sample.Finding with { Tool = Evil, Rule = Evil, Message = Evil, Line = 1, Column = 1 };

        var page = Of(Judged.Of(_folder, new ReportedFinding(finding, "1"), new ReportedFinding(finding with { Path = "a\"><b>.sh" }, "2")).Compared() with { Incomplete = [Evil] });

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><b>", page, StringComparison.Ordinal);
        Assert.Single(Script().Matches(page));
    }

    [Fact]
    public void Loads_nothing()
    {
        var page = Of(Judged.Of(_folder, Item(1)));

        Assert.Contains("content=\"default-src 'none'; style-src 'sha256-", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href|action|url)\\s*[=(]", page);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_the_same_bytes_for_the_same_findings() => Assert.Equal(Of(Judged.Of(_folder, Item(1), Item(2))), Of(Judged.Of(_folder, Item(1), Item(2))));

    [Fact]
    public void Says_that_nothing_was_found()
    {
        var page = Of(Judged.Of(_folder));

        Assert.Contains("<h1 class=\"passed\">Lint passed</h1>\n<p>No findings.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    private static string Of(CodeQualityResult result) => FindingPage.Of(result, result.Reported);

    [GeneratedRegex("<script")]
    private static partial Regex Script();
}
