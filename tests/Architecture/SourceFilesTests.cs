using System.Text.RegularExpressions;
using Pipelines.Testing;
using Xunit;

namespace Architecture;

/// <summary>What the files of the library look like from outside.</summary>
public partial class SourceFilesTests
{
    private const int MostLines = 300;
    private const int FirstLines = 5;

    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "Pipelines*")
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void A_long_file_says_why_in_its_first_lines() => Assert.DoesNotContain(Files, file => IsTooLong(File.ReadAllLines(file)));

    [Fact]
    public void A_long_file_that_does_not_is_seen()
    {
        var long_ = Enumerable.Repeat("x", MostLines + 1).ToList();

        Assert.True(IsTooLong(long_));
        Assert.True(IsTooLong(["// Something else.", .. long_]));
        Assert.False(IsTooLong(["// Over 300 lines: a table that is read from top to bottom.", .. long_]));
        Assert.False(IsTooLong(long_[1..]));
    }

    [Fact]
    public void A_folder_is_a_namespace() =>
        Assert.DoesNotContain(Files, file => NamespaceOf(File.ReadAllText(file)) is { } space && space != ExpectedNamespace(file));

    private static bool IsTooLong(IReadOnlyList<string> lines) =>
        lines.Count > MostLines && !lines.Take(FirstLines).Any(line => line.StartsWith("// Over 300 lines: ", StringComparison.Ordinal));

    private static string ExpectedNamespace(string file) =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');

    private static string? NamespaceOf(string text) => Namespace().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
