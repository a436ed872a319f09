using System.Diagnostics;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace Nuke.Contract;

/// <summary>Solutions and git repositories, read from their files.</summary>
public sealed class ModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private AbsolutePath Root => folder.Path;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reads_a_solution()
    {
        folder.Write("a.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Top", "Top\Top.csproj", "{11111111-1111-1111-1111-111111111111}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{22222222-2222-2222-2222-222222222222}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Inner", "src\Inner\Inner.csproj", "{33333333-3333-3333-3333-333333333333}"
            EndProject
            Global
                GlobalSection(NestedProjects) = preSolution
                    {33333333-3333-3333-3333-333333333333} = {22222222-2222-2222-2222-222222222222}
                EndGlobalSection
            EndGlobal
            """);
        Check((Root / "a.sln").ReadSolution());
    }

    [Fact]
    public void Reads_a_solution_in_XML()
    {
        folder.Write("a.slnx", """
            <Solution>
              <Folder Name="/src/">
                <Project Path="src/Inner/Inner.csproj" />
              </Folder>
              <Project Path="Top/Top.csproj" />
            </Solution>
            """);
        Check((Root / "a.slnx").ReadSolution());
    }

    [Fact]
    public void Reads_a_repository()
    {
        Git("init", "-q", "-b", "Feature/x");
        Git("remote", "add", "origin", "https://user:token@gitlab.example:8443/group/sub/name.git");
        Commit();
        Git("tag", "v1");
        Git("tag", "-a", "v2", "-m", "annotated");
        Git("pack-refs", "--all");
        Git("config", "branch.Feature/x.remote", "origin");
        Git("config", "branch.Feature/x.merge", "refs/heads/other");
        var repository = GitRepository.FromLocalDirectory((Root / "deep").CreateDirectory());
        Assert.Equal(GitProtocol.Https, repository.Protocol);
        Assert.Equal("gitlab.example:8443", repository.Endpoint);
        Assert.Equal("group/sub/name", repository.Identifier);
        Assert.Equal("https://gitlab.example:8443/group/sub/name.git", repository.HttpsUrl);
        Assert.Equal(Root, repository.LocalDirectory);
        Assert.Equal("Feature/x", repository.Branch);
        Assert.Equal(Git("rev-parse", "HEAD"), repository.Commit);
        Assert.Equal(["v1", "v2"], repository.Tags.Order(StringComparer.Ordinal).ToArray());
        Assert.Equal("origin", repository.RemoteName);
        Assert.Equal("other", repository.RemoteBranch);
        Assert.True(repository.IsOnFeatureBranch());
        Assert.False(repository.IsOnMainOrMasterBranch());
        Assert.True(repository.SetBranch("Main").IsOnMainBranch());
    }

    [Fact]
    public void Knows_no_branch_when_the_head_is_detached()
    {
        Git("init", "-q", "-b", "main");
        Commit();
        Git("checkout", "-q", "--detach");
        var repository = GitRepository.FromLocalDirectory(Root);
        Assert.Null(repository.Branch);
        Assert.Equal(Git("rev-parse", "HEAD"), repository.Commit);
    }

    [Theory]
    [InlineData("https://github.com/a/b", GitProtocol.Https, "github.com", "a/b")]
    [InlineData("git@github.com:a/b.git", GitProtocol.Ssh, "github.com", "a/b")]
    [InlineData("ssh://git@gitlab.example:2222/a/b.git", GitProtocol.Ssh, "gitlab.example:2222", "a/b")]
    public void Reads_the_address_of_a_remote(string url, GitProtocol protocol, string endpoint, string identifier)
    {
        var repository = GitRepository.FromUrl(url, "develop");
        Assert.Equal((protocol, endpoint, identifier), (repository.Protocol, repository.Endpoint, repository.Identifier));
        Assert.True(repository.IsOnDevelopBranch());
    }

    [Theory]
    [InlineData("release/1.0", true, false)]
    [InlineData("hotfix/1.0", false, true)]
    public void Knows_the_kind_of_a_branch(string branch, bool isRelease, bool isHotfix)
    {
        var repository = GitRepository.FromUrl("https://github.com/a/b", branch);
        Assert.Equal((isRelease, isHotfix), (repository.IsOnReleaseBranch(), repository.IsOnHotfixBranch()));
    }

    private void Check(Solution solution)
    {
        Assert.Equal("a", solution.Name);
        Assert.Equal(Root, solution.Directory);
        Assert.Equal(["Inner", "Top"], solution.AllProjects.Select(x => x.Name).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(["Top"], solution.Projects.Select(x => x.Name));
        Assert.Equal(Root / "Top" / "Top.csproj", (AbsolutePath)solution.GetProject("Top"));
        Assert.Null(solution.GetProject("Inner"));
        Assert.Equal("Inner", solution.GetSolutionFolder("src").GetProject("Inner").Name);
        Assert.Equal("src", solution.AllSolutionFolders.Single().Name);
        Assert.Equal(["Inner"], solution.GetAllProjects("In*").Select(x => x.Name));
        Assert.Equal(Root / "src" / "Inner", solution.AllProjects.Single(x => x.Name == "Inner").Directory);
        Assert.Equal(solution.Path, (string)solution);
    }

    private void Commit()
    {
        folder.Write("file", "content");
        Git("add", "-A");
        Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "first");
    }

    private string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
