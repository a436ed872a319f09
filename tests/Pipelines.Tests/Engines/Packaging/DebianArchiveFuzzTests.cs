using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Pipelines.Engines.Images;
using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

/// <summary>Whatever a <c>.deb</c> holds, it is read or refused by name: no other exception, no memory by declared sizes, nothing written elsewhere.</summary>
public sealed class DebianArchiveFuzzTests : IDisposable
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reads_or_refuses_every_mutant(bool compressed)
    {
        var sound = await DebAsync(compressed, tar => tar.WriteEntry(File("./usr/bin/tool", "#!/bin/sh\n")), tar => tar.WriteEntry(Link("./usr/bin/link", "/usr/bin/tool")));
        var (read, refused) = (0, 0);
        foreach (var mutant in Mutations.Of(sound, 1000, seed: compressed ? 20260304 : 4032026))
        {
            (read, refused) = await AssembleAsync(mutant) is null ? (read + 1, refused) : (read, refused + 1);
        }

        // Both kinds are there, or the mutations would be too weak or too strong to show anything.
        Assert.True(read > 20 && refused > 200, $"{read} read, {refused} refused");
        Assert.Equal(["image", "x.deb"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Where(name => name != "image~tar").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("../escape", "its entry '../escape' leads out of the package")]
    [InlineData("./usr/../../escape", "its entry './usr/../../escape' leads out of the package")]
    [InlineData("/etc/passwd", "its entry '/etc/passwd' leads out of the package")]
    public async Task Refuses_a_path_that_escapes(string name, string reason) =>
        Assert.Equal(
            $"Cannot put the package into an image ({_folder.At("x.deb")}): {reason}. Build the package again; one from elsewhere is not to be trusted.",
            await AssembleAsync(await DebAsync(compressed: true, tar => tar.WriteEntry(File(name, "x")))));

    [Fact]
    public async Task Refuses_a_hard_link_that_escapes_and_keeps_a_symbolic_one_as_it_is()
    {
        var hard = new GnuTarEntry(TarEntryType.HardLink, "./a") { LinkName = "../../etc/shadow" };

        Assert.Equal(
            $"Cannot put the package into an image ({_folder.At("x.deb")}): its entry '../../etc/shadow' leads out of the package. Build the package again; one from elsewhere is not to be trusted.",
            await AssembleAsync(await DebAsync(compressed: true, tar => tar.WriteEntry(hard))));
        // It is followed inside of the container, and never here.
        Assert.Null(await AssembleAsync(await DebAsync(compressed: true, tar => tar.WriteEntry(Link("./a", "../../etc")), tar => tar.WriteEntry(File("./a/shadow", "x")))));
    }

    [Fact]
    public async Task Refuses_a_device() =>
        Assert.Equal(
            $"Cannot put the package into an image ({_folder.At("x.deb")}): its entry './disk' is of the type BlockDevice. Let the package hold files, folders and links only.",
            await AssembleAsync(await DebAsync(compressed: true, tar => tar.WriteEntry(new GnuTarEntry(TarEntryType.BlockDevice, "./disk") { DeviceMajor = 8, DeviceMinor = 0 }))));

    [Theory]
    [InlineData('x')]
    [InlineData('L')]
    [InlineData('K')]
    [InlineData('g')]
    public async Task Refuses_names_that_would_fill_the_memory(char type)
    {
        var header = new byte[512];
        "././@LongLink"u8.CopyTo(header);
        "17777777777"u8.CopyTo(header.AsSpan(124));
        header[156] = (byte)type;
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);

        Assert.Equal(
            $"Cannot read the package ({_folder.At("x.deb")}): its entry at byte 0 declares 2147483647 bytes of names. Build the package again.",
            await AssembleAsync(await DebAsync(Gzipped(header))));
    }

    [Fact]
    public async Task Refuses_content_that_would_fill_the_disk()
    {
        // 300 MB of nothing in 300 kB.
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        await using (var tar = new TarWriter(gzip, TarEntryFormat.Gnu))
        {
            await tar.WriteEntryAsync(new GnuTarEntry(TarEntryType.RegularFile, "./bomb") { DataStream = new ZeroStream(300 * 1024 * 1024) }, Token);
        }

        Assert.Equal(
            $"Cannot put the package into an image ({_folder.At("x.deb")}): it is broken: it unpacks to more than 268435456 bytes. Run './build.sh Package' again.",
            await AssembleAsync(await DebAsync(bomb.ToArray())));
        Assert.False(System.IO.File.Exists(_folder.At("image~tar")));
    }

    // The message of the refusal; null when an image was made.
    private async Task<string?> AssembleAsync(byte[] deb)
    {
        var path = _folder.At("x.deb");
        await System.IO.File.WriteAllBytesAsync(path, deb, Token);
        try
        {
            var archive = await DebianArchive.ReadAsync(path, Token);
            using var writer = OciLayoutWriter.At(_folder.At("image"));
            var config = new AssembledConfig { Architecture = "amd64", Created = Time, EntryPoint = ["/x"], Labels = new Dictionary<string, string>(), CreatedBy = "test" };
            await new AssembledImage(writer, _folder.At("image~tar")).WriteAsync(
                archive, config, new Dictionary<string, string> { ["org.opencontainers.image.ref.name"] = "x" }, Token);
            return null;
        }
        catch (ExecutionException refusal)
        {
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            return refusal.Message;
        }
    }

    private static async Task<byte[]> DebAsync(bool compressed, params Action<TarWriter>[] entries)
    {
        using var data = new MemoryStream();
        await using (var tar = new TarWriter(data, TarEntryFormat.Gnu, leaveOpen: true))
        {
            Array.ForEach(entries, write => write(tar));
        }

        return await DebAsync(compressed ? Gzipped(data.ToArray()) : data.ToArray(), compressed ? ".gz" : "");
    }

    private static async Task<byte[]> DebAsync(byte[] data, string ending = ".gz")
    {
        using var control = new MemoryStream();
        await using (var tar = new TarWriter(control, TarEntryFormat.Gnu, leaveOpen: true))
        {
            tar.WriteEntry(File("./control", "Package: tool\nVersion: 1.0\nArchitecture: all\nMaintainer: A <a@example>\nDescription: x\n"));
        }

        using var deb = new MemoryStream();
        await ArArchive.BeginAsync(deb, Token);
        await ArArchive.AddAsync(deb, "debian-binary", new MemoryStream("2.0\n"u8.ToArray()), Time, Token);
        await ArArchive.AddAsync(deb, "control.tar" + ending, new MemoryStream(ending.Length > 0 ? Gzipped(control.ToArray()) : control.ToArray()), Time, Token);
        await ArArchive.AddAsync(deb, "data.tar" + ending, new MemoryStream(data), Time, Token);
        return deb.ToArray();
    }

    private static byte[] Gzipped(byte[] bytes) => Gzip.Compress(bytes);

    private static GnuTarEntry File(string name, string text) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private static GnuTarEntry Link(string name, string target) => new(TarEntryType.SymbolicLink, name) { LinkName = target };
}
