using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class ScriptLanguageTests : IDisposable
{
    private static readonly ScriptLanguage Ruby = new([".rb"], ["Rakefile"], ["ruby"]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.rb", "")]
    [InlineData("lib/Rakefile", "")]
    [InlineData("tool", "#!/usr/bin/ruby\n")]
    [InlineData("tool", "#! /usr/bin/ruby -w\n")]
    [InlineData("tool", "#!/usr/bin/env ruby\r\n")]
    [InlineData("tool", "#!/usr/bin/env -S PATH=/a/b ruby3.1 -w\n")]
    [InlineData("tool.txt", "#!ruby")]
    public void Takes(string path, string text) => Assert.Equal([path], In(path, text));

    [Theory]
    [InlineData("a.RB", "")]
    [InlineData("Rakefile.md", "")]
    [InlineData("tool", "")]
    [InlineData("tool", "#")]
    [InlineData("tool", "#!")]
    [InlineData("tool", "#!/usr/bin/env\n")]
    [InlineData("tool", "#!/usr/bin/rubyish\n")]
    [InlineData("tool", "#!/bin/sh\n#!/usr/bin/ruby\n")]
    [InlineData("tool", "\n#!/usr/bin/ruby\n")]
    public void Leaves(string path, string text) => Assert.Empty(In(path, text));

    [Fact]
    public void Leaves_links_and_what_is_not_there()
    {
        _folder.Write("a.rb", "");
        File.CreateSymbolicLink(_folder.At("b.rb"), "a.rb");
        File.CreateSymbolicLink(_folder.At("c.rb"), "nowhere");

        Assert.Equal(["a.rb"], Ruby.In(new RepositoryFiles(_folder.Path, ["a.rb", "b.rb", "c.rb", "d.rb"])));
    }

    private IReadOnlyList<string> In(string path, string text)
    {
        _folder.Write(path, text);
        return Ruby.In(new RepositoryFiles(_folder.Path, [path]));
    }
}
