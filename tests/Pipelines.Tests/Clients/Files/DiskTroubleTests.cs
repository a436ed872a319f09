using Pipelines.Clients.Files;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Files;

/// <summary>What a disk does not take, as people read it.</summary>
public sealed class DiskTroubleTests
{
    private const string MakeRoom = "Make room there and run it again: nothing half written is used ('df -h' and 'df -i' show what is left).";

    [Fact]
    public void A_full_disk_is_named_with_the_room_that_is_left()
    {
        using var disk = SmallDisk.Mount(kilobytes: 512);
        disk.Fill(butFor: 8192);

        Assert.Equal($"Cannot write it ({disk.At("not/there")}): the disk is full (0 B of 524.3 kB free). {MakeRoom}", Writing(disk.At("not/there"), disk.At("file"), 100_000));
    }

    [Fact]
    public void A_disk_without_places_for_files_is_told_from_a_full_one()
    {
        using var disk = SmallDisk.Mount(kilobytes: 4096, files: 2);
        File.Create(disk.At("last")).Dispose();

        Assert.Equal(
            $"Cannot write it ({disk.Path}): the disk takes no more (4.2 MB of 4.2 MB free): the write is larger than that, or the file system can hold no more files. {MakeRoom}",
            Writing(disk.Path, disk.At("file"), 1));
    }

    [Fact]
    public void A_disk_that_can_only_be_read_is_named_as_that()
    {
        using var disk = SmallDisk.Mount(kilobytes: 512);
        disk.Protect();

        Assert.Equal($"Cannot write it ({disk.Path}): its file system is mounted for reading only. Mount it for writing, or work in another folder.", Writing(disk.Path, disk.At("file"), 1));
    }

    [Fact]
    public void A_quota_is_named_as_that()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "EDQUOT has another number elsewhere");
        using var disk = SmallDisk.Mount(kilobytes: 512);

        var error = DiskTrouble.Explain("write it", disk.Path, new IOException("Disk quota exceeded", 122));

        Assert.Equal($"Cannot write it ({disk.Path}): this user's quota there is used up (524.3 kB of 524.3 kB free on the disk). Delete files of this user there, or have the quota raised.", error.Message);
    }

    [Theory]
    [InlineData("write /x/.docker_temp_12: no space left on device\n", "the disk was full (")]
    [InlineData("Error: writing blob: write /x: disk quota exceeded\n", "this user's quota there is used up (")]
    [InlineData("open /x: read-only file system\n", "its file system is mounted for reading only")]
    [InlineData("Error response from daemon: reference does not exist\n", null)]
    public void The_words_of_other_programs_are_understood(string words, string? reason)
    {
        var error = DiskTrouble.InWords(words, "save the image", Path.GetTempPath());

        Assert.Equal(reason is null, error is null);
        Assert.StartsWith(reason ?? "", error?.Reason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_else_is_left_as_it_is()
    {
        Assert.False(DiskTrouble.Is(new FileNotFoundException()));
        Assert.False(DiskTrouble.Is(new InvalidDataException()));
        Assert.Throws<FileNotFoundException>(() => DiskTrouble.Explain<int>("write it", "x", () => throw new FileNotFoundException()));
    }

    private static string Writing(string path, string file, int bytes) => Assert.Throws<ExecutionException>(() => DiskTrouble.Explain("write it", path, () =>
    {
        File.WriteAllBytes(file, new byte[bytes]);
        return 0;
    })).Message;
}
