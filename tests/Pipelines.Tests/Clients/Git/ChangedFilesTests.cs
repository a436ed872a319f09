using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Git;

public sealed class ChangedFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_those_that_differ_from_where_the_history_parted()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        git.Write("gone.txt", "x\n");
        git.Write("old name.txt", "a file\nof several\nlines\n");
        git.Write("same.txt", "x\n");
        await CommitAsync(git);
        await git.GitAsync("checkout", "--quiet", "-b", "feature");
        git.Write("committed.txt", "x\n");
        await git.GitAsync("mv", "old name.txt", "new ä\n\"name\".txt");
        await git.GitAsync("rm", "--quiet", "gone.txt");
        await CommitAsync(git);
        await git.GitAsync("checkout", "--quiet", "main");
        git.Write("same.txt", "changed on main alone\n");
        await CommitAsync(git);
        await git.GitAsync("checkout", "--quiet", "feature");
        git.Write("staged.txt", "x\n");
        await git.GitAsync("add", "staged.txt");
        git.Write("a.txt", "not staged\n");
        git.Write("folder/untracked.txt", "x\n");
        git.Write(".git/info/exclude", "ignored.txt\n");
        git.Write("ignored.txt", "x\n");

        var changed = await git.Client.ChangedSinceAsync("main", Token);

        Assert.Equal(["a.txt", "committed.txt", "folder/untracked.txt", "new ä\n\"name\".txt", "staged.txt"], changed.Order(StringComparer.Ordinal));
        Assert.Equal(["untracked.txt"], await git.ClientAt("folder").ChangedSinceAsync("main", Token));
    }

    [Theory]
    [InlineData("mian")]
    [InlineData("--output=x")]
    [InlineData("")]
    public async Task Are_not_known_for_a_branch_that_is_not_there(string reference)
    {
        using var git = await GitFolder.WithOneCommitAsync();

        var exception = await Assert.ThrowsAsync<DefinitionException>(() => git.Client.ChangedSinceAsync(reference, Token));

        Assert.Equal($"{reference}: this clone has no such branch, tag or commit. Correct it, or fetch it: 'git fetch origin', then write such as 'origin/main'.", exception.Message);
    }

    [Fact]
    public async Task Are_not_known_when_the_clone_lacks_the_common_past()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        await git.GitAsync("checkout", "--quiet", "--orphan", "other");
        await git.GitAsync("commit", "--quiet", "--message=other");

        var exception = await Assert.ThrowsAsync<ExecutionException>(() => git.Client.ChangedSinceAsync("main", Token));

        Assert.Equal(
            $"Cannot read the git repository ({git.Path}): this clone does not hold where the history parted from 'main'. Fetch the rest: 'git fetch --unshallow', or GIT_DEPTH=0 in a job.",
            exception.Message);
    }

    [Fact]
    public async Task Are_told_from_staged_ones()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        git.Write("staged.txt", "x\n");
        await git.GitAsync("add", "staged.txt");
        git.Write("untracked.txt", "x\n");
        git.Write("a.txt", "changed\n");

        Assert.Equal(["a.txt", "untracked.txt"], (await git.Client.UnstagedAsync(Token)).Order(StringComparer.Ordinal));
    }

    private static async Task CommitAsync(GitFolder git)
    {
        await git.GitAsync("add", "--all");
        await git.GitAsync("commit", "--quiet", "--message=next");
    }
}
