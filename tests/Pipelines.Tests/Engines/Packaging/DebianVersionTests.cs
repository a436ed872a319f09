using CsCheck;
using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

public sealed class DebianVersionTests
{
    private static readonly Gen<string> Hex = Gen.Char["0123456789abcdef"].Array[40].Select(letters => new string(letters));

    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<DebianVersion> Released = Gen.OneOf([.. new[] { "0.1", "1.2.0", "2:1.0~rc1", "1.2.0-3", "10.0+dfsg-1.1" }.Select(Gen.Const)]).Select(DebianVersion.Parse);

    [Theory]
    [InlineData("1", null, "1", null)]
    [InlineData("1.2.0", null, "1.2.0", null)]
    [InlineData("1:1.2.0-3", "1", "1.2.0", "3")]
    [InlineData("1.2-rc-3+b1", null, "1.2-rc", "3+b1")]
    [InlineData("2.0~beta+git", null, "2.0~beta+git", null)]
    public void Reads_its_parts(string text, string? epoch, string upstream, string? revision)
    {
        var version = DebianVersion.Parse(text);

        Assert.Equal((epoch, upstream, revision), (version.Epoch, version.Upstream, version.DebianRevision));
        Assert.Equal(text, version.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1.0")]
    [InlineData("1.0-")]
    [InlineData("1.0_2")]
    [InlineData(":1.0")]
    [InlineData("a:1.0")]
    [InlineData("1.0 ")]
    [InlineData("1.0\n")]
    [InlineData("1:2:3")]
    [InlineData("12345678901:1")]
    public void Refuses_what_dpkg_refuses(string text)
    {
        var refusal = Assert.Throws<DefinitionException>(() => DebianVersion.Parse(text));

        Assert.Equal(
            $"version '{text.ReplaceLineEndings("\\n")}': a Debian version ([epoch:]upstream[-revision], beginning with a digit) was expected. "
            + "Write one such as '1.2.0'.",
            refusal.Message);
    }

    [Theory]
    [InlineData("1.2.0", null, "1.2.0+20250607080910.01234567")]
    [InlineData("1:1.2.0-3", null, "1:1.2.0+20250607080910.01234567")]
    [InlineData("1.2.0", "ab12", "1.2.0+20250607080910.01234567.dirtyab12")]
    public void Names_a_build_by_the_time_and_the_commit(string released, string? changes, string expected) =>
        Assert.Equal(
            expected,
            DebianVersion.OfBuild(DebianVersion.Parse(released), SourceFixture.CommittedAt, new Revision(SourceFixture.Commit, changes)).Text);

    [Fact]
    public void Has_no_epoch_in_file_names() =>
        Assert.Equal(("2.0-1", "2.0-1"), (DebianVersion.Parse("3:2.0-1").WithoutEpoch, DebianVersion.Parse("2.0-1").WithoutEpoch));

    [Fact]
    public void Every_version_of_a_build_is_read_again() =>
        Gen.Select(Released, Time, Hex, Gen.Bool).Sample((released, time, commit, dirty) =>
        {
            var version = DebianVersion.OfBuild(released, time, new Revision(commit, dirty ? commit[..8] : null));
            return DebianVersion.Parse(version.Text) == version && version.Epoch == released.Epoch && version.DebianRevision is null;
        });

    [Fact]
    public void Dpkg_takes_a_later_commit_for_a_later_version()
    {
        RealPart.Require("dpkg");
        Gen.Select(Released, Time, Hex, Hex).Sample(
            (released, time, earlier, later) =>
            {
                var first = DebianVersion.OfBuild(released, time, new Revision(earlier));
                var second = DebianVersion.OfBuild(released, time.AddSeconds(1), new Revision(later));
                var changed = DebianVersion.OfBuild(released, time, new Revision(earlier, "ffff"));
                return IsLess(first, second) && IsLess(first, changed) && IsLess(changed, second)
                    && IsLess(DebianVersion.Parse((released.Epoch is null ? "" : released.Epoch + ":") + released.Upstream), first);
            },
            iter: 20);
    }

    private static bool IsLess(DebianVersion left, DebianVersion right)
    {
        using var process = System.Diagnostics.Process.Start("dpkg", ["--compare-versions", left.Text, "lt", right.Text]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
