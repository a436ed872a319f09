namespace Nuke.Contract.Subset;

/// <summary>Repositories that NUKE does not read, or of which it is not known what it reads.</summary>
public sealed class RepositoryFilesTests : IDisposable
{
    private readonly BuildProcess build = BuildProcess.Of<Cloned>();

    public RepositoryFilesTests()
    {
        GitProcess.Run(build.Root, "init", "-q", "-b", "main");
        GitProcess.Commit(build.Root);
    }

    public void Dispose() => build.Dispose();

    [Fact]
    public void Reads_a_worktree()
    {
        using var other = new TemporaryFolder();
        GitProcess.Run(build.Root, "worktree", "add", "-q", "-b", "side", other.At("tree"));
        Directory.CreateDirectory(other.At("tree", ".nuke"));
        var lines = build.Run("--root", other.At("tree")).Lines;
        Assert.Contains("branch = side", lines);
        Assert.Contains($"directory = {other.At("tree")}", lines);
    }

    [Fact]
    public void Reads_what_is_packed_and_the_commits_of_annotated_tags()
    {
        GitProcess.Run(build.Root, "tag", "v1");
        GitProcess.Run(build.Root, "-c", "user.name=a", "-c", "user.email=a@b", "tag", "-a", "v2", "-m", "annotated");
        GitProcess.Run(build.Root, "pack-refs", "--all");
        var lines = build.Run().Lines;
        Assert.Contains("tags = v1,v2", lines);
        Assert.Contains($"commit = {GitProcess.Run(build.Root, "rev-parse", "HEAD")}", lines);
    }

    [Fact]
    public void Knows_the_branch_of_the_remote_and_the_port_of_its_host()
    {
        GitProcess.Run(build.Root, "remote", "add", "upstream", "ssh://git@gitlab.example:2222/a/b.git");
        GitProcess.Run(build.Root, "config", "branch.main.remote", "upstream");
        GitProcess.Run(build.Root, "config", "branch.main.merge", "refs/heads/other");
        var lines = build.Run().Lines;
        Assert.Contains("endpoint = gitlab.example:2222", lines);
        Assert.Contains("remote = upstream/other", lines);
    }
}
