using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>A build with infrastructure, for <c>infra/environment</c> of built-in resources.</summary>
[GitLabPipeline]
internal sealed class Provisioned : NukeBuild, IInfra, IPipeline
{
    public static int Start() => Execute<Provisioned>(x => ((IInfra)x).InfraLint);

    public Application Application { get; } = new("shop")
    {
        Environments =
        [
            new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Pipelines.Definitions.Start.Automatic },
            new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Pipelines.Definitions.Start.Manual },
        ],
        Infrastructure = new("infra/environment")
        {
            Project = new("https://gitlab.example.com", "team/shop"),
            Protected = ["terraform_data.database"],
        },
    };
}
