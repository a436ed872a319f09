using System.Runtime.Versioning;
using System.Text.Json;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class SarifLinterTests : IDisposable
{
    private const string Result = """{"ruleId":"R1","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.txt"},"region":{"startLine":2}}}]}""";

    private readonly ToolFolder _folder = new ToolFolder().Write("a.txt", "one\ntwo\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cat > \"$1\"", SarifLinter.Placeholder)]
    [InlineData("cat", "-")]
    public async Task Reads_the_log_where_the_tool_writes_it_whatever_its_exit_code(string writes, string argument)
    {
        var (findings, incomplete) = await RunAsync($"{writes} <<'E'\n{Log(Result)}\nE\nexit 7", argument);

        Assert.Null(incomplete);
        Assert.Equal([("mine", "R1", "a.txt", 2)], findings.Select(finding => (finding.Tool, finding.Rule, finding.Path, finding.Line)));
    }

    [Fact]
    public async Task Does_not_take_the_log_of_an_earlier_run()
    {
        await RunAsync($"echo '{Log("")}' > \"$1\"", SarifLinter.Placeholder);

        Assert.Equal("mine is broken: it ended with exit code 0 and said nothing. What it looks at is not known to be right.", (await RunAsync("exit 0", SarifLinter.Placeholder)).Incomplete);
    }

    [Fact]
    public async Task Does_not_believe_a_failure_without_findings()
    {
        var (findings, incomplete) = await RunAsync($"echo '{Log("")}'; echo 'out of memory' >&2; exit 1", "-");

        Assert.Equal("mine is broken: it ended with exit code 1: out of memory. What it looks at is not known to be right.", incomplete);
        Assert.Equal("tool-broken", Assert.Single(findings).Rule);
    }

    [Fact]
    public async Task Believes_a_tool_that_says_it_did_not_come_to_its_end()
    {
        var (findings, incomplete) = await RunAsync($"echo '{Log(Result, ",\"invocations\":[{\"executionSuccessful\":false}]")}'", "-");

        Assert.NotNull(incomplete);
        Assert.Equal(["R1", "tool-broken"], findings.Select(finding => finding.Rule).Order());
    }

    [Fact]
    public async Task Does_not_take_half_a_log_for_one() => await Assert.ThrowsAnyAsync<JsonException>(() => RunAsync($"printf '%s' '{Log(Result)[..^9]}'", "-"));

    [Fact]
    public async Task Hides_the_lines_of_a_search_for_secrets_and_leaves_no_file_behind()
    {
        var linter = Linter(_folder.Script($"echo '{Log(Result)}' > \"$1\""), SarifLinter.Placeholder, findsSecrets: true);

        var (findings, _) = await _folder.RunAsync(linter, TestContext.Current.CancellationToken);

        Assert.True(Assert.Single(findings).HidesLine);
        Assert.Empty(Directory.GetFiles(_folder.WorkFolder));
    }

    [Theory]
    [InlineData("My Tool", "a", "Linter.Sarif(\"My Tool\"): the name is that of a file too. Use small letters, digits, '.', '_' and '-' only, a letter or digit first.")]
    [InlineData("mine", "", "Linter.Sarif(\"mine\"): it has no command. Write the executable and its arguments behind the name.")]
    public void Refuses_a_definition_that_cannot_run(string name, string executable, string message) =>
        Assert.Equal(message, new SarifLinter(ToolFolder.Runner, name, [executable], _folder.WorkFolder).MistakeIn(new RepositoryFiles("/", []))?.ToString());

    private static string Log(string results, string more = "") => $$"""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T"} },"results":[{{results}}]{{more}} } ] }""";

    private SarifLinter Linter(string executable, string argument, bool findsSecrets = false) =>
        new(ToolFolder.Runner, "mine", [executable, argument], _folder.WorkFolder) { FindsSecrets = findsSecrets };

    private Task<(IReadOnlyList<Finding> Findings, string? Incomplete)> RunAsync(string script, string argument) =>
        _folder.RunAsync(Linter(_folder.Script(script), argument), TestContext.Current.CancellationToken);
}
