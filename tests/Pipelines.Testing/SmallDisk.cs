using System.Diagnostics;

namespace Pipelines.Testing;

/// <summary>A disk of so many bytes, for what happens when it is full: a file system in memory, mounted where only this test looks. Linux, and root.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.At("disk");

    /// <summary>Mounts one, or skips the running test where that is not allowed.</summary>
    /// <param name="kilobytes">Its size; whole pages of 4.</param>
    /// <param name="files">The number of files and folders that it can hold; null = as many as its size allows.</param>
    public static SmallDisk Mount(int kilobytes, int? files = null)
    {
        RealPart.Require("mount", "umount");
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k{(files is { } most ? $",nr_inodes={most}" : "")}", "tmpfs", disk.Path) != 0)
        {
            disk._folder.Dispose();
            RealPart.Require(isThere: false, "this user may not mount a file system");
        }

        return disk;
    }

    /// <summary>A path on it.</summary>
    public string At(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Fills it but for so many bytes.</summary>
    public void Fill(long butFor = 0)
    {
        var free = new DriveInfo(Path).AvailableFreeSpace - butFor;
        using var file = File.Create(At("filling"));
        file.Write(new byte[free]);
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(At("filling"));

    /// <summary>Lets it be read, and no more.</summary>
    public void Protect() => Remount("ro");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Run("umount", Path) != 0)
        {
            // Whoever still has a file of it open keeps it alive, and nobody finds it here any more.
            Run("umount", "--lazy", Path);
        }

        _folder.Dispose();
    }

    private void Remount(string option)
    {
        if (Run("mount", "-o", "remount," + option, Path) != 0)
        {
            throw new InvalidOperationException($"{Path} is not remounted");
        }
    }

    private static int Run(string executable, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(RealPart.Find(executable)!, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
