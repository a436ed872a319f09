using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

/// <summary>Which linters a definition has, and which of them a person asks for.</summary>
public sealed partial class CodeQualityCheckTests
{
    [Fact]
    public async Task Runs_only_the_linters_that_are_named_and_says_which_others_there_are()
    {
        RealPart.Require("shellcheck");
        using var git = await RepositoryAsync();
        git.Write("a.sh", "#!/bin/sh\n");

        var result = await Check().RunAsync([Linter.Ruby("none"), Linter.Shell(), Linter.DotNet("none.sln")], Options(git) with { Names = ["shellcheck"] }, Token);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["warning: Not asked for, so not run: ruby, dotnet."], Said);
    }

    [Fact]
    public async Task Refuses_all_mistakes_of_a_definition_before_anything_runs()
    {
        using var git = await RepositoryAsync();

        var exception = await Assert.ThrowsAsync<DefinitionException>(() => Check().RunAsync([Linter.Ruby("app"), Linter.DotNet("a.sln")], Options(git), Token));

        Assert.Equal(["Linter.Ruby(\"app\")", "Linter.DotNet(\"a.sln\")"], exception.Mistakes.Select(mistake => mistake.Where));
        Assert.False(Directory.Exists(git.At("artifacts")));
    }

    [Fact]
    public async Task Passes_with_a_hint_when_a_linter_is_missing_that_is_not_required()
    {
        using var git = await RepositoryAsync();

        var result = await CheckAsync(git, new ShellLinter(Runner) { Executable = "/none", IsRequired = false });

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("tool-missing", Severity.Info, 0), (finding.Rule, finding.Severity, result.ExitCode));
        Assert.Empty(result.Incomplete);
    }

    [Fact]
    public async Task Refuses_two_kinds_of_linters_of_one_name()
    {
        using var git = await RepositoryAsync();

        var exception = await Assert.ThrowsAsync<DefinitionException>(() => Check().RunAsync([Linter.Shell(), Linter.Sarif("shellcheck", "x")], Options(git), Token));

        Assert.Equal("Application.Linters: shellcheck: two linters of different kinds have this name. Give the one of Linter.Sarif a name of its own.", Assert.Single(exception.Mistakes).ToString());
    }

    [Fact]
    public void Can_run_every_linter_that_can_be_defined()
    {
        Linter[] linters =
        [
            Linter.DotNet("a"), Linter.Ruby("."), Linter.Rubocop("."), Linter.Shell(), Linter.Yaml(), Linter.Terraform(), Linter.Markdown(), Linter.Dockerfiles(),
            Linter.Secrets(), Linter.Gitleaks(), Linter.Sarif("mine", "a"),
        ];

        Assert.Equal(typeof(Linter).GetNestedTypes().Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))), linters.Select(linter => linter.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.Equal(linters.Select(linter => linter.Name), linters.Select(linter => LinterTools.Of(linter, Runner, "/work").Name));
    }
}
