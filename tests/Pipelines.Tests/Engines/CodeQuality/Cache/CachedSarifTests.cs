using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Cache;

/// <summary>Tools that look at all files themselves and write SARIF.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CachedSarifTests : IDisposable
{
    private readonly TemporaryFolder _files = new(), _tools = new();
    private readonly RecordedLog _log = new();
    private readonly List<string> _paths = [];

    public void Dispose()
    {
        _files.Dispose();
        _tools.Dispose();
    }

    [Theory]
    [InlineData("b.txt", "changed")]
    [InlineData("c.txt", "new")]
    [InlineData(".gitleaks.toml", "[allowlist]\n")]
    [InlineData(".gitleaksignore", "x\n")]
    public async Task Starts_gitleaks_again_only_when_something_has_changed(string path, string text)
    {
        Write("a.txt", "one");
        Write("b.txt", "two");
        var first = await GitleaksAsync();
        var second = await GitleaksAsync();
        Write(path, text);
        var third = await GitleaksAsync();

        Assert.Equal((1, 1, 2), (first.Runs, second.Runs, third.Runs));
        Assert.All([first, second, third], run => Assert.Equal(("b.txt", "aws", true), (run.Finding.Path, run.Finding.Rule, run.Finding.HidesLine)));
        Assert.Single(Directory.GetFiles(_tools.At("cache")));
    }

    [Theory]
    [InlineData("[extend]\nuseDefault = true\n", 1)]
    [InlineData("[extend]\npath = \"/etc/rules.toml\"\n", 2)]
    public async Task Keeps_nothing_of_gitleaks_when_its_rules_come_from_elsewhere(string settings, int runs)
    {
        Write("b.txt", "two");
        Write(".gitleaks.toml", settings);
        await GitleaksAsync();

        Assert.Equal(runs, (await GitleaksAsync()).Runs);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Keeps_what_a_SARIF_tool_found_only_where_its_author_says_how_to_ask_its_version(bool says, int runs)
    {
        Write("b.txt", "two");
        var script = Tool("mine");
        var tool = (SarifLinter)LinterTools.Of(
            Pipelines.Definitions.Linter.Sarif("mine", script, SarifLinter.Placeholder) with { VersionCommand = says ? [script, "version"] : null }, new ProcessRunner(_log, TimeProvider.System), _tools.At("work"));

        await KeptAsync(tool);

        Assert.Equal(runs, (await KeptAsync(tool)).Runs);
    }

    private Task<(int Runs, Finding Finding)> GitleaksAsync() =>
        KeptAsync(GitleaksSearch.With(new ProcessRunner(_log, TimeProvider.System), "gitleaks", _tools.At("work"), isRequired: true, Tool("gitleaks")));

    // Says its version, else writes the log where its last argument says, and counts how often.
    private string Tool(string name) => _tools.Script(name, """
        [ "$1" = version ] && { echo 8.16.0; exit; }
        echo run >> "$0.runs"; for log; do :; done
        echo '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"ruleId":"aws","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"b.txt"}}}]}]}]}' > "$log"
        exit 1
        """);

    private async Task<(int Runs, Finding Finding)> KeptAsync(SarifLinter tool)
    {
        var files = new RepositoryFiles(_files.Path, [.. _paths.Order(StringComparer.Ordinal)]);
        var version = await tool.VersionAsync(files, TestContext.Current.CancellationToken);
        var result = await new CachedRun(files, _tools.At("cache"), home: null, _log).RunAsync(tool, tool.Select(files), version, TestContext.Current.CancellationToken);
        return (File.ReadAllLines(_tools.At($"{tool.Name}.runs")).Length, Assert.Single(result.Findings));
    }

    private void Write(string path, string text)
    {
        _files.Write(path, text + "\n");
        if (!_paths.Contains(path))
        {
            _paths.Add(path);
        }
    }
}
