using System.Formats.Tar;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Packaging;

namespace Pipelines.Engines.Images;

/// <summary>
/// Puts an image together without an engine: one layer with the files of a package, and nothing below it. Maintainer scripts are not
/// run and dependencies are not there, so it is a stand-in that can be pushed, promoted and named by digest, not one to run.
/// </summary>
internal sealed class AssembledImage(OciLayoutWriter writer, string scratchFile)
{
    private const UnixFileMode Permissions = (UnixFileMode)0xFFF;

    /// <summary>Writes the image into the layout.</summary>
    /// <exception cref="Values.ExecutionException">The package is broken, or names paths outside of itself.</exception>
    public async Task<OciLayout> WriteAsync(
        DebianArchive package, AssembledConfig config, IReadOnlyDictionary<string, string> annotations, CancellationToken cancellationToken)
    {
        // A file, because sizes stand in front of contents and are known only afterwards.
        await using var tar = new FileStream(scratchFile, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose);
        try
        {
            await WriteLayerAsync(tar, package, config.Created, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw ImagesText.BrokenPackage(package.Path, exception);
        }

        tar.Position = 0;
        var stored = await writer.AddLayerAsync(tar, cancellationToken);
        var configuration = await writer.AddAsync(MediaTypes.Config, LayoutJson.Config(config, stored.DiffId!), cancellationToken);
        var manifest = await writer.AddManifestAsync(configuration, [stored.Descriptor], cancellationToken);
        return await writer.CompleteAsync(manifest, annotations, cancellationToken);
    }

    private static async Task WriteLayerAsync(Stream tar, DebianArchive package, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var layer = new TarWriter(tar, TarEntryFormat.Gnu, leaveOpen: true);
        await foreach (var entry in package.ReadDataAsync(cancellationToken))
        {
            if (LayerPath.Of(entry.Name, package.Path) is { Length: > 0 } path)
            {
                await layer.WriteEntryAsync(Entry(entry, path, time, package.Path), cancellationToken);
            }
        }
    }

    // In GNU's form: .NET names the headers of the PAX form after the number of the process, which is never the same.
    private static GnuTarEntry Entry(TarEntry entry, string path, DateTimeOffset time, string package)
    {
        var type = entry.EntryType switch
        {
            TarEntryType.RegularFile or TarEntryType.V7RegularFile => TarEntryType.RegularFile,
            TarEntryType.Directory or TarEntryType.SymbolicLink or TarEntryType.HardLink => entry.EntryType,
            _ => throw ImagesText.StrangeEntry(package, entry.Name, entry.EntryType.ToString()),
        };
        var copy = new GnuTarEntry(type, type == TarEntryType.Directory ? path + "/" : path)
        {
            Mode = entry.Mode & Permissions,
            ModificationTime = time,
            AccessTime = time,
            ChangeTime = time,
            Uid = entry.Uid,
            Gid = entry.Gid,
        };
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            // A symbolic link may point anywhere: it is followed inside the container. A hard link is a file of the layer.
            copy.LinkName = type == TarEntryType.HardLink ? LayerPath.Of(entry.LinkName, package) : entry.LinkName;
        }
        else if (type == TarEntryType.RegularFile)
        {
            copy.DataStream = entry.DataStream;
        }

        return copy;
    }
}
