using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed partial class CodeQualityCheckTests : IDisposable
{
    private readonly TemporaryFolder _tools = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProcessRunner Runner => new(_log, TimeProvider.System);

    private IEnumerable<string> Said => _log.Lines.Where(line => !line.StartsWith("detail: ") && !LookingAt().IsMatch(line));

    public void Dispose() => _tools.Dispose();

    [Fact]
    public async Task Runs_the_linters_of_a_definition_writes_the_report_and_says_what_there_is_to_mend()
    {
        RealPart.Require("ruby", "shellcheck");
        using var git = await GitFolder.WithOneCommitAsync();
        git.Write(".gitignore", "bin/\nobj/\nartifacts/\n.nuke/temp/\nskipped/\n");
        git.Write("src/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n");
        git.Write("src/A.cs", "internal sealed class A\n{\n    private int _field;\n}\n");
        git.Write("app/a.rb", "def a\n  x = 1\nend\n");
        git.Write("skipped/b.rb", "def a\n");
        git.Write("run.sh", "#!/bin/sh\necho $1\n");

        var result = await Check().RunAsync([Linter.DotNet("src/a.csproj"), Linter.Ruby("app"), Linter.Shell()], Options(git), Token);

        Assert.Equal((1, false), (result.ExitCode, result.Passed));
        Assert.Equal(
            [
                "app/a.rb",
                "  app/a.rb:2 minor assigned but unused variable - x (ruby/warning)",
                "    2 |   x = 1",
                "run.sh",
                "  run.sh:2:6 info Double quote to prevent globbing and word splitting. (shellcheck/SC2086)",
                "    2 | echo $1",
                "      |      ^",
                "src/A.cs",
                "  src/A.cs:3:17 minor The field 'A._field' is never used (dotnet/CS0169)",
                "    3 |     private int _field;",
                "      |                 ^",
                "tool        blocker  critical  major  minor  info  all",
                "dotnet            -         -      -      1     -    1",
                "ruby              -         -      -      1     -    1",
                "shellcheck        -         -      -      -     1    1",
                "all               -         -      -      2     1    3",
                "3 findings, 2 at or above minor: mend these and run it again.",
            ],
            Printed(result));
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(git.At("artifacts/gl-code-quality-report.json"), Token));
        Assert.Equal(["ruby/warning", "shellcheck/SC2086", "dotnet/CS0169"], report.RootElement.EnumerateArray().Select(item => item.GetProperty("check_name").GetString()));
        Assert.Equal(["a.rb", "run.sh", "A.cs"], report.RootElement.EnumerateArray().Select(item => Path.GetFileName(item.GetProperty("location").GetProperty("path").GetString())));
    }

    [Fact]
    public async Task Passes_below_the_threshold()
    {
        using var git = await RepositoryAsync();

        var result = await CheckAsync(git, Finds("""{"file":"a.sh","line":1,"level":"style","code":1,"message":"m"}"""));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("1 finding, none at or above minor.", Printed(result).Last());
    }

    [Theory]
    [InlineData("error", nameof(Severity.Major), 1)]
    [InlineData("error", nameof(Severity.Critical), 0)]
    [InlineData("style", nameof(Severity.Info), 1)]
    public async Task Fails_at_the_threshold_and_above(string level, string threshold, int exitCode)
    {
        using var git = await RepositoryAsync();
        var options = Options(git) with { Threshold = Enum.Parse<Severity>(threshold) };

        var result = await Check().RunAsync([Finds($$"""{"file":"a.sh","line":1,"level":"{{level}}","code":1,"message":"m"}""")], options, Token);

        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task Writes_an_empty_report_when_nothing_is_found()
    {
        using var git = await RepositoryAsync();

        var result = await CheckAsync(git, Finds(""));

        Assert.Equal((0, "[]"), (result.ExitCode, await File.ReadAllTextAsync(result.Report, Token)));
        Assert.Equal(["No findings."], Printed(result));
    }

    [Fact]
    public async Task Says_when_a_linter_has_nothing_to_look_at()
    {
        using var git = await GitFolder.WithOneCommitAsync();

        var result = await CheckAsync(git, new ShellLinter(Runner) { Executable = "/none" });

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["warning: shellcheck: the repository has no file for it."], Said);
        Assert.Equal(["No findings."], Printed(result));
    }

    [Fact]
    public async Task Fails_with_the_install_command_when_a_linter_is_missing_and_keeps_what_others_found()
    {
        using var git = await RepositoryAsync();
        git.Write("a.rb", "");
        var ruby = new RubyLinter(Runner, ".") { Executable = _tools.Script("ruby", "echo './a.rb:1: warning: odd' >&2") };

        var result = await CheckAsync(git, new ShellLinter(Runner) { Executable = _tools.At("shellcheck") }, ruby);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [
                "a.rb",
                "  a.rb:1 minor odd (ruby/warning)",
                "a.sh",
                "  a.sh:1 blocker shellcheck is not installed, so it looked at nothing. Install it: 'apt-get install shellcheck'. (shellcheck/tool-missing)",
                "tool        blocker  critical  major  minor  info  all",
                "ruby              -         -      -      1     -    1",
                "shellcheck        1         -      -      -     -    1",
                "all               1         -      -      1     -    2",
                "Not everything was looked at: shellcheck is not installed, so it looked at nothing. Install it: 'apt-get install shellcheck'.",
                "2 findings, 2 at or above minor: mend these and run it again.",
            ],
            Printed(result));
    }

    [Theory]
    [InlineData("printf '{\"comments\":[{'; exit 1")]
    [InlineData("echo garbage")]
    public async Task Fails_when_a_linter_gives_half_an_answer(string script)
    {
        using var git = await RepositoryAsync();

        var result = await CheckAsync(git, new ShellLinter(Runner) { Executable = _tools.Script("shellcheck", script) });

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("tool-broken", Severity.Blocker, "a.sh", 1), (finding.Rule, finding.Severity, finding.Path, result.ExitCode));
        Assert.StartsWith("shellcheck is broken: its output is not what it should be: ", finding.Message);
    }

    [Fact]
    public async Task Fails_when_a_linter_does_not_end()
    {
        using var git = await RepositoryAsync();
        var time = new FakeTimeProvider();
        var started = _tools.At("started");
        var shell = new ShellLinter(new ProcessRunner(_log, TimeProvider.System)) { Executable = _tools.Script("shellcheck", $"mkfifo '{started}.end'; : > '{started}'; read -r _ < '{started}.end'") };
        using var watcher = new FileSystemWatcher(_tools.Path, "started");
        var seen = new TaskCompletionSource();
        watcher.Created += (_, _) => seen.TrySetResult();
        watcher.EnableRaisingEvents = true;

        var check = new CodeQualityCheck(Runner, _log, time).RunAsync([shell], Options(git), Token);
        await seen.Task.WaitAsync(Token);
        time.Advance(TimeSpan.FromMinutes(30));
        var result = await check;

        Assert.Equal("shellcheck is broken: it did not end within 30 minutes. What it looks at is not known to be right.", Assert.Single(result.Incomplete));
    }

    [Fact]
    public async Task Leaves_out_files_that_are_not_the_repositorys_and_says_so()
    {
        using var git = await RepositoryAsync();
        var comments = string.Join(',', new[] { "/etc/profile", "../b.sh", "bin/c.sh", "d.sh", "a.sh" }.Select(file =>
            $$"""{"file":"{{file}}","line":1,"level":"error","code":1,"message":"m"}"""));

        var result = await CheckAsync(git, Finds(comments));

        Assert.Equal(["a.sh"], result.Findings.Select(finding => finding.Path));
        Assert.Contains("warning: 4 findings left out, in files that are not the repository's: /etc/profile, ../b.sh, bin/c.sh, ...", _log.Lines);
    }

    [Fact]
    public async Task Says_each_thing_once()
    {
        using var git = await RepositoryAsync();
        var comment = """{"file":"a.sh","line":1,"level":"error","code":1,"message":"m"}""";

        var result = await CheckAsync(git, Finds(comment), Finds($"{comment},{comment}"));

        Assert.Single(result.Findings);
    }

    [Fact]
    public async Task Says_which_version_looks_at_how_much()
    {
        using var git = await RepositoryAsync();
        git.Write("b.sh", "");
        var shell = new ShellLinter(Runner) { Executable = _tools.Script("shellcheck", "[ $1 = --version ] && echo 'ShellCheck version: 0.9.0' || echo '{\"comments\":[]}'") };

        await CheckAsync(git, shell);

        Assert.Contains("shellcheck 0.9.0: 2 files.", _log.Lines);
    }

    [Fact]
    public async Task Names_a_file_that_nobody_can_look_at()
    {
        using var git = await RepositoryAsync();
        await Runner.RunAsync(new ProcessCommand("sh", ["-c", "echo x > \"$(printf 'caf\\351.sh')\""]) { WorkingDirectory = git.Path }, Token);

        var result = await CheckAsync(git, Finds(""));

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [("a.sh", "lint/file-name", Severity.Minor, "The name of \"caf\\351.sh\" is not UTF-8, so nothing looks at this file: rename it.")],
            result.Findings.Select(finding => (finding.Path, $"{finding.Tool}/{finding.Rule}", finding.Severity, finding.Message)));
    }

    private static IEnumerable<string> Printed(CodeQualityResult result) => FindingList.Of(result, new ListStyle());

    private static async Task<GitFolder> RepositoryAsync()
    {
        var git = await GitFolder.WithOneCommitAsync();
        git.Write("a.sh", "");
        return git;
    }

    private static CodeQualityOptions Options(GitFolder git) => new() { Root = git.Path };

    private CodeQualityCheck Check() => new(Runner, _log, TimeProvider.System);

    private Task<CodeQualityResult> CheckAsync(GitFolder git, params ILinterTool[] tools) => Check().RunAsync(tools, Options(git), Token);

    [GeneratedRegex(@"^\w+( [0-9]\S*)?: [0-9]+ files?\.$")]
    private static partial Regex LookingAt();

    private ShellLinter Finds(string comments) =>
        new(Runner) { Executable = _tools.Script($"shellcheck-{comments.Length}", $"echo '{{\"comments\":[{comments}]}}'; exit {(comments.Length > 0 ? 1 : 0)}") };
}
