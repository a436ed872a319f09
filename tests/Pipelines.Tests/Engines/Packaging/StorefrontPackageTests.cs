using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

/// <summary>The package of this repository's own application.</summary>
public sealed class StorefrontPackageTests : IDisposable
{
    private static readonly string Storefront = Path.Combine(Repository.Root, "samples", "storefront");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Runs_from_where_it_is_unpacked()
    {
        RealPart.Require("dpkg-deb", "ruby");
        var package = await BuildAsync();
        await Tool.RunAsync("dpkg-deb", ["-x", package.File, folder.At("root")]);

        Assert.Equal($"{package.Version}\n", await Tool.RunAsync(folder.At("root", "usr", "bin", "storefront"), ["--version"]));
        Assert.Equal(
            "adduser, puma (>= 5.6), ruby (>= 1:3.1), ruby-erubi, ruby-pg, ruby-sequel (>= 5.63), ruby-sinatra (>= 3.0), ruby-sqlite3",
            package.Depends);
    }

    [Fact]
    public async Task Holds_what_debhelper_would_put_into_it()
    {
        RealPart.Require("dpkg-buildpackage", "dh");
        var ours = await BuildAsync();
        var copy = folder.At("source", "storefront");
        Directory.CreateDirectory(folder.At("source"));
        await Tool.RunAsync("cp", ["-r", Storefront, copy]);
        await Tool.RunAsync("env", ["DEB_BUILD_OPTIONS=nocheck", "dpkg-buildpackage", "-b", "-us", "-uc", "-d"], copy);
        var theirs = folder.At("source", "storefront_1.0.0_all.deb");

        // Bookworm's debhelper still puts units below /lib.
        Assert.Equal(
            (await ListAsync(theirs)).Select(line => line.Replace("./lib/systemd", "./usr/lib/systemd", StringComparison.Ordinal)).Where(line => !line.EndsWith(" ./lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            (await ListAsync(ours.File)).Order(StringComparer.Ordinal));
        foreach (var part in new[] { "postinst", "prerm", "postrm", "conffiles" })
        {
            Assert.Equal(await Tool.RunAsync("dpkg-deb", ["--info", theirs, part]), await Tool.RunAsync("dpkg-deb", ["--info", ours.File, part]));
        }

        Assert.Equal(await FieldsAsync(theirs), await FieldsAsync(ours.File));
    }

    private Task<DebianArtifact> BuildAsync() => DebianPackaging.BuildAsync(
        new DebianPackageOptions
        {
            Folder = Path.Combine(Storefront, "debian"),
            OutputFolder = folder.At("out"),
            Revision = new Revision(SourceFixture.Commit),
            CommittedAt = SourceFixture.CommittedAt,
        },
        TestContext.Current.CancellationToken);

    // Mode, owner and name: the sizes of the two changelogs differ, and the times.
    private static async Task<IReadOnlyList<string>> ListAsync(string file) =>
    [
        .. (await Tool.RunAsync("dpkg-deb", ["-c", file])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(parts => string.Join(' ', parts[..2].Concat(parts[5..]))),
    ];

    // Installed-Size is an estimate; debhelper's counts the control files that are there by then.
    private static async Task<IReadOnlyList<string>> FieldsAsync(string file) =>
    [
        .. (await Tool.RunAsync("dpkg-deb", ["-f", file])).Split('\n')
            .Where(line => !line.StartsWith("Version:", StringComparison.Ordinal) && !line.StartsWith("Installed-Size:", StringComparison.Ordinal)),
    ];
}
