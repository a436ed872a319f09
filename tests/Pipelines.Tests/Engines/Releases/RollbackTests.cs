using Pipelines.Definitions;
using Pipelines.Engines.Releases;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

/// <summary>Deployments and rollbacks against the sandbox's ECS and registry, as the targets make them.</summary>
public sealed class RollbackTests : IAsyncLifetime
{
    private SandboxShop _shop = null!;

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _shop = await SandboxShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Returns_to_image_and_configuration_of_the_release_before_and_registers_nothing()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');

        var result = await _shop.RollBackAsync();

        Assert.Equal(["shop-backend:2", "shop-frontend:2"], result.Services.Select(service => service.TaskDefinition!.Split('/')[1]));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(("a", "a"), (await _shop.CommitThatRunsAsync("backend"), await _shop.CommitThatRunsAsync("frontend")));
        Assert.Equal(3, (await _shop.Ecs.NewestTaskDefinitionsAsync("shop-backend", 10, End)).Arns.Count);
        var status = await _shop.StatusAsync();
        Assert.Empty(status.Disagreements);
        Assert.Equal(
            [
                "environment  service   runs             commit    image                tasks   release     tag",
                $"uat          backend   shop-backend:2   aaaaaaaa  {Short('a')}  1 of 1  frontend:2  :uat = {Short('a')}",
                $"uat          frontend  shop-frontend:2  aaaaaaaa  {Short('a')}  1 of 1  frontend:2  :uat = {Short('a')}",
            ],
            ReleasesText.Show([status]));
    }

    [Fact]
    public async Task Goes_further_back_each_time_and_forward_again_by_name()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        await _shop.DeployAsync('c');

        await _shop.RollBackAsync();
        Assert.Equal("b", await _shop.CommitThatRunsAsync("backend"));
        await _shop.RollBackAsync();
        Assert.Equal("a", await _shop.CommitThatRunsAsync("backend"));
        Assert.Equal(14, (await Assert.ThrowsAsync<ExecutionException>(() => _shop.RollBackAsync())).ExitCode);
        await _shop.RollBackAsync(new string('c', 8));

        Assert.Equal(("c", "c"), (await _shop.CommitThatRunsAsync("backend"), await _shop.CommitThatRunsAsync("frontend")));
        Assert.Equal(["frontend:4", "frontend:3", "frontend:2"], (await _shop.HistoryAsync()).Releases.Select(release => release.Id));
    }

    [Fact]
    public async Task A_deployment_that_ECS_took_back_is_no_release_and_the_one_before_it_runs()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        var failed = await _shop.DeployAsync('c', fails: true);

        var history = await _shop.HistoryAsync();

        Assert.Equal(["frontend:3", "frontend:2"], history.Releases.Select(release => release.Id));
        Assert.Equal((10, "frontend:3"), (failed.ExitCode, history.Current!.Id));
    }

    [Fact]
    public async Task Changes_nothing_when_that_release_runs()
    {
        await _shop.DeployAsync('a');

        var result = await _shop.RollBackAsync("backend:2");

        Assert.Equal((0, true), (result.ExitCode, result.Services.All(service => service.Plan.Calls.Count == 0)));
    }

    [Fact]
    public async Task Leaves_a_service_alone_that_the_release_does_not_have()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        var worker = new Service("worker", Shop.Image);
        var grown = Shop.Application with { Services = [worker, Shop.Backend, Shop.Frontend with { After = [Shop.Backend, worker] }] };
        var history = await _shop.HistoryAsync(grown);

        Assert.Equal([worker], (await _shop.OrderAsync(history, history.Target(null))).LeftAlone);
        await _shop.RollBackAsync(application: grown);

        Assert.Equal(("a", "a"), (await _shop.CommitThatRunsAsync("backend"), await _shop.CommitThatRunsAsync("frontend")));
    }

    [Fact]
    public async Task Refuses_an_image_that_the_registry_does_not_have_any_more()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        await _shop.DeleteImageAsync(SandboxShop.DigestOf('a'));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => _shop.RollBackAsync());

        string Gone(string service) => $"\nerror ECS0602 {service}: the registry has no image {_shop.Registry.Address}/shop@{SandboxShop.DigestOf('a')} any more. "
            + "Roll back to another release, and let the registry's lifecycle rules keep what is tagged by a commit. https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html";
        Assert.Equal("Cannot roll back (shop in uat to frontend:2): nothing was written. " + Gone("backend") + Gone("frontend"), refused.Message);
        Assert.Equal((14, "b"), (refused.ExitCode, await _shop.CommitThatRunsAsync("backend")));
    }

    [Fact]
    public async Task Refuses_a_revision_that_is_not_what_was_recorded()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        var history = await _shop.HistoryAsync();
        var other = new Dictionary<string, Digest> { ["shop"] = Shop.OtherDigest };
        var gone = new Dictionary<string, string> { ["backend"] = "shop-backend:2", ["frontend"] = "shop-frontend:99" };

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => _shop.OrderAsync(history, history.Releases[1] with { Images = other, Members = gone }));

        Assert.Equal(
            $"Cannot roll back (shop in uat to frontend:2): nothing was written. \nerror ECS0603 backend: shop-backend:2 names {_shop.Registry.Address}/shop@{SandboxShop.DigestOf('a')}, "
            + $"and recorded is {_shop.Registry.Address}/shop@{Shop.OtherDigest}. Roll back to another release, or deploy that commit. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/image-tag-digest.html"
            + "\nerror ECS0601 frontend: ECS has no task definition shop-frontend:99 any more. Roll back to another release, or deploy that commit. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deregister-task-definition-v2.html",
            refused.Message);
    }

    [Fact]
    public async Task Registers_the_twin_of_a_revision_that_was_deregistered()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        await _shop.DeregisterAsync("shop-frontend:2");

        var result = await _shop.RollBackAsync();

        Assert.Equal(["shop-backend:2", "shop-frontend:4"], result.Services.Select(service => service.TaskDefinition!.Split('/')[1]));
        Assert.Equal(("a", "a"), (await _shop.CommitThatRunsAsync("backend"), await _shop.CommitThatRunsAsync("frontend")));
        var current = (await _shop.HistoryAsync()).Current!;
        Assert.Equal(("frontend:4", 'a'), (current.Id, current.Origin.Revision.Commit[0]));
        Assert.Empty((await _shop.StatusAsync()).Disagreements);
    }

    [Fact]
    public async Task Status_says_what_does_not_agree()
    {
        await _shop.DeployAsync('a');
        await _shop.DeployAsync('b');
        var history = await _shop.HistoryAsync();
        await _shop.Ecs.UpdateServiceAsync("shop", "backend", history.Releases[1].Members["backend"], End);
        var grown = Shop.Application with { Services = [.. Shop.Application.Services, new("worker", Shop.Image)] };

        var disagreements = (await _shop.StatusAsync(grown)).Disagreements;

        Assert.Contains($"uat: backend runs {Short('a')}, and the tag names {Short('b')}.", disagreements);
        Assert.Contains("uat: backend runs what is no release.", disagreements);
        Assert.Contains("uat: worker is no service of the cluster.", disagreements);
        Assert.DoesNotContain(disagreements, line => line.StartsWith("uat: frontend runs sha256", StringComparison.Ordinal));
    }

    private static string Short(char commit) => SandboxShop.DigestOf(commit).Short;
}
