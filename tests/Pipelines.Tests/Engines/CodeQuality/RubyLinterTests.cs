using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class RubyLinterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _tools = new();

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Finds_errors_of_syntax_and_warnings()
    {
        RealPart.Require("ruby");
        _folder.Write("lib/good.rb", "puts 1\n");
        _folder.Write("lib/warned.rb", "def a\n  x = 1\nend\n");
        _folder.Write("lib/-half.rb", "def a\n");
        _folder.Write("lib/tool", "#!/usr/bin/env ruby\nputs 1 if x = 2\n");

        var result = await RunAsync(Linter("lib"), "lib/good.rb", "lib/warned.rb", "lib/-half.rb", "lib/tool");

        Assert.Null(result.Incomplete);
        var findings = Finding.Sort(result.Findings);
        Assert.Equal(
            [("lib/-half.rb", "syntax", Severity.Critical), ("lib/tool", "warning", Severity.Minor), ("lib/warned.rb", "warning", Severity.Minor)],
            findings.Select(finding => (finding.Path, finding.Rule, finding.Severity)));
        Assert.Equal((2, "assigned but unused variable - x"), (findings[2].Line, findings[2].Message));
    }

    [Fact]
    public async Task Reads_the_form_of_ruby_3_4_as_well()
    {
        var executable = _tools.Script("ruby", "cat >&2 <<'E'\n./a.rb:1: syntax errors found (SyntaxError)\n> 1 | def foo(\n    |        ^ unexpected end-of-input; expected a `)`\nE\nexit 1");

        var result = await RunAsync(Linter(".", executable), "a.rb");

        Assert.Equal("syntax errors found (SyntaxError): unexpected end-of-input; expected a `)`", Assert.Single(result.Findings).Message);
        Assert.Null(result.Incomplete);
    }

    [Fact]
    public async Task Says_that_a_tool_is_broken_and_keeps_what_it_found()
    {
        var executable = _tools.Script("ruby", "case $2 in ./a.rb) echo './a.rb:3: warning: odd' >&2;; *) echo 'ruby: cannot load such file -- x (LoadError)' >&2; exit 1;; esac");

        var result = await RunAsync(Linter(".", executable), "a.rb", "b.rb");

        const string message = "ruby is broken: it ended with exit code 1: ruby: cannot load such file -- x (LoadError). What it looks at is not known to be right.";
        Assert.Equal(message, result.Incomplete);
        Assert.Equal(
            [("a.rb", 3, "warning", Severity.Minor, "odd"), ("b.rb", 1, "tool-broken", Severity.Blocker, message)],
            Finding.Sort(result.Findings).Select(finding => (finding.Path, finding.Line, finding.Rule, finding.Severity, finding.Message)));
    }

    [Theory]
    [InlineData(".", "Rakefile app/a.rb apple/b.rb")]
    [InlineData("", "Rakefile app/a.rb apple/b.rb")]
    [InlineData("app", "app/a.rb")]
    [InlineData("./app/", "app/a.rb")]
    public void Looks_below_its_folder(string folder, string paths)
    {
        var files = Files("Rakefile", "app/a.rb", "apple/b.rb", "readme.md");

        Assert.Equal(paths.Split(' '), Linter(folder).Select(files));
        Assert.Null(Linter(folder).MistakeIn(files));
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_there() => Assert.Equal(
        "Linter.Ruby(\"ap\"): the repository has no file below such a folder. Name a folder, relative to the root; '.' is the root.",
        Linter("ap").MistakeIn(Files("app/a.rb"))?.ToString());

    private static RubyLinter Linter(string folder, string executable = "ruby") =>
        new(new ProcessRunner(new RecordedLog(), TimeProvider.System), folder) { Executable = executable };

    private Task<LinterResult> RunAsync(RubyLinter linter, params string[] paths) =>
        linter.RunAsync(paths, Files(paths), TestContext.Current.CancellationToken);

    private RepositoryFiles Files(params string[] paths)
    {
        foreach (var path in paths.Where(path => !File.Exists(_folder.At(path))))
        {
            _folder.Write(path, "");
        }

        return new RepositoryFiles(_folder.Path, paths);
    }
}
