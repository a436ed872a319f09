using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>Where jobs run.</summary>
public class RunnerImageTests
{
    private const string Dockerfile = "build/ci.Dockerfile";
    private const string Reference = "$CI_REGISTRY_IMAGE/ci:0123456789ab";

    private static readonly TargetGraph Graph = Shop.Graph with { FileHashes = new Dictionary<string, string> { [Dockerfile] = "0123456789ab" } };

    private static readonly Application WithTools = Shop.Application with { ToolsImage = RunnerImage.Built(Dockerfile) };

    [Fact]
    public void Is_the_SDK_when_nothing_is_said()
    {
        var plan = PipelinePlanner.Plan(Shop.Graph, Shop.Application);

        Assert.Equal("mcr.microsoft.com/dotnet/sdk:10.0", plan.Default!.Image!.Name);
        Assert.All(plan.Jobs, job => Assert.Null(job.Image));
    }

    [Fact]
    public void Is_the_image_with_tools_for_jobs_that_need_them_and_never_beside_credentials()
    {
        var jobs = PipelinePlanner.Plan(Graph, WithTools).Jobs;

        Assert.Equal(["docker-build", "lint"], jobs.Where(job => job.Image?.Name == Reference).Select(job => job.Name));
        Assert.All(jobs.Where(job => job.IdTokens.Count > 0), job => Assert.Null(job.Image));
    }

    [Fact]
    public void Is_the_SDK_beside_credentials_also_when_all_other_jobs_run_in_an_image_that_branches_may_push()
    {
        var plan = PipelinePlanner.Plan(Graph, Shop.Application with { RunnerImage = RunnerImage.Built(Dockerfile) });

        Assert.Equal(Reference, plan.Default!.Image!.Name);
        Assert.All(plan.Jobs.Where(job => job.IdTokens.Count > 0), job => Assert.Equal("mcr.microsoft.com/dotnet/sdk:10.0", job.Image!.Name));
    }

    [Fact]
    public void Is_built_when_its_Dockerfile_has_changed_and_on_a_schedule_but_not_for_a_fork()
    {
        var image = PipelinePlanner.Plan(Graph, WithTools).Jobs[0];

        Assert.Equal(("ci-image", ".pre", "docker:28-cli", true), (image.Name, image.Stage, image.Image!.Name, image.Interruptible));
        Assert.Equal(
            [
                "$DEPLOY_ENVIRONMENT  Never",
                "$CI_PIPELINE_SOURCE == \"schedule\"  ",
                "$CI_PIPELINE_SOURCE == \"merge_request_event\" && $CI_MERGE_REQUEST_SOURCE_PROJECT_PATH != $CI_PROJECT_PATH  Never",
                "$CI_PIPELINE_SOURCE == \"push\" || $CI_PIPELINE_SOURCE == \"merge_request_event\" build/ci.Dockerfile ",
            ],
            image.Rules.Select(rule => $"{rule.If} {string.Join(' ', rule.Changes)} {rule.When}"));
        Assert.Contains(image.Variables, variable => variable is { Name: "IMAGE", Value: Reference });
        Assert.Equal("docker build --pull --file build/ci.Dockerfile --tag \"$IMAGE\" build", image.Script[2]);
        Assert.Equal(["docker:28-dind"], image.Services.Select(service => service.Name));
    }

    [Fact]
    public void Is_waited_for_where_it_is_built()
    {
        var need = new Need("ci-image") { Artifacts = false, Optional = true };
        var jobs = PipelinePlanner.Plan(Graph, WithTools).Jobs;

        Assert.Equal(["docker-build", "lint"], jobs.Where(job => job.Needs?.Contains(need) == true).Select(job => job.Name));
        Assert.Empty(PipelineGenerator.Generate(Graph, WithTools).Findings);
    }

    [Fact]
    public void Refuses_a_Dockerfile_that_is_not_there() =>
        Assert.Equal(
            "Build: jobs run in an image of 'build/ci.Dockerfile', and that file is not there. Write it, or name another under RunnerImage.Built.",
            Assert.Throws<DefinitionException>(() => PipelinePlanner.Plan(Shop.Graph, WithTools)).Message);

    [Fact]
    public void Is_no_image_but_tags_on_shell_runners()
    {
        var plan = PipelinePlanner.Plan(Shop.Graph, Shop.Application with { RunnerImage = RunnerImage.Shell("shell", "linux"), Engine = EngineAccess.Runner });

        Assert.Null(plan.Default!.Image);
        Assert.Equal(["shell", "linux"], plan.Default.Tags);
        Assert.All(plan.Jobs, job => Assert.Null(job.Image));
    }

    [Fact]
    public void Has_runners_of_its_own_by_tags() =>
        Assert.Equal(
            ["docker-build", "lint"],
            PipelinePlanner.Plan(Shop.Graph, Shop.Application with { ToolsImage = RunnerImage.Published("tools:1") with { Tags = ["large"] } }).Jobs
                .Where(job => job.Image?.Name == "tools:1" && job.Tags is ["large"]).Select(job => job.Name));

    [Fact]
    public void Is_what_the_target_itself_says()
    {
        var lint = PipelinePlanner.Plan(
            Graph with { Targets = [Shop.Lint with { Job = new() { AtOnce = true, NeedsTools = true, Image = "ruby:3.4", Tags = ["arm"] } }] }, WithTools).Jobs.Single(job => job.Name == "lint");

        Assert.Equal(("ruby:3.4", "arm"), (lint.Image!.Name, Assert.Single(lint.Tags)));
        Assert.Empty(lint.Needs!);
    }
}
