using System.Globalization;
using System.Text;

namespace Pipelines.Engines.Packaging;

/// <summary>A member of an ar archive: its name, and where its bytes stand in the file.</summary>
internal sealed record ArMember(string Name, long Offset, long Length);

/// <summary>
/// The outer form of a <c>.deb</c>: a magic line, then each member behind a header of 60 characters, padded to an even length:
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb.5.en.html">deb(5)</see>.
/// </summary>
internal static class ArArchive
{
    private const int HeaderLength = 60;
    private const string HeaderEnd = "`\n";

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("!<arch>\n");

    public static ValueTask BeginAsync(Stream archive, CancellationToken cancellationToken) => archive.WriteAsync(Magic, cancellationToken);

    /// <summary>Adds a member with the content's bytes from its current position on.</summary>
    public static async Task AddAsync(Stream archive, string name, Stream content, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        var length = content.Length - content.Position;
        var header = string.Create(
            CultureInfo.InvariantCulture, $"{name,-16}{modified.ToUnixTimeSeconds(),-12}{0,-6}{0,-6}{"100644",-8}{length,-10}{HeaderEnd}");
        await archive.WriteAsync(Encoding.ASCII.GetBytes(header), cancellationToken);
        await content.CopyToAsync(archive, cancellationToken);
        if (length % 2 != 0)
        {
            await archive.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    /// <summary>The members in their order.</summary>
    /// <exception cref="InvalidDataException">The file is no ar archive, or ends in the middle of a member.</exception>
    public static async Task<IReadOnlyList<ArMember>> ReadAsync(Stream archive, CancellationToken cancellationToken)
    {
        var magic = new byte[Magic.Length];
        if (await archive.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken) < magic.Length || !magic.SequenceEqual(Magic))
        {
            throw new InvalidDataException(PackagingText.NoArchive);
        }

        var members = new List<ArMember>();
        while (archive.Position < archive.Length)
        {
            var member = await ReadHeaderAsync(archive, cancellationToken);
            archive.Position = member.Offset + member.Length + (member.Length % 2);
            members.Add(member);
        }

        return members;
    }

    private static async Task<ArMember> ReadHeaderAsync(Stream archive, CancellationToken cancellationToken)
    {
        var bytes = new byte[HeaderLength];
        var read = await archive.ReadAtLeastAsync(bytes, HeaderLength, throwOnEndOfStream: false, cancellationToken);
        var header = Encoding.Latin1.GetString(bytes);
        if (read < HeaderLength
            || !header.EndsWith(HeaderEnd, StringComparison.Ordinal)
            || !long.TryParse(header.AsSpan(48, 10).TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > archive.Length - archive.Position)
        {
            throw new InvalidDataException(PackagingText.BrokenMember(archive.Position - read));
        }

        // GNU ar ends names with a slash, dpkg does not.
        return new ArMember(header[..16].TrimEnd().TrimEnd('/'), archive.Position, length);
    }
}
