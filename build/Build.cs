using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

/// <summary>The targets of this repository: the components of Pipelines, and one line for each environment.</summary>
[GitLabPipeline]
internal sealed class Build : NukeBuild, ILint, ITest, IPackage, IDockerBuild, IDockerPush, IDeploy, IRollback, IReleases, IInfra, IPipeline, IDoctor
{
    public static int Main() => Execute<Build>(x => ((ITest)x).Test);

    public Application Application => Storefront.Application;

    private Target DeployDev => _ => _.DeploysTo(Storefront.Dev);

    private Target DeploySit => _ => _.DeploysTo(Storefront.Sit);

    private Target DeployUat => _ => _.DeploysTo(Storefront.Uat);

    private Target DeployProd => _ => _.DeploysTo(Storefront.Prod);
}
