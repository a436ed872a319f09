using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Releases;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

public sealed class InfrastructureOnlyTests
{
    private static readonly Application Application = Shop.Application with { Infrastructure = new("infra/environment") };

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deploys_nothing_when_nothing_else_has_changed_since_what_runs()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var runs = await HeadAsync(git);
        await CommitAsync(git, "infra/modules/network/main.tf");
        var now = await CommitAsync(git, ".gitlab/infra.gitlab-ci.yml");

        Assert.Equal(runs, (await FindAsync(git, now, runs))!.Revision);
        Assert.Equal(
            $"{now.Short} changes nothing but the infrastructure since {runs.Short}, which runs: nothing is deployed, and nothing was written. With --force it is.",
            ReleasesText.NothingButInfrastructure(new(now, "ann"), new(runs, "ann")));
    }

    [Fact]
    public async Task Deploys_what_an_earlier_push_changed_and_no_pipeline_deployed()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var runs = await HeadAsync(git);
        await CommitAsync(git, "app.rb");

        Assert.Null(await FindAsync(git, await CommitAsync(git, "infra/main.tf"), runs));
    }

    [Theory]
    [InlineData("infrastructure.md")]
    [InlineData("infra")]
    [InlineData("build/Build.cs")]
    public async Task Deploys_what_is_not_below_the_folder(string file)
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var runs = await HeadAsync(git);

        Assert.Null(await FindAsync(git, await CommitAsync(git, file), runs));
    }

    [Fact]
    public async Task Deploys_when_nobody_can_tell()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var runs = await HeadAsync(git);
        var now = await CommitAsync(git, "infra/main.tf");

        Assert.Null(await FindAsync(git, now, new Revision(new string('e', 40))));
        Assert.Null(await FindAsync(git, now, null));
        Assert.Null(await FindAsync(git, now, new Revision(runs.Commit, "abc")));
        Assert.Null(await FindAsync(git, new Revision(now.Commit, "abc"), runs));
        Assert.Null(await FindAsync(git, now, now));
        Assert.Null(await FindAsync(git, now, runs, Move.Restart));
        Assert.Null(await FindAsync(git, now, runs, Move.Nothing));
        Assert.Null(await FindAsync(git, now, runs, Move.Replace, Shop.Application));
    }

    private static async Task<Revision> HeadAsync(GitFolder git) => new((await git.Client.HeadAsync(End)).Id);

    private static async Task<Revision> CommitAsync(GitFolder git, string file)
    {
        git.Write(file, "x\n");
        await git.GitAsync("add", "--all");
        await git.GitAsync("commit", "--quiet", "--message=next");
        return await HeadAsync(git);
    }

    private static Task<Origin?> FindAsync(GitFolder git, Revision ours, Revision? running, Move move = Move.Replace, Application? application = null)
    {
        var tags = running is null ? new Dictionary<string, string>() : ReleaseTags.Of(new(running, "ann"));
        var seen = new EcsService { Arn = "a", Name = "backend", Status = "ACTIVE" };
        var service = new ServicePlan(new(Shop.Backend, "shop-backend", Shop.Reference(), new JsonObject()), move, seen, new("td/shop-backend:1", new JsonObject()) { Tags = tags });
        var plan = new DeploymentPlan(Shop.Application, Shop.Uat, "shop", [[service]], []);
        return new InfrastructureOnly(git.Client, application ?? Application).FindAsync(plan, new(ours, "ann"), End);
    }
}
