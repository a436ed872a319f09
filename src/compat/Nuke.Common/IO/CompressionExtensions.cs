using System.Formats.Tar;
using System.IO.Compression;

namespace Nuke.Common.IO;

/// <summary>Archives of a directory's files, and their way back; modes of files stay. Nothing is written outside of the target directory.</summary>
public static class CompressionExtensions
{
    private static readonly string[] TarExtensions = ["tar.gz", "tgz"];

    /// <summary>Zip or tar.gz, as the extension of the archive says.</summary>
    public static void CompressTo(this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool> filter = null)
    {
        if (IsTar(archiveFile))
            directory.TarGZipTo(archiveFile, filter);
        else
            directory.ZipTo(archiveFile, filter);
    }

    public static void UncompressTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        if (IsTar(archiveFile))
            archiveFile.UnTarGZipTo(directory);
        else
            archiveFile.UnZipTo(directory);
    }

    public static void ZipTo(
        this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool> filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal, FileMode fileMode = FileMode.CreateNew)
    {
        var files = FilesOf(directory, filter);
        using var stream = Open(archiveFile, fileMode);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
            archive.CreateEntryFromFile(file, directory.GetUnixRelativePathTo(file), compressionLevel);
    }

    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory) =>
        ZipFile.ExtractToDirectory(archiveFile, directory.CreateDirectory(), overwriteFiles: true);

    public static void TarGZipTo(
        this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool> filter = null, FileMode fileMode = FileMode.CreateNew) =>
        directory.TarGZipTo(archiveFile, FilesOf(directory, filter), fileMode);

    public static void TarGZipTo(
        this AbsolutePath directory, AbsolutePath archiveFile, IEnumerable<AbsolutePath> files, FileMode fileMode = FileMode.CreateNew)
    {
        var entries = files.ToList();
        using var stream = new GZipStream(Open(archiveFile, fileMode), CompressionLevel.Optimal);
        using var archive = new TarWriter(stream);
        foreach (var file in entries)
            archive.WriteEntry(file, directory.GetUnixRelativePathTo(file));
    }

    public static void UnTarGZipTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        using var stream = new GZipStream(File.OpenRead(archiveFile), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(stream, directory.CreateDirectory(), overwriteFiles: true);
    }

    /// <summary>Listed before the archive is opened, which may lie among them.</summary>
    private static List<AbsolutePath> FilesOf(AbsolutePath directory, Func<AbsolutePath, bool> filter) =>
        directory.GetFiles(depth: int.MaxValue).Where(filter ?? (_ => true)).ToList();

    private static FileStream Open(AbsolutePath archiveFile, FileMode fileMode)
    {
        archiveFile.Parent.CreateDirectory();
        return File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
    }

    private static bool IsTar(AbsolutePath archiveFile)
    {
        var isTar = archiveFile.HasExtension(TarExtensions[0], TarExtensions[1..]);
        Assert.True(isTar || archiveFile.HasExtension("zip"), $"Archive '{archiveFile}' must be a .zip, a .tar.gz or a .tgz");
        return isTar;
    }
}
