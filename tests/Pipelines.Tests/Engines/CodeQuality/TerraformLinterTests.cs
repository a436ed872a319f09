using System.Runtime.Versioning;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

/// <summary>With the terraform of the machine; no registry of .ci/run has it, so without it a script says what terraform 1.11 said.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TerraformLinterTests : IDisposable
{
    private const string Recorded = """
        for file; do :; done
        case $file in
        *good.tf) exit 0;;
        *bad.tf) printf '\nError: Invalid expression\n\n  on bad.tf line 2, in resource "a":\n   2:  x = \n\nExpected the start of an expression.\n\n' >&2; exit 2;;
        *) printf -- '--- old/a.tf\n+++ new/a.tf\n@@ -1,3 +1,3 @@\n locals {\n-a=1\n+  a = 1\n }\n'; exit 3;;
        esac
        """;

    private readonly ToolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finds_what_is_not_formatted_and_what_cannot_be_read_and_goes_on_with_the_others()
    {
        _folder.Write("a b.tf", "locals {\na=1\n}\n").Write("bad.tf", "resource \"a\" {\n x = \n").Write("good.tf", "locals {\n  a = 1\n}\n");

        var (findings, incomplete) = await RunAsync(RealPart.Find("terraform") ?? _folder.Script(Recorded));

        Assert.Null(incomplete);
        Assert.Equal(
            [("a b.tf", 2, "fmt", Severity.Minor, "'terraform fmt' would write this otherwise."), ("bad.tf", 2, "syntax", Severity.Critical, "Invalid expression")],
            findings.Select(finding => (finding.Path, finding.Line, finding.Rule, finding.Severity, finding.Message)));
    }

    [Theory]
    [InlineData("echo 'panic: x' >&2; exit 11", "terraform is broken: it ended with exit code 11: panic: x. What it looks at is not known to be right.")]
    [InlineData("exit 3", "terraform is broken: it ended with exit code 3 and said nothing. What it looks at is not known to be right.")]
    [InlineData("exit 2", "terraform is broken: it ended with exit code 2 and said nothing. What it looks at is not known to be right.")]
    public async Task Says_that_the_tool_is_broken(string script, string message)
    {
        _folder.Write("a.tf", "");

        Assert.Equal(message, (await RunAsync(_folder.Script(script))).Incomplete);
    }

    private Task<(IReadOnlyList<Finding> Findings, string? Incomplete)> RunAsync(string executable) =>
        _folder.RunAsync(new TerraformLinter(ToolFolder.Runner) { Executable = executable }, TestContext.Current.CancellationToken);
}
