using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Pipelines.Engines.Images;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class AssembledImageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_the_files_of_the_package_and_nothing_else()
    {
        using var folder = await BuildFolder.CreateAsync();

        var image = await folder.RunAsync();

        var entries = await BuildFolder.EntriesAsync(image.Layout, 0);
        Assert.Equal(
            [
                "usr/ Directory", "usr/bin/ Directory", "usr/bin/link SymbolicLink", "usr/bin/storefront RegularFile", "usr/share/ Directory",
                "usr/share/storefront/ Directory", $"usr/share/storefront/{new string('n', 120)}/ Directory", $"usr/share/storefront/{new string('n', 120)}/readme RegularFile",
            ],
            entries.Select(entry => $"{entry.Name} {entry.EntryType}").Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal((0, 0, "", "", 1772597167), (entry.Uid, entry.Gid, ((GnuTarEntry)entry).UserName, ((GnuTarEntry)entry).GroupName, entry.ModificationTime.ToUnixTimeSeconds())));
        Assert.Equal("/usr/bin/storefront", entries.Single(entry => entry.Name == "usr/bin/link").LinkName);
        var program = entries.Single(entry => entry.Name == "usr/bin/storefront");
        Assert.Equal((UnixFileMode)0b111_101_101, program.Mode);
        Assert.Equal("#!/bin/sh\necho storefront\n", await new StreamReader(program.DataStream!).ReadToEndAsync(Token));
    }

    [Fact]
    public async Task Says_what_it_runs_who_it_runs_as_and_where_it_comes_from()
    {
        using var folder = await BuildFolder.CreateAsync();

        var image = await folder.RunAsync();

        var commit = await folder.GitAsync("rev-parse", "HEAD");
        var config = await BuildFolder.ConfigAsync(image.Layout);
        Assert.Equal("""["/usr/bin/storefront","serve"]""", config["config"]!["Entrypoint"]!.ToJsonString());
        Assert.Equal("65534:65534", (string?)config["config"]!["User"]);
        Assert.Equal(("amd64", "linux", "2026-03-04T04:06:07Z"), ((string?)config["architecture"], (string?)config["os"], (string?)config["created"]));
        Assert.Equal(commit, (string?)config["config"]!["Labels"]!["org.opencontainers.image.revision"]);
        Assert.Equal((commit + "-assembled", BuildMethod.Assembly), (image.Tag.Text, image.Method));
        Assert.Equal("assembly", image.Layout.Annotations["pipelines.builder"]);
        Assert.Contains(
            "team/storefront: assembled from storefront_1.2-3_all.deb in this process, because there is no 'docker' on PATH. It has no base image and cannot run.",
            folder.Log.Lines);
    }

    [Fact]
    public async Task Is_the_same_bytes_in_another_clone_at_another_time()
    {
        using var one = await BuildFolder.CreateAsync();
        using var two = await BuildFolder.CreateAsync();

        var first = await one.RunAsync();
        var second = await two.RunAsync();

        Assert.Equal(LayoutFolder.Files(first.Layout.Folder), LayoutFolder.Files(second.Layout.Folder));
    }

    [Fact]
    public async Task Is_an_image_for_skopeo_and_docker()
    {
        using var folder = await BuildFolder.CreateAsync();
        await using var registry = await RealRegistry.StartAsync();
        var image = await folder.RunAsync();

        await registry.SkopeoAsync("copy", $"oci:{image.Layout.Folder}:{image.Tag}", $"docker://{registry.Address}/x:1");

        Assert.Contains(image.Digest.Text, await registry.SkopeoAsync("inspect", $"docker://{registry.Address}/x:1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./../etc/passwd", TarEntryType.RegularFile, "its entry './../etc/passwd' leads out of the package")]
    [InlineData("/etc/passwd", TarEntryType.RegularFile, "its entry '/etc/passwd' leads out of the package")]
    [InlineData("./a/../../b/", TarEntryType.Directory, "its entry './a/../../b/' leads out of the package")]
    [InlineData("./hard", TarEntryType.HardLink, "its entry '../outside' leads out of the package")]
    [InlineData("./dev/null", TarEntryType.CharacterDevice, "its entry './dev/null' is of the type CharacterDevice")]
    public async Task Refuses_a_package_that_reaches_out_of_itself(string name, TarEntryType type, string reason)
    {
        using var folder = await BuildFolder.CreateAsync();
        await WritePackageAsync(folder.Package, name, type);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.RunAsync());

        Assert.Equal(folder.Package, error.Subject);
        Assert.Equal(reason, error.Reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")));
    }

    [Fact]
    public async Task Refuses_a_package_that_was_cut_off()
    {
        using var folder = await BuildFolder.CreateAsync();
        await using (var stream = new FileStream(folder.Package, FileMode.Open))
        {
            stream.SetLength(stream.Length - 60);
        }

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.RunAsync());

        Assert.Equal(folder.Package, error.Subject);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")));
    }

    private static async Task WritePackageAsync(string path, string name, TarEntryType type)
    {
        byte[] Tar(TarEntry entry)
        {
            using var bytes = new MemoryStream();
            using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            using (var tar = new TarWriter(gzip))
            {
                tar.WriteEntry(entry);
            }

            return bytes.ToArray();
        }

        var data = new UstarTarEntry(type, name);
        if (type == TarEntryType.HardLink)
        {
            data.LinkName = "../outside";
        }

        var control = new UstarTarEntry(TarEntryType.RegularFile, "./control")
        {
            DataStream = new MemoryStream("Package: storefront\nVersion: 1.2-3\nArchitecture: all\nMaintainer: A <a@example>\nDescription: x\n"u8.ToArray()),
        };
        await using var file = File.Create(path);
        await file.WriteAsync("!<arch>\n"u8.ToArray(), Token);
        foreach (var (member, bytes) in new[] { ("debian-binary", "2.0\n"u8.ToArray()), ("control.tar.gz", Tar(control)), ("data.tar.gz", Tar(data)) })
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes($"{member,-16}{0,-12}{0,-6}{0,-6}{"100644",-8}{bytes.Length,-10}`\n"), Token);
            await file.WriteAsync(bytes, Token);
            if (bytes.Length % 2 == 1)
            {
                file.WriteByte((byte)'\n');
            }
        }
    }
}
