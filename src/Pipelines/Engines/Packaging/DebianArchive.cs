using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// A <c>.deb</c> that is read in this process: its control fields, and its files one after the other. Archives that are compressed with
/// gzip or not at all are understood; those with xz, zstd, bzip2 or lzma need dpkg or a container engine.
/// </summary>
public sealed class DebianArchive
{
    internal const string FormatMember = "debian-binary";
    internal const string ControlMember = "control.tar";
    internal const string DataMember = "data.tar";

    // Scripts and checksums of the largest packages are far below.
    private const long LargestControl = 16 * 1024 * 1024;

    private readonly ArMember data;

    private DebianArchive(string path, ControlStanza control, ArMember data)
    {
        (Path, Control) = (path, control);
        this.data = data;
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>The fields of the package's control file; those of <see cref="Package"/>, <see cref="Version"/> and <see cref="Architecture"/> are there.</summary>
    public ControlStanza Control { get; }

    /// <summary>The package's name.</summary>
    public string Package => Control["Package"]!;

    /// <summary>The package's version.</summary>
    public string Version => Control["Version"]!;

    /// <summary><c>all</c>, or the architecture in Debian's words.</summary>
    public string Architecture => Control["Architecture"]!;

    /// <summary>What must be installed with it; empty for nothing.</summary>
    public string Depends => Control["Depends"] ?? "";

    /// <summary>Reads the head of a package and its control fields.</summary>
    /// <exception cref="ExecutionException">The file cannot be read, is no package, or is compressed in a way that this process does not know.</exception>
    public static async Task<DebianArchive> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = Open(path);
            var members = await ArArchive.ReadAsync(file, cancellationToken);
            if (members.Count == 0 || members[0].Name != FormatMember)
            {
                throw new InvalidDataException(PackagingText.NoPackage);
            }

            var data = Find(members, DataMember);
            RefuseCompression(data);
            return new DebianArchive(path, await ReadControlAsync(file, Find(members, ControlMember), cancellationToken), data);
        }
        catch (Exception reason) when (IsUnreadable(reason))
        {
            throw PackagingText.CannotRead(path, reason);
        }
    }

    /// <summary>
    /// The entries of the package's files in their order, names beginning with <c>./</c>. An entry's DataStream can be read until the next
    /// entry is asked for.
    /// </summary>
    /// <exception cref="ExecutionException">The file is broken, or not there any more.</exception>
    public async IAsyncEnumerable<TarEntry> ReadDataAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = Reading(() => Open(Path));
        await using var content = new TarGuard(Content(file, data), TarGuard.LargestOf(data.Length));
        await using var tar = new TarReader(content);
        while (await NextAsync(tar, cancellationToken) is { } entry)
        {
            yield return entry;
        }
    }

    private static async Task<ControlStanza> ReadControlAsync(Stream file, ArMember member, CancellationToken cancellationToken)
    {
        RefuseCompression(member);
        await using var content = new TarGuard(Content(file, member), LargestControl);
        await using var tar = new TarReader(content);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            if (entry.Name is "./control" or "control" && entry.DataStream is { } stream)
            {
                using var reader = new StreamReader(stream);
                var mistakes = new Mistakes();
                var text = (await reader.ReadToEndAsync(cancellationToken)).ReplaceLineEndings("\n");
                var stanzas = ControlText.Read(new SourceText("control", text.Split('\n')), mistakes);
                return !mistakes.Any && stanzas is [{ } stanza] && new[] { "Package", "Version", "Architecture" }.All(name => stanza[name] is not null)
                    ? stanza
                    : throw new InvalidDataException(PackagingText.BrokenControl);
            }
        }

        throw new InvalidDataException(PackagingText.BrokenControl);
    }

    private static ArMember Find(IReadOnlyList<ArMember> members, string name) =>
        members.FirstOrDefault(member => member.Name == name || member.Name.StartsWith($"{name}.", StringComparison.Ordinal))
        ?? throw new InvalidDataException(PackagingText.NoMember(name));

    private static void RefuseCompression(ArMember member)
    {
        if (member.Name is not (ControlMember or DataMember or $"{ControlMember}.gz" or $"{DataMember}.gz"))
        {
            throw new NotSupportedException(member.Name);
        }
    }

    private static Stream Content(Stream file, ArMember member)
    {
        var bytes = new MemberStream(file, member);
        return member.Name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private async Task<TarEntry?> NextAsync(TarReader tar, CancellationToken cancellationToken)
    {
        try
        {
            return await tar.GetNextEntryAsync(cancellationToken: cancellationToken);
        }
        catch (Exception reason) when (IsUnreadable(reason))
        {
            throw PackagingText.CannotRead(Path, reason);
        }
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception reason) when (IsUnreadable(reason))
        {
            throw PackagingText.CannotRead(Path, reason);
        }
    }

    private static bool IsUnreadable(Exception reason) =>
        reason is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException or FormatException;
}
