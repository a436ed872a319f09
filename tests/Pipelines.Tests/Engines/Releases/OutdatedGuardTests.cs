using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Releases;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

public sealed class OutdatedGuardTests
{
    private static readonly Revision Elsewhere = new(new string('e', 40));

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refuses_an_ancestor_of_what_runs_whatever_the_pipelines_say()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var (old, now) = (await HeadAsync(git), await CommitAsync(git));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => JudgeAsync(git, From(old, 9), From(now, 8)));

        Assert.Equal(
            $"Cannot deploy (shop to uat): refused, nothing was written: {old.Short} is older than {now.Short}, which runs (by git's history). "
            + $"Deploy the newest commit; to return to this one run 'Rollback --env uat --to {old.Short}', or add --force.",
            refused.Message);
        Assert.Equal(14, refused.ExitCode);
    }

    [Fact]
    public async Task Lets_a_descendant_pass()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var (old, now) = (await HeadAsync(git), await CommitAsync(git));

        Assert.Equal([$"{now.Short} is no ancestor of {old.Short}, which runs (by git's history)."], await JudgeAsync(git, From(now, 8), From(old, 9)));
    }

    [Fact]
    public async Task Says_that_it_is_forced()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var (old, now) = (await HeadAsync(git), await CommitAsync(git));

        Assert.Equal(
            [$"{old.Short} is older than {now.Short}, which runs (by git's history). It is deployed all the same (--force)."], await JudgeAsync(git, From(old, null), From(now, null), force: true));
    }

    [Fact]
    public async Task Compares_pipelines_when_the_clone_does_not_know_what_runs()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var head = await HeadAsync(git);

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => JudgeAsync(git, From(head, 8), From(Elsewhere, 9)));

        Assert.Contains($"{head.Short} is older than eeeeeeee, which runs (by their pipelines, 8 and 9). ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["Pipeline 9 is not older than 8, whose commit eeeeeeee runs (this clone does not know that commit)."], await JudgeAsync(git, From(head, 9), From(Elsewhere, 8)));
    }

    [Fact]
    public async Task Says_that_it_does_not_know()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var head = await HeadAsync(git);

        Assert.Equal(
            [$"Whether {head.Short} is older than eeeeeeee, which runs, is not known: this clone lacks that commit, and there are no two pipelines to compare."],
            await JudgeAsync(git, From(head, 8), From(Elsewhere, null)));
    }

    [Fact]
    public async Task Has_nothing_to_say_about_the_same_commit_or_an_unknown_origin()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        var head = await HeadAsync(git);

        Assert.Empty(await JudgeAsync(git, From(head, 8), From(head, 9)));
        Assert.Empty(await JudgeAsync(git, From(head, 8), null));
    }

    [Fact]
    public async Task Has_nothing_to_say_when_nothing_is_replaced()
    {
        using var git = await GitFolder.WithOneCommitAsync();

        Assert.Empty(await JudgeAsync(git, From(await HeadAsync(git), 8), From(Elsewhere, 9), move: Move.Nothing));
    }

    private static async Task<Revision> HeadAsync(GitFolder git) => new((await git.Client.HeadAsync(End)).Id);

    private static async Task<Revision> CommitAsync(GitFolder git)
    {
        await git.GitAsync("commit", "--quiet", "--allow-empty", "--message=next");
        return await HeadAsync(git);
    }

    private static Origin From(Revision revision, long? pipeline) => new(revision, "ann") { PipelineNumber = pipeline };

    private static async Task<IReadOnlyList<string>> JudgeAsync(GitFolder git, Origin ours, Origin? running, bool force = false, Move move = Move.Replace)
    {
        var tags = running is null ? new Dictionary<string, string>() : ReleaseTags.Of(running);
        var seen = new EcsService { Arn = "a", Name = "backend", Status = "ACTIVE" };
        var service = new ServicePlan(new(Shop.Backend, "shop-backend", Shop.Reference(), new JsonObject()), move, seen, new("td/shop-backend:1", new JsonObject()) { Tags = tags });
        var plan = new DeploymentPlan(Shop.Application, Shop.Uat, "shop", [[service]], []);
        return OutdatedGuard.Judge(plan, ours, await new OutdatedGuard(git.Client).CompareAsync(plan, ours, End), force);
    }
}
