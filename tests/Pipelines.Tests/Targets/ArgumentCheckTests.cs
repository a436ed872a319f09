using Nuke.Common;
using Pipelines.Targets;
using Xunit;
using Assert = Xunit.Assert;

namespace Pipelines.Tests.Targets;

public sealed class ArgumentCheckTests
{
    private static readonly string[] Targets = ["Deploy", "DeployUat", "Lint"];

    [Theory]
    [InlineData("")]
    [InlineData("Lint")]
    [InlineData("lint deploy-uat --skip")]
    [InlineData("Lint+Deploy --verbosity Quiet")]
    [InlineData("Deploy --env uat --no-logo --words a b c")]
    [InlineData("--target Lint Deploy --skip Lint")]
    [InlineData("Deploy --storeFront-key x --ENV uat")]
    public void Accepts_what_NUKE_understands(string line) => Assert.Empty(Mistakes(line));

    [Theory]
    [InlineData("Lnt", "target 'Lnt': this build has no target of that name. Did you mean 'Lint'? Targets: Deploy, DeployUat, Lint.")]
    [InlineData("Lint --skip Deploi", "target 'Deploi': this build has no target of that name. Did you mean 'Deploy'? Targets: Deploy, DeployUat, Lint.")]
    [InlineData("Deploy --evn uat", "argument '--evn': this build has no parameter of that name. Did you mean '--env'? './build.sh --help' lists them.")]
    [InlineData("Deploy --storefront-kye x", "argument '--storefront-kye': this build has no parameter of that name. Did you mean '--storefront-key'? './build.sh --help' lists them.")]
    [InlineData("Deploy --env=uat", "argument '--env=uat': a value follows its parameter after a space. Write '--env uat'.")]
    [InlineData("Deploy --env uat prod", "argument '--env': it takes one value, and 2 were given (uat, prod). Give one, and put targets before the first '--': './build.sh prod --env uat'.")]
    public void Refuses_what_NUKE_ignores(string line, string text) => Assert.Equal(text, Assert.Single(Mistakes(line)));

    [Fact]
    public void Tells_all_mistakes_at_once() => Assert.Equal(3, Mistakes("Lnt Deploi --evn uat").Count);

    private static List<string> Mistakes(string line) =>
        [.. ArgumentCheck.Mistakes(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), typeof(Shop), Targets).Select(mistake => mistake.ToString())];

    [ParameterPrefix("Storefront")]
    private interface IHaveKey : INukeBuild
    {
        [Parameter]
        string? Key => TryGetValue(() => Key);
    }

    private sealed class Shop : NukeBuild, IHaveKey
    {
        [Parameter]
        private readonly string[] Words = [];

        [Parameter]
        private string? Env { get; set; }

        public override string ToString() => $"{Env}{Words.Length}";
    }
}
