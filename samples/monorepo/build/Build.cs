using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Targets;

/// <summary>Forty services in one repository: a merge request tests those that it changes, the release branch tests and deploys all.</summary>
[GitLabPipeline]
internal sealed class Build : NukeBuild, ILint, ITest, IDeploy, IRollback, IPipeline
{
    public static int Main() => Execute<Build>(x => ((ITest)x).Test);

    public Application Application => Shop.Application;

    private Target DeployDev => _ => _.DeploysTo(Shop.Dev);

    private Target DeployProd => _ => _.DeploysTo(Shop.Prod);

    /// <summary>One job for each service in merge requests, which exists when its files change. Deployments wait for the one job that tests all.</summary>
    public Pipeline Customize(Pipeline pipeline)
    {
        var all = pipeline.Jobs.Single(job => job.Name == "test");
        var each = Shop.Names.Select(name => all with
        {
            Name = $"test:{name}",
            Description = $"Tests the service {name} when a merge request changes it",
            Script = [$"./build.sh Test --suite {name}"],
            Needs = all.Needs ?? [],
            Rules = [new Rule { If = Variables.PipelineSource == "merge_request_event", Changes = [$"services/{name}/**/*", "services/*"] }],
        });
        var release = all with { Rules = [Variables.CommitBranch == Application.ReleaseBranch] };
        return pipeline with { Jobs = [.. pipeline.Jobs.SelectMany(job => job == all ? each.Prepend(release) : [job])] };
    }
}
