using System.Formats.Tar;

namespace Pipelines.Engines.Packaging;

/// <summary>Writes entries as a gzipped tar in GNU's form, the one with long names that every dpkg reads; all owned by root, all of one time.</summary>
internal static class TarArchive
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Link = Executable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Writes the archive and leaves the target at its beginning.</summary>
    public static async Task WriteAsync(Stream target, IEnumerable<PackageEntry> entries, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        await using (var gzip = Gzip.Open(target))
        await using (var tar = new TarWriter(gzip, TarEntryFormat.Gnu, leaveOpen: true))
        {
            await tar.WriteEntryAsync(Entry(TarEntryType.Directory, "./", Executable, modified), cancellationToken);
            foreach (var entry in entries)
            {
                await WriteAsync(tar, entry, modified, cancellationToken);
            }
        }

        Gzip.Neutralize(target);
    }

    private static async Task WriteAsync(TarWriter tar, PackageEntry entry, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        switch (entry)
        {
            case PackageFolder folder:
                await tar.WriteEntryAsync(Entry(TarEntryType.Directory, $"./{folder.Path}/", Executable, modified), cancellationToken);
                break;
            case PackageLink link:
                var header = Entry(TarEntryType.SymbolicLink, $"./{link.Path}", Link, modified);
                header.LinkName = link.Target;
                await tar.WriteEntryAsync(header, cancellationToken);
                break;
            case PackageFile file:
                await using (var content = file.Open())
                {
                    var regular = Entry(TarEntryType.RegularFile, $"./{file.Path}", file.IsExecutable ? Executable : Plain, modified);
                    regular.DataStream = content;
                    await tar.WriteEntryAsync(regular, cancellationToken);
                }

                break;
        }
    }

    private static GnuTarEntry Entry(TarEntryType type, string name, UnixFileMode mode, DateTimeOffset modified) => new(type, name)
    {
        Mode = mode,
        ModificationTime = modified,
        AccessTime = modified,
        ChangeTime = modified,
        Uid = 0,
        Gid = 0,
        UserName = "root",
        GroupName = "root",
    };
}
