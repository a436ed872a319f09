using CsCheck;
using Pipelines.Engines.Packaging;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

public sealed class ArArchiveTests
{
    private static readonly Gen<(string Name, byte[] Content)[]> Members =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 16], Gen.Byte.Array[0, 300]).Array[0, 6];

    [Fact]
    public async Task Gives_back_what_was_put_in() =>
        await Members.SampleAsync(async members =>
        {
            using var archive = await WriteAsync(members);
            var read = await ArArchive.ReadAsync(archive, TestContext.Current.CancellationToken);
            Assert.Equal(0, archive.Length % 2);
            Assert.Equal(members.Select(member => member.Name), read.Select(member => member.Name));
            Assert.All(read.Zip(members), pair => Assert.Equal(pair.Second.Content, Content(archive, pair.First)));
        });

    [Fact]
    public async Task Refuses_an_archive_that_ends_too_early() =>
        await Gen.Select(Members.Where(members => members.Length > 0), Gen.Double[0, 1]).SampleAsync(async (members, part) =>
        {
            using var archive = await WriteAsync(members);
            var whole = await ArArchive.ReadAsync(archive, TestContext.Current.CancellationToken);
            var length = (long)(part * (archive.Length - 1));
            archive.SetLength(length);
            archive.Position = 0;
            if (IsBetween(whole, length))
            {
                // The archive is whole, only shorter.
                Assert.Equal(
                    whole.Where(member => member.Offset + member.Length <= length),
                    await ArArchive.ReadAsync(archive, TestContext.Current.CancellationToken));
            }
            else
            {
                await Assert.ThrowsAsync<InvalidDataException>(() => ArArchive.ReadAsync(archive, TestContext.Current.CancellationToken));
            }
        });

    private static async Task<MemoryStream> WriteAsync((string Name, byte[] Content)[] members)
    {
        var archive = new MemoryStream();
        await ArArchive.BeginAsync(archive, TestContext.Current.CancellationToken);
        foreach (var (name, content) in members)
        {
            await ArArchive.AddAsync(archive, name, new MemoryStream(content), DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        }

        archive.Position = 0;
        return archive;
    }

    // A missing byte of padding after the last member does no harm.
    private static bool IsBetween(IReadOnlyList<ArMember> members, long length) =>
        length == 8 || members.Any(member => length - member.Offset - member.Length is var padding && (padding == 0 || padding == member.Length % 2));

    private static byte[] Content(Stream archive, ArMember member)
    {
        using var content = new MemoryStream();
        using var stream = new MemberStream(archive, member);
        stream.CopyTo(content);
        return content.ToArray();
    }
}
