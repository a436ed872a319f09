namespace Pipelines.Engines.Packaging;

/// <summary>A file of the source tree as an entry of the package.</summary>
internal static class FileOnDisk
{
    // Whether a checkout knows executable files depends on the machine and on git's settings, so the place and the first bytes decide.
    private static readonly string[] ProgramFolders = ["usr/bin/", "usr/sbin/", "usr/games/", "usr/libexec/", "etc/init.d/"];

    public static PackageFile At(string path, FileInfo file) =>
        new(path, ProgramFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) || IsScript(file), file.Length)
        {
            Open = () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read),
        };

    private static bool IsScript(FileInfo file)
    {
        Span<byte> start = stackalloc byte[2];
        using var stream = file.OpenRead();
        return stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("#!"u8);
    }
}
