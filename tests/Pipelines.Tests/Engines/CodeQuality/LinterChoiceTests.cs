using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class LinterChoiceTests
{
    private static readonly IReadOnlyList<Linter> Linters = [Linter.DotNet("a.sln"), Linter.Ruby("app"), Linter.Ruby("lib"), Linter.Shell()];

    [Fact]
    public void Is_all_when_none_is_named() => Assert.Equal(Linters, LinterChoice.Of(Linters, []));

    [Fact]
    public void Is_every_linter_of_a_name_in_the_order_of_the_definition() =>
        Assert.Equal([Linter.Ruby("app"), Linter.Ruby("lib"), Linter.Shell()], LinterChoice.Of(Linters, ["shellcheck", "ruby", "ruby"]));

    [Fact]
    public void Refuses_names_that_no_linter_has()
    {
        var exception = Assert.Throws<DefinitionException>(() => LinterChoice.Of(Linters, ["shellchek", "ruby", "pylint"]));

        Assert.Equal(
            [
                "--linter shellchek: there is no linter of that name. Did you mean 'shellcheck'? Linters: dotnet, ruby, shellcheck.",
                "--linter pylint: there is no linter of that name. Linters: dotnet, ruby, shellcheck.",
            ],
            exception.Mistakes.Select(mistake => mistake.ToString()));
        Assert.Equal(2, exception.ExitCode);
    }

    [Fact]
    public void Refuses_every_name_when_no_linter_is_defined()
    {
        var exception = Assert.Throws<DefinitionException>(() => LinterChoice.Of([], ["ruby"]));

        Assert.Equal("--linter ruby: there is no linter of that name. Add one to Application.Linters.", Assert.Single(exception.Mistakes).ToString());
    }
}
