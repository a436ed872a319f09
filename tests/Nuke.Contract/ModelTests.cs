using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace Nuke.Contract;

/// <summary>Solutions, read from their files, and addresses of git repositories.</summary>
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

    [Theory]
    [InlineData("https://github.com/a/b", GitProtocol.Https, "github.com", "a/b")]
    [InlineData("git@github.com:a/b.git", GitProtocol.Ssh, "github.com", "a/b")]
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
}
