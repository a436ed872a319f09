using Pipelines.Planning;
using Xunit;

namespace Pipelines.Tests.Planning;

public class JobNameTests
{
    [Theory]
    [InlineData("Lint", "lint")]
    [InlineData("DockerBuild", "docker-build")]
    [InlineData("CITest", "ci-test")]
    [InlineData("TestCI", "test-ci")]
    [InlineData("Build2Images", "build2-images")]
    [InlineData("E2ETest", "e2-e-test")]
    [InlineData("Push_Image", "push-image")]
    [InlineData("lint", "lint")]
    public void Writes_a_target_in_small_letters_with_dashes(string target, string job) => Assert.Equal(job, JobName.Of(target));

    [Fact]
    public void Puts_the_environment_behind_a_colon() => Assert.Equal("deploy:uat", JobName.Of("Deploy", Shop.Uat));
}
