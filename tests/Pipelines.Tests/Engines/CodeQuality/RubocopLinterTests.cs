using System.Runtime.Versioning;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class RubocopLinterTests : IDisposable
{
    private const string Offense = """{"severity":"convention","message":"m","cop_name":"Style/X","location":{"start_line":2,"start_column":3}}""";

    private readonly ToolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finds_what_rubocop_finds_by_the_settings_beside_a_file()
    {
        RealPart.Require("rubocop");
        _folder.Write(".rubocop.yml", "AllCops:\n  DisabledByDefault: true\n  SuggestExtensions: false\n  Exclude: ['out.rb']\nStyle/StringLiterals:\n  Enabled: true\nLint/Syntax:\n  Enabled: true\n")
            .Write("out.rb", "puts \"a\"\n").Write("a 'b'\n.rb", "puts \"a\"\n").Write("half.rb", "def a(\n").Write("good.rb", "puts 'a'\n");

        var (findings, incomplete) = await _folder.RunAsync(new RubocopLinter(ToolFolder.Runner, "."), TestContext.Current.CancellationToken);

        Assert.Null(incomplete);
        Assert.Equal(
            [("a 'b'\n.rb", 1, 6, "Style/StringLiterals", Severity.Minor), ("half.rb", 2, 1, "Lint/Syntax", Severity.Critical)],
            findings.Select(finding => (finding.Path, finding.Line, finding.Column ?? 0, finding.Rule, finding.Severity)));
    }

    [Theory]
    [InlineData("echo 'rubocop: bad settings' >&2; exit 2", "rubocop is broken: it ended with exit code 2: rubocop: bad settings. What it looks at is not known to be right.")]
    [InlineData("echo '{\"files\":[]}'; exit 1", "rubocop is broken: it ended with exit code 1 and said nothing. What it looks at is not known to be right.")]
    public async Task Says_that_the_tool_is_broken(string script, string message) => Assert.Equal(message, (await RunAsync(script)).Incomplete);

    [Fact]
    public async Task Keeps_what_it_found_when_a_cop_crashed()
    {
        var (findings, incomplete) = await RunAsync($"echo '{{\"files\":[{{\"path\":\"a.rb\",\"offenses\":[{Offense}]}}]}}'; echo 'An error occurred while Style/Y cop was inspecting a.rb' >&2; exit 1");

        Assert.Equal(["tool-broken", "Style/X"], findings.Select(finding => finding.Rule));
        Assert.Contains("An error occurred while Style/Y cop was inspecting a.rb", incomplete, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("printf '{\"files\":[{\"path\":\"a.rb\",'")]
    [InlineData("echo '{\"files\":null}'")]
    [InlineData("echo '{\"files\":[{\"path\":\"a.rb\"}]}'")]
    public async Task Does_not_take_half_an_answer_for_one(string script) =>
        Assert.StartsWith("rubocop is broken: its output is not what it should be: ", (await RunAsync(script)).Incomplete, StringComparison.Ordinal);

    private Task<(IReadOnlyList<Finding> Findings, string? Incomplete)> RunAsync(string script)
    {
        _folder.Write("a.rb", "");
        return _folder.RunAsync(new RubocopLinter(ToolFolder.Runner, ".") { Executable = _folder.Script(script) }, TestContext.Current.CancellationToken);
    }
}
