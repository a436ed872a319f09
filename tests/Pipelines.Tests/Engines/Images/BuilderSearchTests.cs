using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Tests.Clients.Containers;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class BuilderSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_the_first_that_is_there()
    {
        using var fake = FakeBuilder.Saying("podman version 5.0.0");
        var options = fake.Options with { Client = "no-docker" };

        Assert.Equal("podman", (await BuilderSearch.FindAsync(BuilderSearch.Order, options, Token)).Builder!.Kind);
        Assert.Equal("buildah", (await BuilderSearch.FindAsync(BuilderSearch.Order, options with { Podman = "no-podman" }, Token)).Builder!.Kind);
    }

    [Fact]
    public async Task Takes_Docker_before_the_others()
    {
        using var fake = FakeBuilder.Saying("20.10.24 linux");

        var found = await BuilderSearch.FindAsync(BuilderSearch.Order, fake.Options, Token);

        Assert.Equal(("docker", "Docker Engine 20.10.24 with its legacy builder"), (found.Builder!.Kind, found.Finding));
    }

    [Fact]
    public async Task Never_takes_another_than_the_one_that_was_named()
    {
        using var fake = FakeBuilder.Saying("podman version 5.0.0");
        var found = await BuilderSearch.FindAsync([ImageBuilder.Buildah], fake.Options with { Buildah = "no-buildah" }, Token);

        Assert.Equal(
            "Cannot build the image (shop): it needs a builder of images, and there is no 'no-buildah' on PATH. "
            + "Install it ('apt-get install buildah' on Debian), or choose another Builder for the ContainerImage.",
            Assert.Throws<ExecutionException>(() => found.Require("build the image", "shop")).Message);
    }

    [Fact]
    public async Task Says_of_each_why_it_is_not_taken()
    {
        using var fake = FakeBuilder.Saying("");
        var options = fake.Options with { Client = "no-docker", Podman = "no-podman", Buildah = "no-buildah" };

        var found = await BuilderSearch.FindAsync(BuilderSearch.Order, options, Token);

        Assert.Equal(
            "Cannot build the image (shop): it needs a builder of images, and there is no 'no-docker' on PATH, there is no 'no-podman' on PATH, and there is no 'no-buildah' on PATH. "
            + "Start Docker, point DOCKER_HOST at a daemon that runs, or install a builder that needs none ('apt-get install buildah' on Debian).",
            Assert.Throws<ExecutionException>(() => found.Require("build the image", "shop")).Message);
    }
}
