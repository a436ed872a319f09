using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class ShellLinterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _tools = new();

    private static ProcessRunner Runner => new(new RecordedLog(), TimeProvider.System);

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Finds_what_shellcheck_finds_in_every_script_whatever_its_name()
    {
        RealPart.Require("shellcheck");
        _folder.Write("-x.sh", "#!/bin/sh\necho $1\n");
        _folder.Write("a 'b'\n.bash", "if\n");
        _folder.Write("tool", "#!/usr/bin/env bash\nx=`pwd`\necho \"$x\"\n");

        var result = await RunAsync(new ShellLinter(Runner), "-x.sh", "a 'b'\n.bash", "tool");

        Assert.Null(result.Incomplete);
        Assert.Equal(
            [
                ("-x.sh", 2, 6, "SC2086", Severity.Info, "Double quote to prevent globbing and word splitting."),
                ("a 'b'\n.bash", 1, 1, "SC1073", Severity.Major, "Couldn't parse this if expression. Fix to allow more checks."),
                ("tool", 2, 3, "SC2006", Severity.Info, "Use $(...) notation instead of legacy backticks `...`."),
            ],
            result.Findings.Where(finding => finding.Rule != "SC1072").Select(finding =>
                (finding.Path[2..], finding.Line, finding.Column ?? 0, finding.Rule, finding.Severity, finding.Message)).Order());
    }

    [Fact]
    public async Task Finds_nothing_in_a_good_script()
    {
        RealPart.Require("shellcheck");
        _folder.Write("a.sh", "#!/bin/sh\necho \"$1\"\n");

        var result = await RunAsync(new ShellLinter(Runner), "a.sh");

        Assert.Null(result.Incomplete);
        Assert.Empty(result.Findings);
    }

    [Theory]
    [InlineData("echo 'sh: bad heap' >&2; exit 139", "shellcheck is broken: it ended with exit code 139: sh: bad heap. What it looks at is not known to be right.")]
    [InlineData("exit 1", "shellcheck is broken: it ended with exit code 1 and said nothing. What it looks at is not known to be right.")]
    [InlineData("exit 0", "shellcheck is broken: it ended with exit code 0 and said nothing. What it looks at is not known to be right.")]
    [InlineData("""echo '{"comments":[]}'; exit 1""", "shellcheck is broken: it ended with exit code 1 and said nothing. What it looks at is not known to be right.")]
    public async Task Says_that_a_tool_is_broken(string script, string message)
    {
        _folder.Write("a.sh", "");

        var result = await RunAsync(new ShellLinter(Runner) { Executable = _tools.Script("shellcheck", script) }, "a.sh");

        Assert.Equal(message, result.Incomplete);
        Assert.Equal([("a.sh", "tool-broken", Severity.Blocker, message)], result.Findings.Select(finding => (finding.Path, finding.Rule, finding.Severity, finding.Message)));
    }

    [Fact]
    public async Task Keeps_what_a_tool_found_before_it_failed()
    {
        _folder.Write("a.sh", "");
        var executable = _tools.Script("shellcheck", """echo '{"comments":[{"file":"./a.sh","line":1,"level":"new","code":1,"message":"m"}]}'; echo 'b.sh: gone' >&2; exit 2""");

        var result = await RunAsync(new ShellLinter(Runner) { Executable = executable }, "a.sh");

        Assert.Equal([("SC1", Severity.Minor), ("tool-broken", Severity.Blocker)], result.Findings.Select(finding => (finding.Rule, finding.Severity)));
    }

    [Theory]
    [InlineData("""printf '{"comments":[{"file":"./a.sh","line":1,"le'; exit 1""")]
    [InlineData("echo garbage")]
    [InlineData("echo '{}'")]
    [InlineData("""echo '{"comments":[{"file":"./a.sh"}]}'; exit 1""")]
    public async Task Does_not_take_half_an_answer_for_one(string script)
    {
        _folder.Write("a.sh", "");

        var result = await RunAsync(new ShellLinter(Runner) { Executable = _tools.Script("shellcheck", script) }, "a.sh");

        Assert.StartsWith("shellcheck is broken: its output is not what it should be: ", result.Incomplete, StringComparison.Ordinal);
    }

    private Task<LinterResult> RunAsync(ShellLinter linter, params string[] paths)
    {
        var files = new RepositoryFiles(_folder.Path, paths);
        Assert.Equal(paths, linter.Select(files));
        return linter.RunAsync(paths, files, TestContext.Current.CancellationToken);
    }
}
