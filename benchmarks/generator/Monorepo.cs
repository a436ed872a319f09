using Pipelines.Definitions;
using Pipelines.Planning;

namespace Pipelines.Benchmarks.Generator;

/// <summary>A monorepo of many images: one job builds each, and one deploys it to each of four environments.</summary>
internal static class Monorepo
{
    public static readonly Application Application = new("shop")
    {
        ReleaseBranch = "staging",
        Environments =
        [
            new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic },
            new("sit") { Account = "222222222222", Region = "eu-west-1", Tier = Tier.Testing, Start = Start.Automatic },
            new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual, Url = "https://uat.shop.example" },
            new("prod") { Account = "444444444444", Region = "eu-west-1", Tier = Tier.Production, Start = Start.Manual, Url = "https://shop.example" },
        ],
    };

    public static TargetGraph Of(int images) => new("Build", [.. Enumerable.Range(0, images).SelectMany(Targets)]);

    private static IEnumerable<TargetNode> Targets(int image)
    {
        var build = new TargetNode($"Build{image}")
        {
            Produces = [$"artifacts/images/{image}/"],
            Job = new() { Stage = Stages.Deploy, When = When.Release, NeedsEngine = true },
        };
        yield return build;
        yield return new TargetNode($"Deploy{image}")
        {
            DependsOn = [build.Name],
            Consumes = [build.Name],
            Job = new() { Stage = Stages.Deploy, Per = Per.Environment, When = When.Release, NeedsCredentials = true },
        };
    }
}
