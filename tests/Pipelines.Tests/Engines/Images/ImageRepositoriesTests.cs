using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class ImageRepositoriesTests
{
    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creates_a_repository_whose_tags_stay_except_those_of_environments()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var ecr = new EcrClient(sandbox.Aws);
        var image = new ContainerImage("team/new") { Dockerfile = "Dockerfile", CreateRepository = true };

        await new ImageRepositories(ecr, _log).EnsureAsync(sandbox.Address, image, ["dev", "sit"], Token);
        await new ImageRepositories(ecr, _log).EnsureAsync(sandbox.Address, image, ["dev", "sit"], Token);

        var made = await ecr.FindRepositoryAsync("team/new", Token);
        Assert.Equal((true, true, false), (made!.CanMove("dev"), made.CanMove("sit"), made.CanMove("c0ffee")));
        Assert.Equal([$"{sandbox.Address}/team/new: created; its tags are immutable, except dev, sit."], _log.Lines);
        using var registry = sandbox.Client();
        var test = new TestImage();
        foreach (var number in Enumerable.Range(0, test.Blobs.Count))
        {
            await registry.UploadBlobAsync("team/new", test.Source(number), null, Token);
        }

        Assert.True(await registry.WriteManifestAsync("team/new", (ImageTag)"c0ffee", test.Manifest, Token));
    }

    [Fact]
    public async Task Creates_nothing_unless_the_image_says_so()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var ecr = new EcrClient(sandbox.Aws);

        await new ImageRepositories(ecr, _log).EnsureAsync(sandbox.Address, new ContainerImage("team/new") { Dockerfile = "Dockerfile" }, ["dev"], Token);

        Assert.Null(await ecr.FindRepositoryAsync("team/new", Token));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Refuses_more_movable_tags_than_can_be_excepted()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var ecr = new EcrClient(sandbox.Aws);
        var image = new ContainerImage("team/new") { Dockerfile = "Dockerfile", CreateRepository = true };

        var error = await Assert.ThrowsAsync<DefinitionException>(() => new ImageRepositories(ecr, _log).EnsureAsync(sandbox.Address, image, ["a", "b", "c", "d", "e", "f"], Token));

        Assert.Contains(
            "its repository cannot be created: the tags of 6 environments would have to move there, and Amazon ECR excepts 5 at most", error.Message, StringComparison.Ordinal);
    }
}
