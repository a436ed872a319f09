using Pipelines.Definitions;
using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>What an application says wrong about itself.</summary>
public class ApplicationCheckTests
{
    private static readonly ContainerImage Shelf = new("shelf") { Dockerfile = "Dockerfile" }, Till = new("till") { Dockerfile = "Dockerfile" };

    [Theory]
    [InlineData("main")]
    [InlineData("release/1.x")]
    [InlineData("it's")]
    [InlineData("ünïcode")]
    public void Takes_every_name_of_a_branch(string branch) => Assert.NotEmpty(Plan(Shop.Application with { ReleaseBranch = branch }).Jobs);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("feature/*")]
    [InlineData("-x")]
    [InlineData("a..b")]
    [InlineData("a/")]
    [InlineData("a.lock")]
    [InlineData("a\nb")]
    public void Refuses_what_is_no_branch(string branch) => Refuses(
        Shop.Application with { ReleaseBranch = branch },
        $"Build.Application.ReleaseBranch: '{branch}' is no name of one branch, so nothing would ever be deployed. Write one such as 'main'; patterns are not taken.");

    [Fact]
    public void Refuses_the_built_in_environment() => Refuses(
        Shop.Application with { Environments = [Named("local")] },
        "Build.Application.Environments: 'local' is built in: the sandbox of the process that deploys. Rename the environment.");

    [Theory]
    [InlineData("uat.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://a page")]
    [InlineData("")]
    public void Refuses_an_address_that_GitLab_does_not_take(string url) => Refuses(
        Shop.Application with { Environments = [Shop.Dev with { Url = url }] },
        $"Build.Application.Environments, 'dev': the Url '{url}' is no address of a page, and GitLab would fail the deployment. Begin it with 'https://', or leave it out.");

    [Theory]
    [InlineData("https://$CI_COMMIT_REF_SLUG.example")]
    [InlineData("$ADDRESS")]
    public void Takes_an_address_with_variables(string url) => Assert.NotEmpty(Plan(Shop.Application with { Environments = [Shop.Dev with { Url = url }] }).Jobs);

    [Theory]
    [InlineData("")]
    [InlineData("My App")]
    [InlineData("shop$X")]
    public void Refuses_a_name_that_is_not_the_same_everywhere(string name) => Refuses(
        new Application(name) { Environments = [Shop.Dev] },
        $"Build.Application.Name: '{name}' cannot name an ECS cluster, nor stand in the audience of a token. Write letters, digits, '-' and '_'.");

    [Fact]
    public void Takes_any_name_that_is_deployed_nowhere() => Assert.NotEmpty(PipelinePlanner.Plan(new("Build", Shop.Lint), new("My.Library")).Jobs);

    [Fact]
    public void Refuses_what_is_there_twice_all_at_once() => Refuses(
        Shop.Application with { Environments = [Shop.Dev, Shop.Dev], Images = [Shelf, Shelf], Services = [new("till", Shelf), new("till", Shelf)] },
        """
        Build.Application.Environments: 'dev' is there twice. Keep one of them, or rename the other.
        Build.Application.Images: 'shelf' is there twice. Keep one of them, or rename the other.
        Build.Application.Services: 'till' is there twice. Keep one of them, or rename the other.
        """);

    [Fact]
    public void Refuses_a_service_whose_image_nobody_builds() => Refuses(
        Shop.Application with { Images = [Shelf], Services = [new("till", Till)] },
        "Build.Application.Services, 'till': its image 'till' is not among the images that are built. Put it into Images.");

    [Fact]
    public void Refuses_a_review_environment_that_is_called_like_another() => Refuses(
        Shop.Application with { Review = new(Named("uat")) },
        "Build.Application.Review: there is an environment 'uat' already, which '--env uat' means. Rename one of them.");

    [Fact]
    public void Refuses_an_engine_beside_a_job_of_a_machine() => Refuses(
        Shop.Application with { RunnerImage = RunnerImage.Shell("linux") },
        "Build.Application.Engine: jobs need a container engine, and a runner with the shell executor starts no docker:dind beside them. Set Engine = EngineAccess.Runner, or name a ToolsImage.");

    private static DeploymentEnvironment Named(string name) => new(name) { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Other, Start = Start.Manual };

    private static Pipelines.Model.Pipeline Plan(Application application) => PipelinePlanner.Plan(Shop.Graph, application);

    private static void Refuses(Application application, string message) =>
        Assert.Equal(message, Assert.Throws<DefinitionException>(() => Plan(application)).Message);
}
