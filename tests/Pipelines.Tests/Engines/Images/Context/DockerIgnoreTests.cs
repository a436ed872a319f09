using Pipelines.Engines.Images.Context;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images.Context;

/// <summary>The expectations are those of Docker 28's own matcher, tried with <c>docker build</c>.</summary>
public sealed class DockerIgnoreTests
{
    [Theory]
    [InlineData("a.txt", "a.txt", true)]
    [InlineData("a.txt", "sub/a.txt", false)]
    [InlineData("/a.txt", "a.txt", true)]
    [InlineData("./a.txt", "a.txt", true)]
    [InlineData("sub/../a.txt", "a.txt", true)]
    [InlineData("sub", "sub/deep/a.txt", true)]
    [InlineData("sub/", "sub/a.txt", true)]
    [InlineData("sub", "subway", false)]
    [InlineData("*", "sub/a.txt", true)]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.txt", "sub/a.txt", false)]
    [InlineData("*/*.txt", "sub/a.txt", true)]
    [InlineData("*/*.txt", "sub/deep/a.txt", false)]
    [InlineData("**/*.txt", "a.txt", true)]
    [InlineData("**/*.txt", "sub/deep/a.txt", true)]
    [InlineData("**", "sub/deep/a.txt", true)]
    [InlineData("sub/**", "sub/deep/a.txt", true)]
    [InlineData("sub/**/a.txt", "sub/a.txt", true)]
    [InlineData("sub/**/a.txt", "sub/x/y/a.txt", true)]
    [InlineData("**/deep", "sub/deep/a.txt", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[^a-c]x", "ax", false)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "axb", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("a+b", "aab", false)]
    [InlineData("c++", "c++", true)]
    [InlineData("(x)$", "(x)$", true)]
    [InlineData("A.txt", "a.txt", false)]
    [InlineData("  a.txt  ", "a.txt", true)]
    [InlineData("# a.txt", "a.txt", false)]
    [InlineData(" #a", "#a", true)]
    [InlineData("", "a.txt", false)]
    [InlineData(".", "a.txt", false)]
    [InlineData("/", "a.txt", false)]
    [InlineData("..", "a.txt", false)]
    [InlineData("*\n!a.txt", "a.txt", false)]
    [InlineData("*\n!a.txt", "b.txt", true)]
    [InlineData("!a.txt\n*", "a.txt", true)]
    [InlineData("*\n!sub", "sub/deep/a.txt", false)]
    [InlineData("*\n!sub\nsub/deep", "sub/deep/a.txt", true)]
    [InlineData("*\n!sub/deep/a.txt", "sub/deep/a.txt", false)]
    [InlineData("*\n!sub/deep/a.txt", "sub/deep/b.txt", true)]
    [InlineData("sub\n!sub/a.txt\nsub/a*", "sub/a.txt", true)]
    [InlineData("*.md\n! README.md", "README.md", false)]
    [InlineData("\uFEFFa.txt", "a.txt", true)]
    [InlineData("a.txt\r\nb.txt\r\n", "b.txt", true)]
    public void Keeps_out_what_Docker_keeps_out(string lines, string path, bool ignored) =>
        Assert.Equal(ignored, DockerIgnore.Parse(lines).Ignores(path));

    [Theory]
    [InlineData("[a", "its '[' is not closed")]
    [InlineData("[b-a]", "its [ ] is not a set of characters")]
    [InlineData("a\\", "it ends with '\\'")]
    [InlineData("!", "'!' stands alone")]
    public void Says_which_line_is_not_a_pattern(string line, string reason)
    {
        var error = Assert.Throws<DefinitionException>(() => DockerIgnore.Parse("ok\n" + line));

        Assert.Equal($".dockerignore:2: '{line}' is not a pattern: {reason}. Mend it; docs/images.md says what is understood.", error.Message);
    }

    [Fact]
    public void Takes_the_file_of_the_Dockerfile_before_that_of_the_context()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app/.dockerignore", "a");

        Assert.True(DockerIgnore.For(folder.At("Dockerfile"), folder.At("app")).Ignores("a"));

        folder.Write("Dockerfile.dockerignore", "b");
        var own = DockerIgnore.For(folder.At("Dockerfile"), folder.At("app"));

        Assert.Equal((false, true), (own.Ignores("a"), own.Ignores("b")));
        Assert.False(DockerIgnore.For(folder.At("Other"), folder.At("elsewhere")).Ignores("a"));
    }

    [Fact]
    public void Takes_no_longer_for_a_pattern_of_many_stars() =>
        Assert.False(DockerIgnore.Parse(string.Concat(Enumerable.Repeat("*a", 40))).Ignores(new string('a', 4000) + "b"));
}
