using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

/// <summary>One service: tested, built into an image, deployed to two environments.</summary>
[GitLabPipeline]
internal sealed class Build : NukeBuild, ILint, ITest, IDeploy, IRollback, IPipeline
{
    public static int Main() => Execute<Build>(x => ((ITest)x).Test);

    public Application Application => Orders.Application;

    private Target DeployDev => _ => _.DeploysTo(Orders.Dev);

    private Target DeployProd => _ => _.DeploysTo(Orders.Prod);
}
