using System.Diagnostics;
using Pipelines.Simulation;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Simulation;

public class PathPatternTests
{
    private static readonly string[] Patterns =
    [
        "README.md", "*.md", "*", "**", "**/*", "**/*.rb", "src/**/*", "src/**", "src/*", "src/**/test/*.rb", "src/", "./README.md", "//README.md",
        "{src,lib}/*.rb", "*.{rb,md}", "{a,{b,c}}/*", "src/[ab].rb", "src/[!ab].rb", "src/[^ab].rb", "src/[a-c].rb", "src/?.rb", "src?a.rb", ".*", "**/.*",
        "Docker*", "dockerfile*", "a\\*b", "src/**/**/a.rb", "**/src/**/a.rb", "x{", "{x", "[x", "a.b", "a+b", "(a)", "a{b", "a[", "src/[.]hidden", "{,src/}a.rb",
    ];

    private static readonly string[] Paths =
    [
        "README.md", "docs/README.md", "src/a.rb", "src/c.rb", "src/x/y/a.rb", "src/x/test/b.rb", "src/test/b.rb", "lib/a.rb", "a.rb", ".hidden", "src/.hidden",
        "Dockerfile", "a*b", "ab", "axb", "src", "src/", "a/x", "b/x", "c/x", "x{", "{x", "[x", "a.b", "a+b", "(a)", "a{b", "a[", "lib/src/a.rb", "src\\a.rb",
    ];

    /// <summary>GitLab hands the patterns to Ruby, so Ruby is asked.</summary>
    [Fact]
    public void Matches_what_Ruby_matches()
    {
        var ruby = RealPart.Require("ruby")[0];
        const string Script = """
            flags = File::FNM_PATHNAME | File::FNM_DOTMATCH | File::FNM_EXTGLOB
            patterns, paths = ARGV.join("\n").split("\n--\n").map { |part| part.split("\n") }
            patterns.each { |pattern| paths.each { |path| puts "#{pattern} #{path}" if File.fnmatch?(pattern, path, flags) } }
            """;
        using var process = Process.Start(new ProcessStartInfo(ruby, ["-e", Script, "--", .. Patterns, "--", .. Paths]) { RedirectStandardOutput = true })!;
        var expected = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var matched = Patterns.SelectMany(pattern => Paths.Where(path => PathPattern.IsMatch(pattern, path)).Select(path => $"{pattern} {path}"));

        Assert.True(expected.Length > Patterns.Length);
        Assert.Equal(expected, matched);
    }
}
