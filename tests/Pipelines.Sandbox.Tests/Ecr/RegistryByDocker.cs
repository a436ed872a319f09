using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Ecr;

/// <summary>The registry as the docker client sees it, with the password that the AWS client gets.</summary>
public sealed class RegistryByDocker
{
    [Fact]
    public async Task Logs_in_pushes_and_pulls_with_the_password_of_ECR()
    {
        var docker = RealPart.RequireDocker();
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        var configuration = new Dictionary<string, string> { ["DOCKER_CONFIG"] = folder.At("docker") };
        var reference = $"{started.Sandbox.RegistryAddress("111111111111", "eu-west-1")}/storefront:by-docker";
        folder.Write("context/hello", "hello");
        folder.Write("context/Dockerfile", "FROM scratch\nCOPY hello /\n");
        try
        {
            await Tool.RunAsync(docker, ["build", "--quiet", "--tag", reference, folder.At("context")], configuration);
            var stranger = await Tool.TryAsync(docker, ["push", reference], configuration);
            var wrong = await Tool.TryAsync(docker, ["login", "--username", "AWS", "--password-stdin", started.Address["http://".Length..]], configuration, "wrong");
            await Tool.RunAsync(
                docker, ["login", "--username", "AWS", "--password-stdin", started.Address["http://".Length..]], configuration, await started.AwsAsync("ecr", "get-login-password"));
            await Tool.RunAsync(docker, ["push", reference], configuration);
            await Tool.RunAsync(docker, ["image", "rm", reference], configuration);
            await Tool.RunAsync(docker, ["pull", "--quiet", reference], configuration);

            Assert.Contains("no basic auth credentials", stranger.Error, StringComparison.Ordinal);
            Assert.NotEqual(0, wrong.ExitCode);
            Assert.Contains("by-docker", await started.AwsAsync("ecr", "list-images", "--repository-name", "storefront"), StringComparison.Ordinal);
        }
        finally
        {
            await Tool.TryAsync(docker, ["image", "rm", "--force", reference], configuration);
        }
    }
}
