using System.Runtime.Versioning;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Clients.Git;

/// <summary>Commits that need not be the one that is checked out.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OtherCommitsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_a_commit_by_its_first_digits_and_no_branch_of_such_a_name()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        var commit = await folder.GitAsync("rev-parse", "HEAD");
        await folder.GitAsync("branch", "deadbeef");

        Assert.Equal(commit, await folder.Client.FindCommitAsync(commit[..7], Token));
        Assert.Equal(commit, await folder.Client.FindCommitAsync(commit, Token));
        Assert.Null(await folder.Client.FindCommitAsync("deadbeef", Token));
        Assert.Null(await folder.Client.FindCommitAsync(new string('0', 40), Token));
    }

    [Fact]
    public async Task Finds_no_commit_by_the_digits_of_a_file()
    {
        using var folder = await GitFolder.WithOneCommitAsync();

        Assert.Null(await folder.Client.FindCommitAsync(await folder.GitAsync("rev-parse", "HEAD:a.txt"), Token));
    }

    [Fact]
    public async Task Copies_the_files_of_a_commit_whatever_is_checked_out()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        folder.Write("shop/deploy/a.json", "\uFEFF{}\n");
        folder.Write("shop/deploy/more/b.json", "[]");
        await folder.GitAsync("add", "--all");
        await folder.GitAsync("commit", "--quiet", "--message=files");
        var commit = await folder.GitAsync("rev-parse", "HEAD");
        folder.Write("shop/deploy/a.json", "another");
        using var copy = new TemporaryFolder();
        var shop = folder.ClientAt("shop");

        await shop.CopyFilesAsync(commit, "deploy", copy.Path, Token);
        await shop.CopyFilesAsync(commit, "no-such-folder", copy.Path, Token);

        Assert.Equal(["deploy/a.json", "deploy/more/b.json"], Directory.EnumerateFiles(copy.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(copy.Path, file)).Order());
        Assert.Equal("\uFEFF{}\n"u8.ToArray(), await File.ReadAllBytesAsync(copy.At("deploy/a.json"), Token));
    }

    [Fact]
    public async Task Tells_ancestors_as_far_as_the_clone_reaches()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        var first = (await folder.Client.HeadAsync(Token)).Id;
        await folder.GitAsync("commit", "--quiet", "--allow-empty", "--message=second");
        var second = (await folder.Client.HeadAsync(Token)).Id;

        Assert.True(await folder.Client.IsAncestorAsync(first, second, Token));
        Assert.False(await folder.Client.IsAncestorAsync(second, first, Token));
        Assert.Null(await folder.Client.IsAncestorAsync(first, new string('0', 40), Token));
    }

    [Fact]
    public async Task Does_not_trust_a_shallow_clone_about_what_it_cut_off()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        var first = (await folder.Client.HeadAsync(Token)).Id;
        await folder.GitAsync("commit", "--quiet", "--allow-empty", "--message=second");
        await folder.GitAsync("commit", "--quiet", "--allow-empty", "--message=third");
        var third = (await folder.Client.HeadAsync(Token)).Id;

        // Both commits are known, and what is between them is not.
        using var shallow = await GitFolder.WithOneCommitAsync();
        await shallow.GitAsync("fetch", "--quiet", "--depth=1", "file://" + folder.Path, third);
        await folder.GitAsync("branch", "first", first);
        await shallow.GitAsync("fetch", "--quiet", "--depth=1", "file://" + folder.Path, "first");

        Assert.Null(await shallow.Client.IsAncestorAsync(first, third, Token));
    }
}
