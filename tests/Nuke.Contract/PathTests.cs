using Nuke.Common.IO;

namespace Nuke.Contract;

/// <summary>Paths, and what can be done with what stands there.</summary>
public sealed class PathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private AbsolutePath Root => folder.Path;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/a//b/", "/a/b")]
    [InlineData("/a/./b/../c", "/a/c")]
    [InlineData("/", "/")]
    [InlineData("/a/..", "/")]
    [InlineData(@"C:\a\..\b", @"C:\b")]
    [InlineData("C:/a/b", @"C:\a\b")]
    [InlineData("/a/...b", "/a/...b")]
    public void Are_normalized(string text, string normal) => Assert.Equal(normal, (string)AbsolutePath.Create(text));

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("/a/../..")]
    public void Must_be_rooted_and_stay_below_the_root(string text) => Assert.ThrowsAny<Exception>(() => AbsolutePath.Create(text));

    [Fact]
    public void Are_null_when_the_text_is()
    {
        AbsolutePath path = (string)null!;
        Assert.Null(path);
        Assert.Null((string)path);
    }

    [Fact]
    public void Are_combined_with_a_slash()
    {
        var path = (AbsolutePath)"/a" / "b" / "../c.tar.gz";
        Assert.Equal("/a/c.tar.gz", path.ToString());
        Assert.Equal("c.tar.gz", path.Name);
        Assert.Equal("c.tar", path.NameWithoutExtension);
        Assert.Equal(".gz", path.Extension);
        Assert.Equal("/a", path.Parent);
        Assert.Equal("/a", path / ..);
        Assert.Null(((AbsolutePath)"/").Parent);
        Assert.Equal("/a/c.tar.gz.sha", path + ".sha");
        Assert.ThrowsAny<Exception>(() => path / "/b");
    }

    [Theory]
    [InlineData("/a/b", "/a/b", true)]
    [InlineData("/a/b", "/A/b", false)]
    [InlineData(@"C:\a", @"c:\A", true)]
    public void Are_equal_when_their_texts_are(string left, string right, bool equal)
    {
        var (a, b) = (AbsolutePath.Create(left), AbsolutePath.Create(right));
        Assert.Equal(equal, a == b);
        Assert.Equal(equal, a.Equals(b));
        Assert.Equal(!equal, a != b);
        if (equal)
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Theory]
    [InlineData("d", "\"/a b\"")]
    [InlineData("dn", "\"/a b\"")]
    [InlineData("s", "'/a b'")]
    [InlineData("sn", "'/a b'")]
    [InlineData("nq", "/a b")]
    public void Are_quoted_as_the_format_says(string format, string text) => Assert.Equal(text, ((AbsolutePath)"/a b").ToString(format));

    [Fact]
    public void Are_plain_in_interpolated_texts() => Assert.Equal("x /a b", $"x {(AbsolutePath)"/a b"}");

    [Theory]
    [InlineData("/a", "/a/b/c", "b/c", true)]
    [InlineData("/a/b", "/a/c", "../c", false)]
    [InlineData("/a", "/ab", "../ab", false)]
    public void Know_the_way_to_another(string from, string to, string way, bool contains)
    {
        AbsolutePath path = from;
        Assert.Equal(way, path.GetRelativePathTo(to).ToString());
        Assert.Equal(way, (string)path.GetUnixRelativePathTo(to));
        Assert.Equal(way.Replace('/', '\\'), (string)path.GetWinRelativePathTo(to));
        Assert.Equal(contains, path.Contains(to));
    }

    [Fact]
    public void Know_what_is_there()
    {
        var file = Root / "sub" / "a.txt";
        file.TouchFile();
        Assert.True(file.FileExists());
        Assert.False(file.DirectoryExists());
        Assert.True(file.Parent.DirectoryExists());
        Assert.Equal(file, file.ExistingFile());
        Assert.Null(file.ExistingDirectory());
        Assert.True(Root.ContainsDirectory("s*"));
        Assert.False(Root.ContainsFile("*.txt"));
        Assert.True(Root.ContainsFile("*.txt", SearchOption.AllDirectories));
        Assert.Equal(Root, file.FindParent(x => x.ContainsDirectory("sub")));
        Assert.Equal(file, file.FindParentOrSelf(x => x.HasExtension("md", "txt")));
        Assert.Equal(Root / "sub" / "a.json", file.WithExtension("json"));
    }

    [Fact]
    public void Hold_texts_with_one_line_break_at_the_end()
    {
        var file = Root / "new" / "a.txt";
        file.WriteAllText("text\n\n");
        Assert.Equal("text" + Environment.NewLine, File.ReadAllText(file));
        Assert.Equal((byte)'t', file.ReadAllBytes()[0]);
        file.WriteAllText("text", eofLineBreak: false);
        Assert.Equal("text", file.ReadAllText());
        file.WriteAllLines(["a", "b"], platformFamily: PlatformFamily.Linux);
        Assert.Equal("a\nb\n", file.ReadAllText());
        file.AppendAllText("c");
        Assert.Equal(["a", "b", "c"], file.ReadAllLines());
        file.UpdateText(x => x.ToUpperInvariant());
        Assert.Equal("C", file.ReadAllLines()[^1]);
    }

    [Fact]
    public void Are_created_and_deleted()
    {
        var directory = (Root / "d").CreateDirectory();
        (directory / "f").TouchFile();
        directory.CreateOrCleanDirectory();
        Assert.Empty(directory.GetFiles());
        directory.DeleteDirectory();
        directory.DeleteDirectory();
        Assert.False(directory.DirectoryExists());
        (Root / "none").DeleteFile();
    }

    [Fact]
    public void Are_copied_and_moved_as_the_policy_says()
    {
        (Root / "from" / "a").WriteAllText("new");
        (Root / "from" / "b").WriteAllText("new");
        (Root / "to" / "a").WriteAllText("old");
        Assert.ThrowsAny<Exception>(() => (Root / "from").Copy(Root / "to"));
        (Root / "from").Copy(Root / "to", ExistsPolicy.MergeAndSkip);
        Assert.Equal("old", (Root / "to" / "a").ReadAllLines()[0]);
        Assert.Equal("new", (Root / "to" / "b").ReadAllLines()[0]);
        (Root / "from").Copy(Root / "to", ExistsPolicy.MergeAndOverwrite, excludeFile: x => x.Name == "b");
        Assert.Equal("new", (Root / "to" / "a").ReadAllLines()[0]);
        (Root / "from" / "a").MoveToDirectory(Root / "moved");
        Assert.True((Root / "moved" / "a").FileExists());
        Assert.False((Root / "from" / "a").FileExists());
        (Root / "moved" / "a").Rename("c");
        Assert.True((Root / "moved" / "c").FileExists());
    }

    [Theory]
    [InlineData("**/*.cs", "a.cs", "src/b.cs", "src/deep/c.cs")]
    [InlineData("*.cs", "a.cs")]
    [InlineData("src/*.{cs,txt}", "src/b.cs", "src/t.txt")]
    [InlineData("src/?.cs", "src/b.cs")]
    [InlineData("**/deep/*.cs", "src/deep/c.cs")]
    public void Find_files_by_patterns(string pattern, params string[] files)
    {
        foreach (var file in (string[])["a.cs", "src/b.cs", "src/deep/c.cs", "src/t.txt", "src/deep/readme.md2"])
            (Root / file).TouchFile();
        (Root / "src/deep/readme.md2").DeleteFile();
        Assert.Equal(files, Root.GlobFiles(pattern).Select(x => (string)Root.GetUnixRelativePathTo(x)).Order(StringComparer.Ordinal).ToArray());
    }

    [Fact]
    public void Find_directories_by_patterns()
    {
        (Root / "src/one/bin").CreateDirectory();
        (Root / "src/two/bin").CreateDirectory();
        (Root / "src/two/obj").CreateDirectory();
        Assert.Equal(["src/one/bin", "src/two/bin"], Root.GlobDirectories("src/**/bin").Select(x => (string)Root.GetUnixRelativePathTo(x)).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(["bin", "obj"], (Root / "src" / "two").GetDirectories().Select(x => x.Name).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(6, Root.GetDirectories(depth: 3).Count());
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    public void Are_packed_and_unpacked(string archive)
    {
        (Root / "from" / "a.txt").WriteAllText("a");
        (Root / "from" / "deep" / "b.txt").WriteAllText("b");
        (Root / "from" / "no.pdb").WriteAllText("no");
        (Root / "from").CompressTo(Root / "out" / archive, filter: x => !x.HasExtension("pdb"));
        (Root / "out" / archive).UncompressTo(Root / "to");
        Assert.Equal("b", (Root / "to" / "deep" / "b.txt").ReadAllLines()[0]);
        Assert.Equal(["a.txt", "deep/b.txt"], (Root / "to").GlobFiles("**/*").Select(x => (string)(Root / "to").GetUnixRelativePathTo(x)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Are_not_packed_over_another_archive_unless_told_so()
    {
        (Root / "from" / "a.txt").WriteAllText("a");
        (Root / "from").ZipTo(Root / "a.zip");
        (Root / "from").TarGZipTo(Root / "a.tgz");
        Assert.ThrowsAny<Exception>(() => (Root / "from").ZipTo(Root / "a.zip"));
        Assert.ThrowsAny<Exception>(() => (Root / "from").TarGZipTo(Root / "a.tgz"));
        (Root / "from").ZipTo(Root / "a.zip", fileMode: FileMode.Create);
        (Root / "from").TarGZipTo(Root / "a.tgz", fileMode: FileMode.Create);
    }

    [Fact]
    public void Know_their_kind_by_the_name_in_the_source()
    {
        var someFile = (Root / "f").TouchFile();
        var someDirectory = Root;
        Assert.True(someFile.Exists());
        Assert.True(someDirectory.Exists());
        var thing = Root;
        Assert.ThrowsAny<Exception>(() => thing.Exists());
    }
}
