using CsCheck;
using Pipelines.Engines.Packaging;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

public sealed class InstallLinesTests : IDisposable
{
    private readonly SourceFixture source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task Installs_units_documents_and_hidden_files_of_folders()
    {
        source.Write("debian/tool.service", "[Service]\n").Write("debian/tool@.timer", "[Timer]\n").Write("debian/copyright", "free\n");
        source.Write("lib/.hidden", "").Write("debian/README.Debian", "hello\n").Write("debian/rules", "").Write("debian/source/format", "3.0 (native)\n");
        var paths = (await source.PlanAsync()).Entries.Select(entry => entry.Path).ToList();

        Assert.Subset(
            paths.ToHashSet(),
            new HashSet<string>
            {
                "usr/lib/systemd/system/tool.service", "usr/lib/systemd/system/tool@.timer", "usr/share/doc/tool/copyright",
                "usr/share/doc/tool/README.Debian", "usr/share/tool/lib/.hidden",
            });
    }

    [Theory]
    [InlineData("lib/*", "x/a.rb x/deep/b.rb")]
    [InlineData("lib/[ab].rb", "x/a.rb")]
    [InlineData("lib/[!b].rb", "x/a.rb")]
    [InlineData("lib/?.rb", "x/a.rb")]
    [InlineData("*/a.rb", "x/a.rb")]
    [InlineData("lib/deep/ lib/a.rb", "x/a.rb x/deep/b.rb")]
    public async Task Understands_patterns_as_a_shell_does(string patterns, string expected)
    {
        var plan = await source.Write("debian/install", $"{patterns} x/\n").PlanAsync();

        Assert.Equal(expected.Split(' '), plan.Entries.OfType<PackageFile>().Select(file => file.Path).Where(path => path.StartsWith("x/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Keeps_the_folder_of_a_source_that_stands_alone()
    {
        var plan = await source.Write("opt/tool/x.rb", "").Write("debian/install", "opt/tool\n").PlanAsync();

        Assert.Contains("opt/tool/x.rb", plan.Entries.Select(entry => entry.Path));
    }

    [Fact]
    public async Task Keeps_links_of_the_source_as_links()
    {
        File.CreateSymbolicLink(source.At("lib/link.rb"), "a.rb");
        Directory.CreateSymbolicLink(source.At("lib/up"), "..");
        var plan = await source.PlanAsync();

        Assert.Equal(
            [new PackageLink("usr/share/tool/lib/link.rb", "a.rb"), new PackageLink("usr/share/tool/lib/up", "..")],
            plan.Entries.OfType<PackageLink>());
    }

    [Theory]
    [InlineData("[c-a].rb", false)]
    [InlineData("[!c-a].rb", true)]
    [InlineData("[]a].rb", true)]
    [InlineData("[!]].rb", true)]
    [InlineData("[a-].rb", true)]
    [InlineData("[\\a].rb", true)]
    [InlineData("[a", false)]
    [InlineData("A.rb", false)]
    public void Reads_sets_of_letters_as_a_shell_does(string pattern, bool matches) =>
        Assert.Equal(matches, new SourceTree(source.At("lib")).Match(pattern).Any(match => match.Name == "a.rb"));

    [Fact]
    public void Never_stumbles_over_a_pattern()
    {
        var tree = new SourceTree(source.At("."));
        Gen.String[Gen.Char["[]!^-*?ab\\/.${}()|+"], 0, 12].Sample(pattern => tree.Match(pattern) is not null);
    }
}
