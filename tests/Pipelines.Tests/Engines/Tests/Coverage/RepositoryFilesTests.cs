using Pipelines.Engines.Tests.Coverage;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Tests.Coverage;

public sealed class RepositoryFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RepositoryFilesTests()
    {
        _folder.Write("src/A.cs", "");
        _folder.Write("app/lib/a.rb", "");
        _folder.Write("src/obj/G.cs", "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{root}/src/A.cs", "src/A.cs")]
    [InlineData("/_/src/A.cs", "src/A.cs")]
    [InlineData("src/A.cs", "src/A.cs")]
    [InlineData("src\\A.cs", "src/A.cs")]
    [InlineData("./src/../src/A.cs", "src/A.cs")]
    [InlineData("lib/a.rb", "app/lib/a.rb")]
    [InlineData("../src/A.cs", "src/A.cs")]
    [InlineData("../../src/A.cs", null)]
    [InlineData("{root}/src/obj/G.cs", null)]
    [InlineData("{root}/src/None.cs", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("src/A.cs\0", null)]
    [InlineData("", null)]
    public void Finds_the_repositorys_own(string name, string? path)
    {
        var files = new RepositoryFiles(_folder.Path, new HashSet<string> { "src/A.cs", "app/lib/a.rb" });

        Assert.Equal(path, files.Find(name.Replace("{root}", _folder.Path, StringComparison.Ordinal), [_folder.At("app")]));
        Assert.Equal(path is null ? 1 : 0, files.Others.Count);
    }
}
