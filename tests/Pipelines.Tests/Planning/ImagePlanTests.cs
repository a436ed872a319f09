using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>One job for each image.</summary>
public class ImagePlanTests
{
    private static readonly TargetGraph Graph = new(
        "Build",
        [
            .. Shop.Graph.Targets.Where(target => target.Name != "DockerBuild" && target.Name != "DockerPush"),
            Shop.DockerBuild with { Job = new() { Stage = Stages.Build, Per = Per.Image, When = When.MergeRequestAndRelease, NeedsEngine = true } },
            Shop.DockerPush with { Job = new() { Stage = Stages.Build, Per = Per.Image, When = When.Release, NeedsCredentials = true } },
        ]);

    [Fact]
    public void Builds_each_in_a_job_of_its_own_named_after_it()
    {
        var build = Plan(3).Jobs.Where(job => job.Name.StartsWith("docker-build")).ToList();

        Assert.Equal(["docker-build:shop/image1", "docker-build:shop/image2", "docker-build:shop/image3"], build.Select(job => job.Name));
        Assert.Equal(["./build.sh DockerBuild --only-image shop/image2 --skip"], build[1].Script);
    }

    [Fact]
    public void Needs_the_job_of_the_same_image_alone() =>
        Assert.Equal([new("compile-build"), new("docker-build:shop/image2")], JobOf(3, "docker-push:shop/image2").Needs!);

    [Fact]
    public void Deploys_when_all_of_them_are_there() =>
        Assert.Superset(
            new HashSet<string> { "docker-push:shop/image1", "docker-push:shop/image2", "docker-push:shop/image3" },
            JobOf(3, "deploy:dev").Needs!.Select(need => need.Job).ToHashSet());

    [Fact]
    public void Names_nothing_after_a_single_image() =>
        Assert.Equal(["./build.sh DockerBuild --skip"], JobOf(1, "docker-build").Script);

    [Fact]
    public void Waits_for_the_stages_when_there_are_more_of_them_than_needs()
    {
        var deploy = JobOf(60, "deploy:dev");

        Assert.Null(deploy.Needs);
        Assert.Empty(deploy.Dependencies!);
        Assert.Empty(PipelineGenerator.Generate(Graph, With(60)).Findings);
    }

    [Fact]
    public void Takes_the_files_of_all_of_them_from_earlier_stages()
    {
        var report = new TargetNode("Report") { DependsOn = ["DockerBuild"], Consumes = ["DockerBuild"], Job = new() { When = When.MergeRequestAndRelease } };
        var job = PipelinePlanner.Plan(new("Build", [.. Graph.Targets, report]), With(60)).Jobs.Single(job => job.Name == "report");

        Assert.Null(job.Needs);
        Assert.Equal(61, job.Dependencies!.Count);
    }

    [Fact]
    public void Refuses_more_needs_than_GitLab_takes_within_a_stage() =>
        Assert.Equal(
            "job 'gather' has 61 needs; GitLab takes 50",
            Assert.Single(
                PipelineGenerator.Generate(
                    new("Build", [.. Graph.Targets, new TargetNode("Gather") { DependsOn = ["DockerBuild"], Job = new() { Stage = Stages.Build, When = When.MergeRequestAndRelease } }]),
                    With(60)).Findings,
                finding => finding.Rule == FindingRules.TooManyNeeds).Reason);

    [Fact]
    public void Refuses_an_image_that_is_not_there() =>
        Assert.Equal(
            "--only-image shop/image9: shop has no image of that name. Did you mean 'shop/image1'? Images: shop/image1, shop/image2.",
            Assert.Throws<DefinitionException>(() => With(2).Image("shop/image9")).Message);

    private static Application With(int images) =>
        Shop.Application with { Images = [.. Enumerable.Range(1, images).Select(i => new ContainerImage($"shop/image{i}") { Dockerfile = "Dockerfile" })] };

    private static Pipeline Plan(int images) => PipelinePlanner.Plan(Graph, With(images));

    private static Job JobOf(int images, string name) => Plan(images).Jobs.Single(job => job.Name == name);
}
