using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class RepositoryFilesTests
{
    private static readonly RepositoryFiles Linux = new("/home/me/shop", ["src/A.cs", "src/a b%.cs", @"odd\name.sh"], "/data/shop");
    private static readonly RepositoryFiles Windows = new(@"C:\Work\shop", ["src/A.cs", "src/a b%.cs"]);

    [Theory]
    [InlineData("src/A.cs", "src/A.cs")]
    [InlineData("./src/A.cs", "src/A.cs")]
    [InlineData("src/../src//A.cs", "src/A.cs")]
    [InlineData(@"src\A.cs", "src/A.cs")]
    [InlineData(@"odd\name.sh", @"odd\name.sh")]
    [InlineData("/home/me/shop/src/A.cs", "src/A.cs")]
    [InlineData("/home/me/shop/build/../src/A.cs", "src/A.cs")]
    [InlineData("/data/shop/src/A.cs", "src/A.cs")]
    [InlineData("file:///home/me/shop/src/A.cs", "src/A.cs")]
    [InlineData("FILE:/home/me/shop/src/A.cs", "src/A.cs")]
    [InlineData("file://localhost/home/me/shop/src/A.cs", "src/A.cs")]
    [InlineData("file:///home/me/shop/src/a%20b%25.cs", "src/a b%.cs")]
    [InlineData("src/a b%.cs", "src/a b%.cs")]
    [InlineData("/home/me/shopping/src/A.cs", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("../src/A.cs", null)]
    [InlineData("/home/me/shop/../../../src/A.cs", null)]
    [InlineData("src/a.cs", null)]
    [InlineData("src", null)]
    [InlineData("", null)]
    [InlineData("file://", null)]
    [InlineData("https://example/src/A.cs", null)]
    public void Places_what_a_tool_says(string said, string? path) => Assert.Equal(path, Linux.Place(said));

    [Theory]
    [InlineData(@"C:\Work\shop\src\A.cs", "src/A.cs")]
    [InlineData(@"c:\work\SHOP\src\a.CS", "src/A.cs")]
    [InlineData("C:/Work/shop/src/A.cs", "src/A.cs")]
    [InlineData("file:///C:/Work/shop/src/A.cs", "src/A.cs")]
    [InlineData("file:///c:/Work/shop/src/a%20b%25.cs", "src/a b%.cs")]
    [InlineData(@"D:\Work\shop\src\A.cs", null)]
    public void Places_what_a_tool_says_on_windows(string said, string? path) => Assert.Equal(path, Windows.Place(said));

    [Fact]
    public void Reads_lines_and_gives_none_beyond_the_end()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.sh", "one\r\n  two\t\n");
        var files = new RepositoryFiles(folder.Path, ["a.sh", "deleted.sh"]);

        Assert.Equal(["one", "  two\t", ""], [files.WholeLine("a.sh", 1), files.WholeLine("a.sh", 2), files.WholeLine("a.sh", 3)]);
        Assert.Equal("", files.WholeLine("deleted.sh", 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\r\n\n")]
    [InlineData("a\rb\nc\r\nd")]
    [InlineData("\uFEFFa\u2028b\fc\n")]
    public void Reads_lines_as_every_other_program_here(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.sh", text);
        var lines = new SourceLines(folder.Path);

        Assert.Equal([.. File.ReadAllLines(folder.At("a.sh")), ""], Enumerable.Range(1, File.ReadAllLines(folder.At("a.sh")).Length + 1).Select(number => lines["a.sh", number].ToString()));
    }

    [Fact]
    public async Task Holds_what_git_tracks_or_would_track_also_when_a_link_leads_to_the_clone()
    {
        using var git = await GitFolder.WithOneCommitAsync();
        git.Write(".gitignore", "bin/\n");
        git.Write("bin/A.cs", "");
        git.Write("src/A.cs", "");
        using var elsewhere = new TemporaryFolder();
        var link = elsewhere.At("link");
        Directory.CreateSymbolicLink(link, git.Path);
        var client = new GitClient(new ProcessRunner(new RecordedLog(), TimeProvider.System), link);

        var files = await RepositoryFiles.ReadAsync(client, link, TestContext.Current.CancellationToken);

        Assert.Equal([".gitignore", "a.txt", "src/A.cs"], files.All);
        Assert.Equal(["src/A.cs", "src/A.cs", null], [files.Place(git.At("src/A.cs")), files.Place(link + "/src/A.cs"), files.Place(link + "/bin/A.cs")]);
    }
}
