using Nuke.Common;
using Pipelines.Targets.Extension;
using Xunit;
using Assert = Xunit.Assert;

namespace Pipelines.Tests.Targets.Extension;

public sealed class ArgumentCheckTests
{
    private static readonly string[] Targets = ["Deploy", "DeployUat", "Lint"];

    [Theory]
    [InlineData("")]
    [InlineData("Lint")]
    [InlineData("lint deploy-uat --skip")]
    [InlineData("LINT DEPLOYUAT DeployUat deployuat")]
    [InlineData("Lint+Deploy --verbosity Quiet")]
    [InlineData("Deploy --env uat --no-logo --words a b c")]
    [InlineData("--target Lint Deploy --skip Lint")]
    [InlineData("--target Lint+Deploy --skip lint+deploy-uat")]
    [InlineData("Deploy --storeFront-key x --ENV uat")]
    [InlineData("Deploy -env uat --planonly --plan-Only2 false")]
    [InlineData("Deploy --plan-only true --root --port 8080 --level low")]
    [InlineData("Deploy --words --numbers 1 2")]
    public void Accepts_what_NUKE_understands(string line) => Assert.Empty(Mistakes(line));

    [Theory]
    [InlineData("Lnt", "target 'Lnt': this build has no target of that name. Did you mean 'Lint'? Targets: Deploy, DeployUat, Lint.")]
    [InlineData("Lint+Lnt", "target 'Lnt': this build has no target of that name. Did you mean 'Lint'? Targets: Deploy, DeployUat, Lint.")]
    [InlineData("quite-another", "target 'quite-another': this build has no target of that name. Targets: Deploy, DeployUat, Lint.")]
    [InlineData("Lint --skip Deploi", "target 'Deploi': this build has no target of that name. Did you mean 'Deploy'? Targets: Deploy, DeployUat, Lint.")]
    [InlineData("Lint --skip Deploy+Deploi", "target 'Deploi': this build has no target of that name. Did you mean 'Deploy'? Targets: Deploy, DeployUat, Lint.")]
    [InlineData("Lint --skip Deploy+DeployUat Lint", "argument '--skip': names are joined by '+' and by spaces at once. Write '--skip Deploy DeployUat Lint'.")]
    [InlineData("Lint --target Deploy", "argument '--target': targets stand before it as well (Lint), and NUKE would run those of '--target' alone. Name all targets before the first '--'.")]
    [InlineData("Deploy --evn uat", "argument '--evn': this build has no parameter of that name. Did you mean '--env'? './build.sh --help' lists them.")]
    [InlineData("Deploy --evn=uat", "argument '--evn': this build has no parameter of that name. Did you mean '--env'? './build.sh --help' lists them.")]
    [InlineData("Deploy -e uat", "argument '-e': this build has no parameter of that name. './build.sh --help' lists them.")]
    [InlineData("Deploy -- uat", "argument '--': this build has no parameter of that name. './build.sh --help' lists them.")]
    [InlineData("Deploy --storefront-kye x", "argument '--storefront-kye': this build has no parameter of that name. Did you mean '--storefront-key'? './build.sh --help' lists them.")]
    [InlineData("Deploy --env=uat", "argument '--env=uat': a value follows its parameter after a space. Write '--env uat'.")]
    [InlineData("Deploy --storefront-key=hunter22", "argument '--storefront-key=***': a value follows its parameter after a space. Write '--storefront-key ***'.")]
    [InlineData("Deploy --env uat prod", "argument '--env': it takes one value, and 2 were given (uat, prod). Give one, and put targets before the first '--': './build.sh prod --env uat'.")]
    [InlineData("Deploy --storefront-key my word", "argument '--storefront-key': it takes one value, and 2 were given. Give one, in quotes when it has spaces, and put targets before the first '--'.")]
    [InlineData("Deploy --env uat --Env prod", "argument '--env': it is given more than once, and NUKE would take the last alone. Give it once.")]
    [InlineData("Deploy --words a --words b", "argument '--words': it is given more than once, and NUKE would take the last alone. Give it once, with all its values: '--words one two'.")]
    [InlineData("Deploy --env", "argument '--env': its value is missing, and NUKE would go on as if it had not been given. Write '--env <value>', or leave it out.")]
    [InlineData("--no-logo Lint", "argument '--no-logo': it is a switch, and 'Lint' follows it, which is neither true nor false. Put targets before the first '--': './build.sh Lint --no-logo'.")]
    [InlineData("Deploy --port http", "argument '--port': 'http' is not a number that fits. Correct the value.")]
    [InlineData("Deploy --port -1", "argument '--port': its value is missing, and NUKE would go on as if it had not been given. Write '--port <value>', or leave it out.",
        "argument '-1': a value on the command line cannot begin with '-'. Give it by an environment variable of the parameter's name, or in .nuke/parameters.json.")]
    [InlineData("Deploy --level middle", "argument '--level': 'middle' is not one of Low, High. Correct the value.")]
    [InlineData("Deploy --verbosity Loud", "argument '--verbosity': 'Loud' is not one of Verbose, Normal, Minimal, Quiet. Correct the value.")]
    [InlineData("Lnt Deploi --evn uat --env", "target 'Lnt': this build has no target of that name. Did you mean 'Lint'? Targets: Deploy, DeployUat, Lint.",
        "target 'Deploi': this build has no target of that name. Did you mean 'Deploy'? Targets: Deploy, DeployUat, Lint.",
        "argument '--evn': this build has no parameter of that name. Did you mean '--env'? './build.sh --help' lists them.",
        "argument '--env': its value is missing, and NUKE would go on as if it had not been given. Write '--env <value>', or leave it out.")]
    public void Refuses_what_NUKE_ignores(string line, params string[] texts) => Assert.Equal(texts, Mistakes(line));

    private static List<string> Mistakes(string line) =>
        [.. new ArgumentCheck(BuildParameter.Of(typeof(Shop)), Targets).Mistakes(WrittenArguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Select(mistake => mistake.ToString())];

    private enum Level
    {
        Low,
        High,
    }

    [ParameterPrefix("Storefront")]
    private interface IHaveKey : INukeBuild
    {
        [Parameter]
        [Secret]
        string? Key => TryGetValue(() => Key);
    }

    private sealed class Shop : NukeBuild, IHaveKey
    {
        [Parameter]
        private readonly string[] Words = [];

        [Parameter]
        private readonly int[] Numbers = [];

        [Parameter]
        private bool PlanOnly { get; set; }

        [Parameter]
        private bool? PlanOnly2 { get; set; }

        [Parameter]
        private int? Port { get; set; }

        [Parameter]
        private Level? Level { get; set; }

        [Parameter]
        private string? Env { get; set; }

        public override string ToString() => $"{Env}{Words.Length}{Numbers.Length}{PlanOnly}{PlanOnly2}{Port}{Level}";
    }
}
