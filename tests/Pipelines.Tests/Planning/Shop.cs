using Pipelines.Definitions;
using Pipelines.Planning;

namespace Pipelines.Tests.Planning;

/// <summary>An application and targets such as a build has, for tests to change.</summary>
internal static class Shop
{
    public static readonly DeploymentEnvironment
        Dev = new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic },
        Sit = new("sit") { Account = "222222222222", Region = "eu-west-1", Tier = Tier.Testing, Start = Start.Automatic },
        Uat = new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual, Url = "https://uat.shop.example" },
        Prod = new("prod") { Account = "444444444444", Region = "eu-west-1", Tier = Tier.Production, Start = Start.Manual, Url = "https://shop.example" };

    public static readonly TargetNode
        Lint = new("Lint") { Job = new() { AtOnce = true, NeedsTools = true, NeedsNuGet = true, CodeQualityReport = "artifacts/gl-code-quality-report.json" } },
        CheckPipeline = new("CheckPipeline") { Job = new() { AtOnce = true } },
        CompileBuild = new("CompileBuild")
        {
            Produces = ["build/bin/**", ".nuke/temp/build.stamp"],
            Job = new() { Stage = Stages.Build, ForEveryJob = true, NeedsNuGet = true, KeepsFiles = true },
        },
        Compile = new("Compile"),
        Test = new("Test") { DependsOn = ["Compile"], Job = new() { When = When.MergeRequestAndRelease, JUnitReport = "artifacts/tests/*.xml" } },
        Package = new("Package") { Produces = ["artifacts/packages/*.deb"], Job = new() { Stage = Stages.Build, When = When.MergeRequestAndRelease } },
        DockerBuild = new("DockerBuild")
        {
            DependsOn = ["Package"],
            Consumes = ["Package"],
            Produces = ["artifacts/images/"],
            Job = new() { Stage = Stages.Build, When = When.MergeRequestAndRelease, NeedsEngine = true, NeedsTools = true },
        },
        DockerPush = new("DockerPush")
        {
            DependsOn = ["DockerBuild"],
            Consumes = ["DockerBuild"],
            Job = new() { Stage = Stages.Deploy, When = When.Release, NeedsCredentials = true },
        },
        Deploy = new("Deploy")
        {
            DependsOn = ["DockerPush"],
            Job = new() { Stage = Stages.Deploy, Per = Per.Environment, When = When.Release, NeedsCredentials = true, TakesCommit = true },
        },
        Rollback = new("Rollback")
        {
            Job = new() { Stage = Stages.Deploy, Per = Per.Environment, Use = EnvironmentUse.Rollback, When = When.Release, NeedsCredentials = true },
        };

    public static Application Application => new("shop") { ReleaseBranch = "staging", Environments = [Dev, Sit, Uat, Prod] };

    public static TargetGraph Graph => new("Build", Lint, CheckPipeline, CompileBuild, Compile, Test, Package, DockerBuild, DockerPush, Deploy, Rollback);
}
