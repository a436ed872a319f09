using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// Watches the bytes of a tar as they pass to <see cref="System.Formats.Tar.TarReader"/>, which allocates what a header declares: names are
/// refused beyond a size that no sound archive has, and all of the content beyond the size that was agreed, so a small file cannot fill memory or disk.
/// https://www.gnu.org/software/tar/manual/html_node/Standard.html
/// </summary>
internal sealed class TarGuard(Stream inner, long largest) : Stream
{
    private const int Block = 512, SizeOffset = 124, SizeLength = 12, TypeOffset = 156;
    private const long LargestNames = 1024 * 1024;

    private readonly byte[] _header = new byte[Block];
    private MemoryStream? _attributes;
    private long? _sizeOfNext;
    private long _content;
    private long _total;
    private int _filled;

    /// <summary>The bytes until the next header, while they are of no interest to the guard.</summary>
    public long Skippable => _attributes is null ? _content : 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    /// <summary>How much may come out of this many compressed bytes; one and the same byte for ever is a thousand times as long.</summary>
    public static long LargestOf(long compressed) => Math.Max(256 * 1024 * 1024, 200 * compressed);

    /// <summary>Reads the headers of a tar in a file that can be sought, and passes over what is between them.</summary>
    /// <exception cref="InvalidDataException">A header declares more than the file has.</exception>
    public static async Task RequireSoundAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var guard = new TarGuard(file, file.Length);
        var block = new byte[Block];
        while (await guard.ReadAtLeastAsync(block, Block, throwOnEndOfStream: false, cancellationToken) == Block)
        {
            if (guard.Skippable > file.Length - file.Position)
            {
                throw new InvalidDataException(PackagingText.EntryCutOff(guard._total - Block));
            }

            file.Position += guard.Skippable;
            guard._total += guard.Skippable;
            guard._content -= guard.Skippable;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Watch(buffer[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Watch(buffer.Span[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var part = (int)Math.Min(bytes.Length, _content > 0 ? _content : Block - _filled);
            if (_content > 0)
            {
                _attributes?.Write(bytes[..part]);
                _content -= part;
            }
            else
            {
                bytes[..part].CopyTo(_header.AsSpan(_filled));
                _filled += part;
            }

            _total += part;
            bytes = bytes[part..];
            Advance();
        }

        if (_total > largest)
        {
            throw new InvalidDataException(PackagingText.TooLarge(largest));
        }
    }

    private void Advance()
    {
        if (_filled == Block)
        {
            _filled = 0;
            BeginEntry();
        }
        else if (_content == 0 && _attributes is { } attributes)
        {
            _sizeOfNext = SizeAmong(Encoding.UTF8.GetString(attributes.GetBuffer(), 0, (int)attributes.Length)) ?? _sizeOfNext;
            _attributes = null;
        }
    }

    private void BeginEntry()
    {
        var type = (char)_header[TypeOffset];
        var size = SizeIn(_header.AsSpan(SizeOffset, SizeLength));
        if (type is 'x' or 'g' or 'L' or 'K')
        {
            // Names and attributes of the next entry.
            if (size > LargestNames)
            {
                throw new InvalidDataException(PackagingText.NamesTooLarge(_total - Block, size));
            }

            _attributes = type == 'x' && size > 0 ? new MemoryStream() : null;
        }
        else
        {
            // Links, devices and folders have no content, whatever they declare.
            size = type is >= '1' and <= '6' ? 0 : _sizeOfNext ?? size;
            _sizeOfNext = null;
        }

        _content = (size + Block - 1) / Block * Block;
    }

    // Octal digits; or, from 8 GiB on, a number whose first bit is set.
    private long SizeIn(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            var large = BinaryPrimitives.ReadInt64BigEndian(field[4..]);
            return large is >= 0 and < long.MaxValue / 2 ? large : throw new InvalidDataException(PackagingText.BrokenMember(_total - Block));
        }

        long size = 0;
        foreach (var digit in field)
        {
            size = digit is >= (byte)'0' and <= (byte)'7' ? (size * 8) + digit - '0' : size;
        }

        return size;
    }

    // "27 size=12345678901\n", one record after the other: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03
    private static long? SizeAmong(string attributes) =>
        attributes.Split('\n').Select(record => record.Split(' ', 2)).LastOrDefault(record => record is [_, var pair] && pair.StartsWith("size=", StringComparison.Ordinal)) is [_, var size]
            && long.TryParse(size.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue / 2
            ? value
            : null;
}
