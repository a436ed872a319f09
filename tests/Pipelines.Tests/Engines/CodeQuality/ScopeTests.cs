using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class ScopeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _tools = new();
    private readonly RecordedLog _log = new();
    private GitFolder _git = null!;

    private ProcessRunner Runner => new(_log, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        _git = await GitFolder.WithOneCommitAsync();
        _git.Write("old.sh", "#!/bin/sh\necho $1\n");
        await _git.GitAsync("add", "--all");
        await _git.GitAsync("commit", "--quiet", "--message=second");
        await _git.GitAsync("tag", "before");
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        _tools.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Gives_a_linter_the_changed_files_alone()
    {
        RealPart.Require("shellcheck");
        _git.Write("new.sh", "#!/bin/sh\necho $1\n");

        var result = await CheckAsync("before", new ShellLinter(Runner));

        Assert.Equal(["new.sh"], result.Findings.Select(finding => finding.Path));
        Assert.Contains(_log.Lines, line => line.StartsWith("shellcheck ", StringComparison.Ordinal) && line.EndsWith(": 1 file.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_nothing_has_changed()
    {
        var result = await CheckAsync("before", new ShellLinter(Runner) { Executable = "/none" }, new SarifLinter(Runner, "sarif", ["/none"], _tools.Path));

        Assert.Equal((0, 0), (result.ExitCode, result.Findings.Count));
        Assert.Equal(["warning: sarif: no file for it has changed since 'before'.", "warning: shellcheck: no file for it has changed since 'before'."], _log.Lines.Where(line => line.StartsWith("warning", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Counts_of_a_tool_that_looks_at_everything_what_is_in_changed_files()
    {
        _git.Write("new.sh", "");

        var result = await CheckAsync("before", Sarif(Found("old.sh"), Found("new.sh")));

        Assert.Equal(["new.sh"], result.Findings.Select(finding => finding.Path));
        Assert.Contains("sarif looks at everything; what it finds in the 1 changed file counts.", _log.Lines);
    }

    [Fact]
    public async Task Fails_for_a_tool_that_is_missing_wherever_it_is_shown()
    {
        _git.Write("new.sh", "");

        var result = await CheckAsync("before", new SarifLinter(Runner, "sarif", ["/none"], _tools.Path), new SarifLinter(Runner, "other", ["/none"], _tools.Path) { IsRequired = false });

        Assert.Equal(1, result.ExitCode);
        Assert.Equal([("other", Severity.Info), ("sarif", Severity.Blocker)], result.Findings.Select(finding => (finding.Tool, finding.Severity)));
    }

    private static string Found(string path) => """{"ruleId":"R","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"PATH"}}}]}""".Replace("PATH", path, StringComparison.Ordinal);

    private SarifLinter Sarif(params string[] results)
    {
        var log = $$$"""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{{{string.Join(',', results)}}}]}]}""";
        return new SarifLinter(Runner, "sarif", [_tools.Script("sarif", $"echo '{log}'")], _tools.Path);
    }

    private Task<CodeQualityResult> CheckAsync(string since, params ILinterTool[] tools) =>
        new CodeQualityCheck(Runner, _log, TimeProvider.System).RunAsync(tools, new CodeQualityOptions { Root = _git.Path, Since = since }, TestContext.Current.CancellationToken);
}
