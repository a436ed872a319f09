using System.Formats.Tar;
using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

public sealed class DebianArchiveTests : IDisposable
{
    private readonly SourceFixture source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task Reads_what_was_built()
    {
        var built = await source.BuildAsync();
        var archive = await ReadAsync(built.File);

        Assert.Equal((built.Package, built.Version.Text, built.Architecture, built.Depends), (archive.Package, archive.Version, archive.Architecture, archive.Depends));
        Assert.Equal("a tool\n It does what tools do.", archive.Control["description"]);
        var entries = await EntriesAsync(archive);
        Assert.Equal((await source.PlanAsync()).Entries.Count + 1, entries.Count);
        Assert.Equal(("./usr/bin/tool", TarEntryType.RegularFile, "#!/bin/sh\necho tool\n"), entries.Single(entry => entry.Name == "./usr/bin/tool"));
        Assert.Equal(("./usr/bin/", TarEntryType.Directory, ""), entries.Single(entry => entry.Name == "./usr/bin/"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("none")]
    public async Task Reads_what_dpkg_built(string compression)
    {
        var archive = await ReadAsync(await RepackAsync(compression));

        Assert.Equal(("tool", SourceFixture.Version), (archive.Package, archive.Version));
        Assert.Contains(("./usr/share/tool/lib/a.rb", TarEntryType.RegularFile, "puts 1\n"), await EntriesAsync(archive));
    }

    [Theory]
    [InlineData("xz")]
    [InlineData("zstd")]
    public async Task Says_which_compression_it_does_not_know(string compression)
    {
        var file = await RepackAsync(compression);
        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(file));

        Assert.Equal(
            $"Cannot read the package ({file}): its 'data.tar.{(compression == "xz" ? "xz" : "zst")}' is compressed in a way that needs dpkg or a container engine. "
            + "Build it with 'dpkg-deb -Zgzip', or build the image with a container engine.",
            refusal.Message);
    }

    [Fact]
    public async Task Says_when_the_package_is_not_there() =>
        await RefusesAsync(source.At("none.deb"), "there is no such file. Build the package first.");

    [Fact]
    public async Task Says_when_the_file_is_no_package()
    {
        source.Write("text.deb", "hello, this is a text").Write("lib.deb", "!<arch>\n");

        await RefusesAsync(source.At("text.deb"), "it does not begin as a Debian package does. Build the package again.");
        await RefusesAsync(source.At("lib.deb"), "its first part is not 'debian-binary'. Build the package again.");
    }

    [Fact]
    public async Task Says_when_the_package_was_cut_off()
    {
        var bytes = await File.ReadAllBytesAsync((await source.BuildAsync()).File, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(source.At("cut.deb"), bytes[..^10], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(source.At("head.deb"), bytes[..72], TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(source.At("cut.deb")));
        Assert.Matches($@"^Cannot read the package \({source.At("cut.deb")}\): it is broken at byte [0-9]+\. Build the package again\.$", refusal.Message);
        await RefusesAsync(source.At("head.deb"), "it has no 'data.tar'. Build the package again.");
    }

    [Fact]
    public async Task Says_when_the_content_is_broken()
    {
        var file = (await source.BuildAsync()).File;
        var archive = await ReadAsync(file);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes.AsSpan(bytes.Length - 500, 400).Fill(0xff);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => EntriesAsync(archive));
        Assert.StartsWith($"Cannot read the package ({file}): ", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<DebianArchive> ReadAsync(string file) => DebianArchive.ReadAsync(file, TestContext.Current.CancellationToken);

    private static async Task RefusesAsync(string file, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(file));
        Assert.Equal($"Cannot read the package ({file}): {reason}", refusal.Message);
    }

    private static async Task<List<(string Name, TarEntryType Type, string Text)>> EntriesAsync(DebianArchive archive)
    {
        var entries = new List<(string, TarEntryType, string)>();
        await foreach (var entry in archive.ReadDataAsync(TestContext.Current.CancellationToken))
        {
            using var reader = new StreamReader(entry.DataStream ?? Stream.Null);
            entries.Add((entry.Name, entry.EntryType, await reader.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }

        return entries;
    }

    private async Task<string> RepackAsync(string compression)
    {
        RealPart.Require("dpkg-deb");
        var built = await source.BuildAsync();
        await Tool.RunAsync("dpkg-deb", ["-R", built.File, source.At("root")]);
        await Tool.RunAsync("dpkg-deb", ["--root-owner-group", $"-Z{compression}", "--build", source.At("root"), source.At("again.deb")]);
        return source.At("again.deb");
    }
}
