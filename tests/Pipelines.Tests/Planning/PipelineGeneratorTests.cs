using Pipelines.Definitions;
using Pipelines.Model.Limits;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

public class PipelineGeneratorTests
{
    [Fact]
    public void Finds_nothing_in_a_whole_build() => Assert.Empty(PipelineGenerator.Generate(Shop.Graph, Shop.Application).Findings);

    [Fact]
    public void Prints_what_the_author_has_made_of_the_plan()
    {
        var result = PipelineGenerator.Generate(Shop.Graph, Shop.Application, plan => plan.With("lint", lint => lint with { Tags = ["large"] }));

        Assert.Equal(["large"], result.Pipeline.Jobs.Single(job => job.Name == "lint").Tags);
        Assert.Contains("lint:\n  stage: test\n  tags:\n    - large\n", result.Text);
    }

    [Fact]
    public void Refuses_all_errors_at_once_with_symbol_id_mend_and_page()
    {
        var result = PipelineGenerator.Generate(
            new("Build", Shop.Lint with { Name = "Cache" }, Shop.Test with { DependsOn = [], Job = new() { NeedsCredentials = true } }), Shop.Application);

        Assert.Equal(
            """
            Build.Cache [PIPE0101]: 'cache' is a word of GitLab's own file format and cannot name a job. Rename the target. https://docs.gitlab.com/ci/jobs/#job-names
            Build.Test [PIPE0602]: job 'test' has id_tokens and exists in pipelines such as: a branch that no rule names; whoever may open a merge request or push a branch would hold them. Say When = When.Release. https://docs.gitlab.com/ci/secrets/id_token_authentication/
            """,
            Assert.Throws<DefinitionException>(result.ThrowOnErrors).Message);
    }

    [Fact]
    public void Warns_of_an_engine_next_to_credentials_and_goes_on()
    {
        var result = PipelineGenerator.Generate(
            new("Build", new Pipelines.Planning.TargetNode("Picture") { Job = new() { When = When.Release, NeedsEngine = true, NeedsCredentials = true } }), Shop.Application);

        Assert.Equal(
            "warning PIPE0901 Build.Picture: target 'Picture' runs a container engine and holds credentials, so a Dockerfile of a branch could reach them. "
            + "Make two targets of it: one builds, one pushes. https://docs.gitlab.com/ci/docker/using_docker_build/",
            Assert.Single(result.Findings).ToString());
        result.ThrowOnErrors();
    }

    [Fact]
    public void Warns_of_a_build_secret_that_its_job_cannot_read_from_Vault()
    {
        var image = new ContainerImage("shop")
        {
            Dockerfile = "Dockerfile",
            Secrets = [new("gems", Pipelines.Definitions.SecretSource.Vault("secret", "build/gems", "token")), new("npm", Pipelines.Definitions.SecretSource.Variable("NPM_TOKEN"))],
        };

        var result = PipelineGenerator.Generate(
            new("Build", new Pipelines.Planning.TargetNode("Picture") { Job = new() { When = When.Release, Per = Per.Image, NeedsEngine = true } }),
            new Application("shop") { Images = [image] });

        Assert.Equal(
            "warning PIPE0606 Build.Picture: image 'shop' takes its secret 'gems' from Vault, and the jobs of 'Picture' have no id_token to log in with, because they run its Dockerfile. "
            + "Take it by SecretSource.Variable from a masked and protected CI/CD variable that can only read packages. https://docs.gitlab.com/ci/secrets/id_token_authentication/",
            Assert.Single(result.Findings).ToString());
    }

    [Fact]
    public void Refuses_a_file_that_is_too_large()
    {
        var line = new string('x', 2_100_000);
        var result = PipelineGenerator.Generate(Shop.Graph, Shop.Application, plan => plan.With("lint", lint => lint with { Script = [line] }));

        Assert.Equal(
            $"error PIPE0801 Build: the file has {result.Text.Length} bytes; GitLab takes 2097152. Split the pipeline by environment or image. https://docs.gitlab.com/administration/instance_limits/",
            Assert.Single(result.Findings).ToString());
    }

    [Fact]
    public void Finds_the_needed_job_that_is_missing_where_the_needing_one_exists()
    {
        var result = PipelineGenerator.Generate(
            new("Build", Shop.Package, Shop.Test with { DependsOn = ["Package"], Job = new() }), Shop.Application);

        Assert.Equal(
            "job 'test' needs 'package', which is missing in pipelines such as: a branch that no rule names; GitLab then makes no pipeline at all",
            Assert.Single(result.Findings, finding => finding.Rule == FindingRules.AbsentNeed).Reason);
    }
}
