using System.Runtime.Versioning;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class YamlLinterTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finds_what_yamllint_finds_whatever_a_file_is_called()
    {
        RealPart.Require("yamllint");
        _folder.Write("a:1:2: [error] b\n.yml", "---\na:  1\n").Write("b.yaml", "a: 1\n").Write("c.yml", "---\na: [1\n").Write("d.yml", "---\na: 1\n");

        var (findings, incomplete) = await _folder.RunAsync(new YamlLinter(ToolFolder.Runner), TestContext.Current.CancellationToken);

        Assert.Null(incomplete);
        Assert.Equal(
            [
                ("a:1:2: [error] b\n.yml", 2, "colons", Severity.Major, "too many spaces after colon"),
                ("b.yaml", 1, "document-start", Severity.Minor, "missing document start \"---\""),
                ("c.yml", 3, "syntax", Severity.Critical, "syntax error: expected ',' or ']', but got '<stream end>'"),
            ],
            findings.Select(finding => (finding.Path, finding.Line, finding.Rule, finding.Severity, finding.Message)));
    }

    [Theory]
    [InlineData("echo 'invalid config' >&2; exit 255", "yamllint is broken: it ended with exit code 255: invalid config. What it looks at is not known to be right.")]
    [InlineData("exit 1", "yamllint is broken: it ended with exit code 1 and said nothing. What it looks at is not known to be right.")]
    [InlineData("echo './a.yml:1:1: [error] m (r)'", "yamllint is broken: it ended with exit code 0 and said nothing. What it looks at is not known to be right.")]
    public async Task Says_that_the_tool_is_broken(string script, string message) => Assert.Equal(message, (await RunAsync(script)).Incomplete);

    [Theory]
    [InlineData("echo garbage; exit 1", "'garbage' is none of its lines")]
    [InlineData("printf './a.yml:1:1: [error] m (r)\\n./a.yml:2'; exit 1", "'./a.yml:2' is none of its lines")]
    [InlineData("echo '/etc/x.yml:1:1: [error] m (r)'; exit 1", "'/etc/x.yml:1:1: [error] m (r)' is none of its lines")]
    public async Task Does_not_take_garbage_for_an_answer(string script, string message) =>
        Assert.Equal($"yamllint is broken: its output is not what it should be: {message}. What it looks at is not known to be right.", (await RunAsync(script)).Incomplete);

    private Task<(IReadOnlyList<Finding> Findings, string? Incomplete)> RunAsync(string script)
    {
        _folder.Write("a.yml", "");
        return _folder.RunAsync(new YamlLinter(ToolFolder.Runner) { Executable = _folder.Script(script) }, TestContext.Current.CancellationToken);
    }
}
