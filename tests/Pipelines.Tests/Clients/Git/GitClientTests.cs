using System.Globalization;
using System.Runtime.Versioning;
using Pipelines.Clients.Git;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Git;

[UnsupportedOSPlatform("windows")]
public sealed class GitClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_the_commit_its_date_and_the_branch()
    {
        using var folder = await GitFolder.WithOneCommitAsync();

        var head = await folder.Client.HeadAsync(Token);

        Assert.Equal(
            new GitCommit(await folder.GitAsync("rev-parse", "HEAD"), DateTimeOffset.Parse(GitFolder.Date, CultureInfo.InvariantCulture), "main"),
            head);
        Assert.Equal(TimeSpan.FromHours(1), head.Date.Offset);
    }

    [Fact]
    public async Task Has_no_branch_when_HEAD_is_detached()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        await folder.GitAsync("checkout", "--quiet", "--detach");

        Assert.Null((await folder.Client.HeadAsync(Token)).Branch);
    }

    [Fact]
    public async Task Works_in_a_shallow_clone()
    {
        using var origin = await GitFolder.WithOneCommitAsync();
        origin.Write("b.txt", "two\n");
        await origin.GitAsync("add", "--all");
        await origin.GitAsync("commit", "--quiet", "--message=second");
        using var clone = new GitFolder();
        await clone.GitAsync("clone", "--quiet", "--depth=1", "file://" + origin.Path, ".");

        Assert.Equal(await origin.GitAsync("rev-parse", "HEAD"), (await clone.Client.HeadAsync(Token)).Id);
        Assert.True((await clone.Client.RevisionAsync(Token)).IsClean);
        Assert.Equal(["a.txt", "b.txt"], await clone.Client.FilesAsync(Token));
    }

    [Fact]
    public async Task Calls_a_revision_clean_whatever_is_ignored()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        folder.Write(".gitignore", "out/\n");
        await folder.GitAsync("add", "--all");
        await folder.GitAsync("commit", "--quiet", "--message=ignore");
        folder.Write("out/result", "anything");

        var revision = await folder.Client.RevisionAsync(Token);

        Assert.True(revision.IsClean);
        Assert.Equal(await folder.GitAsync("rev-parse", "HEAD"), revision.Tag.Text);
    }

    [Fact]
    public async Task Hashes_each_kind_of_change_differently_and_comes_back_to_the_same()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        var file = folder.At("a.txt");
        var seen = new List<string>();
        async Task See()
        {
            var revision = await folder.Client.RevisionAsync(Token);
            Assert.Matches("^[0-9a-f]{40}-dirty-[0-9a-f]{12}$", revision.Tag.Text);
            seen.Add(revision.Tag.Text);
        }

        await File.WriteAllTextAsync(file, "two\n", Token);
        await See();
        await File.WriteAllTextAsync(file, "three\n", Token);
        await See();
        await File.WriteAllTextAsync(file, "one\n", Token);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await See();
        File.Delete(file);
        await See();
        File.CreateSymbolicLink(file, "elsewhere");
        await See();
        File.Delete(file);
        await File.WriteAllTextAsync(file, "one\n", Token);
        folder.Write("new/ä b.txt", "x");
        await See();
        folder.Write("new/ä b.txt", "y");
        await See();

        Assert.Equal(seen.Distinct(), seen);
        File.Delete(folder.At("new/ä b.txt"));
        Assert.True((await folder.Client.RevisionAsync(Token)).IsClean);
        await File.WriteAllTextAsync(file, "two\n", Token);
        Assert.Equal(seen[0], (await folder.Client.RevisionAsync(Token)).Tag.Text);
    }

    [Fact]
    public async Task Keeps_the_hash_when_a_change_is_staged()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        folder.Write("a.txt", "two\n");
        folder.Write("new.txt", "x");
        var before = await folder.Client.RevisionAsync(Token);

        await folder.GitAsync("add", "--all");

        Assert.Equal(before, await folder.Client.RevisionAsync(Token));
    }

    [Fact]
    public async Task Hashes_what_lies_in_a_repository_of_its_own()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        Directory.CreateDirectory(folder.At("inner"));
        await folder.GitAsync("-C", "inner", "init", "--quiet");
        await folder.GitAsync("-C", "inner", "commit", "--quiet", "--allow-empty", "--message=first");
        var before = await folder.Client.RevisionAsync(Token);

        folder.Write("inner/file", "x");

        Assert.False(before.IsClean);
        Assert.NotEqual(before, await folder.Client.RevisionAsync(Token));
    }

    [Fact]
    public async Task Lists_tracked_and_new_files_that_are_there()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        folder.Write(".gitignore", "*.log\n");
        folder.Write("sub/new.txt", "");
        folder.Write("sub/x.log", "");
        folder.Write("gone.txt", "");
        File.CreateSymbolicLink(folder.At("dangling"), "nowhere");
        await folder.GitAsync("add", "gone.txt");
        File.Delete(folder.At("gone.txt"));

        Assert.Equal([".gitignore", "a.txt", "dangling", "sub/new.txt"], await folder.Client.FilesAsync(Token));
    }

    [Fact]
    public async Task Reads_the_commit_once_and_the_working_tree_each_time()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        var client = folder.Client;

        var head = await client.HeadAsync(Token);
        var clean = await client.RevisionAsync(Token);
        folder.Write("a.txt", "two\n");
        var changed = await client.RevisionAsync(Token);

        Assert.Equal([head.Id, head.Id], new[] { clean, changed }.Select(revision => revision.Commit));
        Assert.Equal((true, false), (clean.IsClean, changed.IsClean));
        Assert.Equal([1, 1, 1, 2], new[] { "rev-parse --show-toplevel", "log -1", "symbolic-ref", "status" }.Select(command => folder.Log.Lines.Count(line => line.Contains($"git {command}", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Writes_nothing_into_the_repository()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        // A new time stamp makes 'git status' want to refresh the index.
        File.SetLastWriteTimeUtc(folder.At("a.txt"), DateTime.UnixEpoch);
        var index = await File.ReadAllBytesAsync(folder.At(".git/index"), Token);

        await folder.Client.RevisionAsync(Token);

        Assert.Equal(index, await File.ReadAllBytesAsync(folder.At(".git/index"), Token));
    }

    [Fact]
    public async Task Says_where_the_source_is_without_its_token()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        Assert.Null(await folder.Client.SourceAsync(Token));

        await folder.GitAsync("remote", "add", "origin", "https://gitlab-ci-token:glcbt-64@gitlab.example:8443/shop/storefront.git");

        Assert.Equal("https://gitlab.example:8443/shop/storefront", await folder.Client.SourceAsync(Token));
    }

    [Fact]
    public async Task Names_files_whose_names_are_not_UTF8()
    {
        using var folder = await GitFolder.WithOneCommitAsync();
        folder.Write("caf\u00E9 \"1\".txt", "");
        folder.Write("\uFFFD.txt", "");
        await ShellAsync(folder, "for name in 'caf\\351.txt' 'gone\\351.txt' 'sub \\303\\251\\n\\377.txt'; do echo x > \"$(printf \"$name\")\"; done; git add caf* gone*; rm gone*; printf 'ignored*\\n' > .gitignore; echo x > \"$(printf 'ignored\\351')\"");

        Assert.Equal(["\"caf\\351.txt\"", "\"sub \\303\\251\\n\\377.txt\""], await folder.Client.UnreadableNamesAsync(Token));
        Assert.Equal([".gitignore", "a.txt", "caf\u00E9 \"1\".txt", "\uFFFD.txt"], await folder.Client.FilesAsync(Token));
    }

    [Fact]
    public async Task Refuses_a_folder_that_is_no_repository()
    {
        using var folder = new GitFolder();

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.Client.RevisionAsync(Token));

        Assert.Equal(
            $"Cannot read the git repository ({folder.Path}): git finds no working tree there: fatal: not a git repository (or any of the parent directories): .git. "
            + "Run the build in a clone of the repository, or make one: 'git init', then a first commit.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_a_repository_without_a_commit()
    {
        using var folder = new GitFolder();
        await folder.GitAsync("init", "--quiet");

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.Client.HeadAsync(Token));

        Assert.Equal(
            $"Cannot read the git repository ({folder.Path}): it has no commit yet. Make the first: 'git add --all', then 'git commit'.",
            error.Message);
    }

    [Fact]
    public async Task Names_the_mend_when_the_folder_belongs_to_another_user()
    {
        RealPart.Require(Environment.UserName == "root", "only root can give a folder away");
        using var folder = await GitFolder.WithOneCommitAsync();
        RealPart.Require("chown");
        using (var chown = System.Diagnostics.Process.Start("chown", ["-R", "65534", folder.Path]))
        {
            await chown.WaitForExitAsync(Token);
        }

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.Client.HeadAsync(Token));

        Assert.Equal(
            $"Cannot read the git repository ({folder.Path}): the folder belongs to another user, so git refuses to read it. "
            + $"Run 'git config --global --add safe.directory {folder.Path}'.",
            error.Message);
    }

    private static async Task ShellAsync(GitFolder folder, string script)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-ec", script]) { WorkingDirectory = folder.Path })!;
        await shell.WaitForExitAsync(Token);
        Assert.Equal(0, shell.ExitCode);
    }
}
