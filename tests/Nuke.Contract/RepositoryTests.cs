namespace Nuke.Contract;

/// <summary>Git repositories, read from their files by a build.</summary>
public sealed class RepositoryTests : IDisposable
{
    private readonly BuildProcess build = BuildProcess.Of<Cloned>();

    public void Dispose() => build.Dispose();

    [Fact]
    public void Reads_a_repository()
    {
        GitProcess.Run(build.Root, "init", "-q", "-b", "Feature/x");
        GitProcess.Run(build.Root, "remote", "add", "origin", "https://user:token@gitlab.example/group/sub/name.git");
        GitProcess.Commit(build.Root);
        GitProcess.Run(build.Root, "tag", "v1");
        var lines = build.Run().Lines;
        Assert.Contains("protocol = Https", lines);
        Assert.Contains("endpoint = gitlab.example", lines);
        Assert.Contains("identifier = group/sub/name", lines);
        Assert.Contains("https = https://gitlab.example/group/sub/name.git", lines);
        Assert.Contains($"directory = {build.Root}", lines);
        Assert.Contains("branch = Feature/x", lines);
        Assert.Contains($"commit = {GitProcess.Run(build.Root, "rev-parse", "HEAD")}", lines);
        Assert.Contains("tags = v1", lines);
        Assert.Contains("feature = True", lines);
        Assert.Contains("main = False", lines);
        Assert.Contains("set = True", lines);
    }

    [Fact]
    public void Knows_no_branch_when_the_head_is_detached()
    {
        GitProcess.Run(build.Root, "init", "-q", "-b", "main");
        GitProcess.Commit(build.Root);
        GitProcess.Run(build.Root, "checkout", "-q", "--detach");
        var lines = build.Run().Lines;
        Assert.Contains("branch = null", lines);
        Assert.Contains($"commit = {GitProcess.Run(build.Root, "rev-parse", "HEAD")}", lines);
    }

    [Fact]
    public void Takes_branch_and_commit_from_the_server()
    {
        GitProcess.Run(build.Root, "init", "-q", "-b", "main");
        GitProcess.Commit(build.Root);
        var lines = build.OnServer().With("CI_COMMIT_REF_NAME", "staging").With("CI_COMMIT_SHA", "abc").Run().Lines;
        Assert.Contains("branch = staging", lines);
        Assert.Contains("commit = abc", lines);
    }
}
