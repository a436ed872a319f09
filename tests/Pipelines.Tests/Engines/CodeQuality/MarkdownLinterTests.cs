using System.Runtime.Versioning;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class MarkdownLinterTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finds_what_markdownlint_finds_by_the_settings_of_the_repository()
    {
        RealPart.Require("markdownlint");
        _folder.Write(".markdownlint.json", "{\"MD009\": false}").Write("a b.md", "# T \n\n\ntext\n").Write(".hidden/c.md", "# T\n\n## T\n").Write("good.md", "# T\n");

        var (findings, incomplete) = await _folder.RunAsync(new MarkdownLinter(ToolFolder.Runner), TestContext.Current.CancellationToken);

        Assert.Null(incomplete);
        Assert.Equal([(".hidden/c.md", 3, "MD024"), ("a b.md", 3, "MD012")], findings.Select(finding => (finding.Path, finding.Line, finding.Rule)));
        Assert.Equal((Severity.Minor, "Multiple consecutive blank lines: Expected: 1; Actual: 2"), (findings[1].Severity, findings[1].Message));
    }

    [Theory]
    [InlineData("echo 'Error: no such rule' >&2; exit 4", "markdownlint is broken: it ended with exit code 4: Error: no such rule. What it looks at is not known to be right.")]
    [InlineData("exit 1", "markdownlint is broken: it ended with exit code 1 and said nothing. What it looks at is not known to be right.")]
    public async Task Says_that_the_tool_is_broken(string script, string message) => Assert.Equal(message, (await RunAsync(script)).Incomplete);

    [Theory]
    [InlineData("printf '[{\"fileName\":' >&2; exit 1")]
    [InlineData("echo garbage >&2; exit 1")]
    public async Task Does_not_take_half_an_answer_for_one(string script) =>
        Assert.StartsWith("markdownlint is broken: its output is not what it should be: ", (await RunAsync(script)).Incomplete, StringComparison.Ordinal);

    private Task<(IReadOnlyList<Finding> Findings, string? Incomplete)> RunAsync(string script)
    {
        _folder.Write("a.md", "");
        return _folder.RunAsync(new MarkdownLinter(ToolFolder.Runner) { Executable = _folder.Script(script) }, TestContext.Current.CancellationToken);
    }
}
