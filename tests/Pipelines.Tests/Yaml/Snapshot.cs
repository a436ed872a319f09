using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Yaml;

/// <summary>A file next to the tests that somebody has read and approved: <c>Yaml/Snapshots/&lt;name&gt;.approved.yml</c>.</summary>
internal static class Snapshot
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Pipelines.Tests", "Yaml", "Snapshots");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.approved.yml").Select(file => Path.GetFileName(file)[..^".approved.yml".Length]).Order(StringComparer.Ordinal);

    public static string PathOf(string name) => Path.Combine(Folder, name + ".approved.yml");

    /// <summary>Fails when the text is not the approved one, and leaves it as <c>&lt;name&gt;.received.yml</c> to be read and renamed.</summary>
    public static void Matches(string name, string text)
    {
        var approved = PathOf(name);
        var received = Path.Combine(Folder, name + ".received.yml");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected != text)
        {
            File.WriteAllText(received, text);
            Assert.Equal(expected, text);
        }

        File.Delete(received);
    }
}
