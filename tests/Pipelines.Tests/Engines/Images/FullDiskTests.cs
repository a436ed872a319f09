using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Tests.Engines.Packaging;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>A disk that fills up on the way from the package to the registry: it is said, and the next run takes nothing half written for whole.</summary>
public sealed class FullDiskTests
{
    private const string MakeRoom = "Make room there and run it again: nothing half written is used ('df -h' and 'df -i' show what is left).";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_is_whole_or_not_there_however_much_room_there_is()
    {
        using var disk = SmallDisk.Mount(kilobytes: 1024);
        using var folder = await BuildFolder.CreateAsync();
        await folder.MakePackageAsync("#!/bin/sh\n" + RandomText(60_000));
        var options = folder.Options with { Output = disk.At("images") };
        var failures = 0;
        for (var room = 0; room < 200_000; room += 4096)
        {
            disk.Fill(butFor: room);
            try
            {
                var built = await folder.RunAsync(options);
                await built.Layout.VerifyAsync(Token);
                Directory.Delete(options.Folder, recursive: true);
            }
            catch (ExecutionException error)
            {
                failures++;
                Assert.Matches(@"^Cannot write the image \(" + Regex.Escape(options.Folder) + @"\): the disk is full \(\d+(\.\d)? k?B of 1\.0 MB free\)\. Make room there", error.Message);
                Assert.False(OciLayout.IsIn(options.Folder));
            }

            Assert.Empty(Directory.Exists(disk.At("images")) ? Directory.EnumerateFileSystemEntries(disk.At("images")) : []);
            disk.Empty();
        }

        Assert.InRange(failures, 5, 45);
        var whole = await folder.RunAsync(options);
        Assert.False(whole.Reused);
        await whole.Layout.VerifyAsync(Token);
    }

    [Fact]
    public async Task What_a_builder_cannot_save_and_what_is_no_place_for_a_context_is_said()
    {
        using var disk = SmallDisk.Mount(kilobytes: 8192);
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        folder.Write("app/large", RandomText(1_500_000));
        folder.Write("app/Dockerfile", "FROM scratch\nCOPY large /large\n");
        var options = folder.Options with { Output = disk.At("images") };
        disk.Fill(butFor: 500_000);
        var context = await Assert.ThrowsAsync<ExecutionException>(() => folder.RunAsync(options));
        disk.Empty();
        disk.Fill(butFor: 3_000_000);
        var save = await Assert.ThrowsAsync<ExecutionException>(() => folder.RunAsync(options));
        disk.Empty();

        Assert.Matches(@"^Cannot copy the build context \(" + Regex.Escape(options.Folder) + @"~context/context\): the disk is full \(\d+(\.\d)? k?B of 8\.4 MB free\)\. ", context.Message);
        Assert.Matches(@"^Cannot save the image \(" + Regex.Escape(options.Folder) + @"~tar/image\.tar\): the disk was full \(", save.Message);
        Assert.EndsWith(MakeRoom, save.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.At("images")));
        await (await folder.RunAsync(options)).Layout.VerifyAsync(Token);
    }

    [Fact]
    public async Task A_disk_that_can_only_be_read_takes_no_image()
    {
        using var disk = SmallDisk.Mount(kilobytes: 1024);
        using var folder = await BuildFolder.CreateAsync();
        var options = folder.Options with { Output = disk.At("images") };
        disk.Protect();

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.RunAsync(options));

        Assert.Equal($"Cannot write the image ({options.Folder}): its file system is mounted for reading only. Mount it for writing, or work in another folder.", error.Message);
    }

    [Fact]
    public async Task No_part_of_a_secret_stays_where_there_is_no_room_for_it()
    {
        using var disk = SmallDisk.Mount(kilobytes: 256);
        disk.Fill(butFor: 8192);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => SecretFiles.WriteAsync(disk.Path, new Dictionary<string, Secret> { ["token"] = new(RandomText(40_000)) }, Token));

        Assert.Equal($"Cannot hand the secrets to the builder ({disk.Path}): the disk is full (0 B of 262.1 kB free). {MakeRoom}", error.Message);
        Assert.Equal([disk.At("filling")], Directory.EnumerateFileSystemEntries(disk.Path));
    }

    [Fact]
    public async Task A_package_is_whole_or_not_there()
    {
        using var disk = SmallDisk.Mount(kilobytes: 256);
        using var source = new SourceFixture();
        source.Write("lib/large.rb", RandomText(100_000));
        var options = source.Options with { OutputFolder = disk.At("packages") };
        disk.Fill(butFor: 40_000);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => Pipelines.Engines.Packaging.DebianPackaging.BuildAsync(options, Token));

        Assert.Matches(@"^Cannot write the package \(" + disk.At("packages") + @"/tool_\S+\.deb\): the disk is full \(\d+(\.\d)? k?B of 262\.1 kB free\)\. ", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.At("packages")));
        disk.Empty();
        var killed = Path.Combine(disk.At("packages"), $"tool_{SourceFixture.Version}_all.deb.abc~unfinished");
        await File.WriteAllTextAsync(killed, "half", Token);
        var package = await Pipelines.Engines.Packaging.DebianPackaging.BuildAsync(options, Token);
        Assert.Equal([package.File], Directory.EnumerateFileSystemEntries(disk.At("packages")));
    }

    [Fact]
    public async Task An_upload_that_cannot_be_remembered_is_made_all_the_same()
    {
        using var disk = SmallDisk.Mount(kilobytes: 256);
        disk.Fill();
        await using var sandbox = await SandboxRegistry.StartAsync();
        var image = new TestImage(layerBytes: 300_000, layers: 1);
        using var registry = new OciRegistry(sandbox.Options with { UploadFolder = disk.Path });

        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(SandboxRegistry.Repository, image.Source(1), null, Token));

        Assert.Contains(sandbox.Log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal)
            && line.Contains("a next run will not know of this upload: ", StringComparison.Ordinal) && line.Contains("the disk is full (0 B of 262.1 kB free).", StringComparison.Ordinal));
        Assert.Equal([disk.At("filling")], Directory.EnumerateFileSystemEntries(disk.Path));
        Assert.True(await registry.HasBlobAsync(SandboxRegistry.Repository, image.Source(1).Descriptor.Digest, Token));
    }

    private static string RandomText(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));
}
