using System.Text.RegularExpressions;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests;

/// <summary>What the README shows is this repository's own build, so that it compiles and runs.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Shows_code_that_is_in_the_build()
    {
        var lines = Directory.GetFiles(Path.Combine(Repository.Root, "build"), "*.cs").SelectMany(File.ReadAllLines).Select(line => line.Trim()).ToHashSet();
        var shown = CSharp().Matches(Readme).SelectMany(block => block.Groups["code"].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, lines));
    }

    [Fact]
    public void Links_to_files_that_are_there()
    {
        var links = Link().Matches(Readme).Select(link => link.Groups["path"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, path => Assert.True(File.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();
}
