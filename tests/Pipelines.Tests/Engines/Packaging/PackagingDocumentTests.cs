using System.Text.RegularExpressions;
using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

/// <summary>What docs/packaging.md shows is built as it stands there.</summary>
public sealed partial class PackagingDocumentTests
{
    [Fact]
    public async Task The_example_gives_the_package_that_is_named()
    {
        using var source = new SourceFixture();
        Directory.Delete(source.Debian, recursive: true);
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "packaging.md"), TestContext.Current.CancellationToken);
        foreach (Match block in Block().Matches(document))
        {
            source.Write(block.Groups["file"].Value, block.Groups["text"].Value);
        }

        source.Write("bin/greeter", "#!/bin/sh\necho hello\n").Write("lib/words.rb", "").Write("conf/greeter.conf", "");
        var package = await source.BuildAsync();

        Assert.Contains($"The result is `{Path.GetFileName(package.File)}`.", document, StringComparison.Ordinal);
        var archive = await DebianArchive.ReadAsync(package.File, TestContext.Current.CancellationToken);
        Assert.Equal("ruby (>= 1:3.1)", archive.Depends);
    }

    [GeneratedRegex("^```(?<file>debian/[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
