using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Mending;

[UnsupportedOSPlatform("windows")]
public sealed class MendingTests : IAsyncLifetime
{
    private readonly RecordedLog _log = new();
    private readonly TemporaryFolder _tools = new();
    private GitFolder _git = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProcessRunner Runner => new(_log, TimeProvider.System);

    private IEnumerable<string> Said => _log.Lines.Where(line => line.Contains("changed", StringComparison.Ordinal) || line.StartsWith("warning", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        _git = await GitFolder.WithOneCommitAsync();
        _git.Write(".gitignore", ".nuke/\nartifacts/\nbin/\nobj/\n");
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        _tools.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Mends_shell_scripts_whatever_they_are_called()
    {
        RealPart.Require("shellcheck");
        string[] paths = ["a.sh", "d d/b \"ä\" $x.sh", "line\nbreak.sh"];
        foreach (var path in paths)
        {
            _git.Write(path, "#!/bin/sh\necho $1\n");
        }

        await StageAsync();

        var result = await FixAsync(Linter.Shell());

        Assert.All(paths, path => Assert.Equal("#!/bin/sh\necho \"$1\"\n", File.ReadAllText(_git.At(path))));
        Assert.Empty(result.Findings);
        Assert.Equal(["shellcheck has changed a.sh, d d/b \"ä\" $x.sh, line\\nbreak.sh. 'git diff' shows it, 'git restore' takes it back."], Said);
    }

    [Fact]
    public async Task Mends_Ruby_Terraform_and_Markdown_and_says_what_is_left()
    {
        RealPart.Require("rubocop", "terraform", "markdownlint");
        _git.Write(".rubocop.yml", "AllCops:\n  NewCops: enable\n  SuggestExtensions: false\n");
        _git.Write("a.rb", "# frozen_string_literal: true\n\nputs \"a\"\nBAD = eval(\"1\")\n");
        _git.Write("b.tf", "a=1\n");
        _git.Write("broken.tf", "a = {\n");
        _git.Write("c.md", "# A\n\n\ntext\n");
        await StageAsync();

        var result = await FixAsync(Linter.Rubocop("."), Linter.Terraform(), Linter.Markdown());

        Assert.Equal("# frozen_string_literal: true\n\nputs 'a'\nBAD = eval('1')\n", File.ReadAllText(_git.At("a.rb")));
        Assert.Equal("a = 1\n", File.ReadAllText(_git.At("b.tf")));
        Assert.Equal("# A\n\ntext\n", File.ReadAllText(_git.At("c.md")));
        Assert.Equal(["rubocop/Style/EvalWithLocation", "terraform/syntax"], result.Findings.Select(finding => $"{finding.Tool}/{finding.Rule}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Mends_the_whitespace_of_CSharp()
    {
        _git.Write("src/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n");
        _git.Write("src/A.cs", "internal sealed class   A\n{\n}\n");
        _git.Write("src/B.cs", "internal sealed class   B\n{\n}\n");
        await StageAsync();
        _git.Write("src/B.cs", "internal sealed class    B\n{\n}\n");

        var result = await FixAsync(Linter.DotNet("src/a.csproj"));

        Assert.Equal("internal sealed class A\n{\n}\n", File.ReadAllText(_git.At("src/A.cs")));
        Assert.Equal("internal sealed class    B\n{\n}\n", File.ReadAllText(_git.At("src/B.cs")));
        Assert.Equal(["src/B.cs"], result.Findings.Select(finding => finding.Path));
        Assert.Equal(
            [
                "warning: Left alone, for they have changes that are not staged: src/B.cs. 'git add' them to have them mended.",
                "dotnet has changed src/A.cs. 'git diff' shows it, 'git restore' takes it back.",
            ],
            Said);
    }

    [Fact]
    public async Task Leaves_files_alone_whose_changes_could_be_lost()
    {
        RealPart.Require("shellcheck");
        _git.Write("staged.sh", "#!/bin/sh\necho $1\n");
        await StageAsync();
        _git.Write("untracked.sh", "#!/bin/sh\necho $1\n");
        _git.Write("a.txt", "of no linter\n");

        await FixAsync(Linter.Shell());

        Assert.Equal("#!/bin/sh\necho $1\n", File.ReadAllText(_git.At("untracked.sh")));
        Assert.Equal(
            [
                "warning: Left alone, for they have changes that are not staged: untracked.sh. 'git add' them to have them mended.",
                "shellcheck has changed staged.sh. 'git diff' shows it, 'git restore' takes it back.",
            ],
            Said);
    }

    [Fact]
    public async Task Says_which_linters_mend_nothing()
    {
        await StageAsync();

        await FixAsync(Linter.Secrets(), Linter.Dockerfiles());

        Assert.Contains("No linter that mends: secrets, dockerfile.", _log.Lines);
    }

    [Fact]
    public async Task Says_when_a_tool_fails_and_goes_on_to_the_check()
    {
        _git.Write("a.sh", "");
        await StageAsync();
        var shell = new ShellLinter(Runner) { Executable = _tools.Script("shellcheck", "echo 'no memory' >&2; exit 4") };

        var result = await new CodeQualityCheck(Runner, _log, TimeProvider.System).RunAsync([shell], Options(), Token);

        Assert.Equal("tool-broken", Assert.Single(result.Findings).Rule);
        Assert.Equal(["shellcheck has changed nothing.", "warning: shellcheck did not mend everything: it ended with exit code 4: no memory."], Said);
    }

    private CodeQualityOptions Options() => new() { Root = _git.Path, Fix = true };

    private async Task StageAsync() => await _git.GitAsync("add", "--all");

    private Task<CodeQualityResult> FixAsync(params Linter[] linters) => new CodeQualityCheck(Runner, _log, TimeProvider.System).RunAsync(linters, Options(), Token);
}
