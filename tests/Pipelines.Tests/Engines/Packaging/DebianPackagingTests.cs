using System.Text;
using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

public sealed class DebianPackagingTests : IDisposable
{
    private readonly SourceFixture source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task Plans_without_writing()
    {
        var plan = await source.PlanAsync();

        Assert.Equal(source.At($"out/tool_{SourceFixture.Version}_all.deb"), plan.File);
        Assert.Equal(("tool", SourceFixture.Version, "all", "ruby (>= 1:3.1)"), (plan.Package, plan.Version.Text, plan.Architecture, plan.Depends));
        Assert.False(Directory.Exists(source.At("out")));
        Assert.Equal(
            [
                "etc", "etc/tool", "etc/tool/tool.conf", "usr", "usr/bin", "usr/bin/tool", "usr/share", "usr/share/doc", "usr/share/doc/tool",
                "usr/share/doc/tool/changelog.gz", "usr/share/tool", "usr/share/tool/lib", "usr/share/tool/lib/a.rb", "usr/share/tool/lib/deep",
                "usr/share/tool/lib/deep/b.rb",
            ],
            plan.Entries.Select(entry => entry.Path));
    }

    [Fact]
    public async Task Builds_a_package_that_dpkg_reads()
    {
        RealPart.Require("dpkg-deb");
        source.Write("debian/postinst", "#!/bin/sh\nset -e\n#DEBHELPER#\nexit 0\n");
        source.Write("debian/links", "usr/share/tool/lib/a.rb usr/share/tool/first.rb\nusr/share/tool/lib etc/tool/lib\n");
        source.Write("debian/dirs", "var/lib/tool\n");
        var package = await source.BuildAsync();

        Assert.Equal(
            $"""
             Package: tool
             Version: {SourceFixture.Version}
             Architecture: all
             Maintainer: Ada <ada@example.org>
             Installed-Size: 21
             Depends: ruby (>= 1:3.1)
             Section: utils
             Description: a tool
              It does what tools do.

             """,
            await Tool.RunAsync("dpkg-deb", ["-f", package.File]));
        Assert.Equal(
            [
                "drwxr-xr-x root/root ./", "drwxr-xr-x root/root ./etc/", "drwxr-xr-x root/root ./etc/tool/",
                "lrwxrwxrwx root/root ./etc/tool/lib -> /usr/share/tool/lib", "-rw-r--r-- root/root ./etc/tool/tool.conf",
                "drwxr-xr-x root/root ./usr/", "drwxr-xr-x root/root ./usr/bin/", "-rwxr-xr-x root/root ./usr/bin/tool",
                "drwxr-xr-x root/root ./usr/share/", "drwxr-xr-x root/root ./usr/share/doc/", "drwxr-xr-x root/root ./usr/share/doc/tool/",
                "-rw-r--r-- root/root ./usr/share/doc/tool/changelog.gz", "drwxr-xr-x root/root ./usr/share/tool/",
                "lrwxrwxrwx root/root ./usr/share/tool/first.rb -> lib/a.rb", "drwxr-xr-x root/root ./usr/share/tool/lib/",
                "-rw-r--r-- root/root ./usr/share/tool/lib/a.rb", "drwxr-xr-x root/root ./usr/share/tool/lib/deep/",
                "-rw-r--r-- root/root ./usr/share/tool/lib/deep/b.rb", "drwxr-xr-x root/root ./var/", "drwxr-xr-x root/root ./var/lib/",
                "drwxr-xr-x root/root ./var/lib/tool/",
            ],
            await ListAsync(package.File));
        Assert.Equal("#!/bin/sh\nset -e\nexit 0\n", await Tool.RunAsync("dpkg-deb", ["--info", package.File, "postinst"]));
        Assert.Equal("/etc/tool/tool.conf\n", await Tool.RunAsync("dpkg-deb", ["--info", package.File, "conffiles"]));
        Assert.Equal(Digest.Of(await File.ReadAllBytesAsync(package.File, TestContext.Current.CancellationToken)), package.Sha256);
    }

    [Fact]
    public async Task Unpacks_to_what_the_sources_hold()
    {
        RealPart.Require("dpkg-deb", "md5sum");
        var package = await source.BuildAsync();
        await Tool.RunAsync("dpkg-deb", ["-R", package.File, source.At("root")]);

        Assert.Equal("color = green\n", await File.ReadAllTextAsync(source.At("root/etc/tool/tool.conf"), TestContext.Current.CancellationToken));
        Assert.Equal("tool\n", await Tool.RunAsync(source.At("root/usr/bin/tool"), []));
        var sums = await Tool.RunAsync("md5sum", ["--check", "DEBIAN/md5sums"], source.At("root"));
        Assert.Equal(4, sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Installs_into_a_scratch_system()
    {
        RealPart.Require("dpkg", "dpkg-query");
        var package = await source.BuildAsync();
        foreach (var folder in new[] { "root/var/lib/dpkg/info", "root/var/lib/dpkg/updates" })
        {
            Directory.CreateDirectory(source.At(folder));
        }

        source.Write("root/var/lib/dpkg/status", "").Write("root/var/lib/dpkg/available", "");
        await Tool.RunAsync("dpkg", ["--root", source.At("root"), "--force-depends", "--force-not-root", "--log=/dev/null", "-i", package.File]);

        Assert.Equal(
            $"install ok installed {SourceFixture.Version}",
            await Tool.RunAsync("dpkg-query", ["--admindir", source.At("root/var/lib/dpkg"), "-W", "-f", "${Status} ${Version}", "tool"]));
        Assert.True(File.Exists(source.At("root/usr/bin/tool")));
    }

    [Fact]
    public async Task Gives_the_same_bytes_wherever_and_whenever_it_is_built()
    {
        using var other = new SourceFixture();
        foreach (var file in Directory.EnumerateFiles(other.At("."), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
            }
        }

        var first = await source.BuildAsync();
        var again = await source.BuildAsync();
        var elsewhere = await DebianPackaging.BuildAsync(
            other.Options with { CommittedAt = SourceFixture.CommittedAt.ToOffset(TimeSpan.FromHours(-5)) }, TestContext.Current.CancellationToken);

        Assert.Equal(first.Sha256, again.Sha256);
        Assert.Equal(first.Sha256, elsewhere.Sha256);
        Assert.Equal([first.File], Directory.EnumerateFiles(source.At("out")));
    }

    [Fact]
    public async Task Gives_other_bytes_for_other_content_and_another_commit()
    {
        var first = await source.BuildAsync();
        var otherCommit = await DebianPackaging.BuildAsync(
            source.Options with { Revision = new Revision(new string('f', 40)) }, TestContext.Current.CancellationToken);
        var otherContent = await source.Write("lib/a.rb", "puts 3\n").BuildAsync();

        Assert.Distinct([first.Sha256, otherCommit.Sha256, otherContent.Sha256]);
    }

    [Fact]
    public async Task Writes_the_version_where_the_control_file_asks_for_it()
    {
        var plan = await source.Replace("debian/control", "Architecture: all", "Architecture: all\nX-Version-File: /usr/share/tool/VERSION").PlanAsync();

        Assert.Equal($"{SourceFixture.Version}\n", Text(plan, "usr/share/tool/VERSION"));
        Assert.DoesNotContain("Version-File", plan.Control, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Puts_the_build_on_top_of_the_changelog()
    {
        using var content = new System.IO.Compression.GZipStream(
            (await source.PlanAsync()).Entries.OfType<PackageFile>().Single(file => file.Path.EndsWith("changelog.gz", StringComparison.Ordinal)).Open(),
            System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(content, Encoding.UTF8);

        Assert.StartsWith(
            $"""
             tool ({SourceFixture.Version}) unstable; urgency=medium

               * Built from commit {SourceFixture.Commit}.

              -- Ada <ada@example.org>  Sat, 07 Jun 2025 08:09:10 +0000

             tool (1.2.0) unstable; urgency=medium
             """,
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_changelog_of_a_packaging_with_revisions_as_policy_does()
    {
        var plan = await source.Replace("debian/changelog", "(1.2.0)", "(1:1.2.0-4)").PlanAsync();

        Assert.Equal($"1:{SourceFixture.Version}", plan.Version.Text);
        Assert.Equal($"tool_{SourceFixture.Version}_all.deb", Path.GetFileName(plan.File));
        Assert.Contains("usr/share/doc/tool/changelog.Debian.gz", plan.Entries.Select(entry => entry.Path));
    }

    [Fact]
    public async Task Builds_the_package_that_is_asked_for()
    {
        source.Write("debian/control", """
            Source: tool
            Maintainer: Ada <ada@example.org>
            Homepage: https://tool.example

            Package: tool
            Architecture: all
            Description: a tool

            Package: tool-extra
            Architecture: amd64
            Depends: tool (= ${binary:Version}), ruby | ruby-interpreter,
            # a remark
                     libc6 (>= 2.31),
            Description: more of it
            XB-Team: tools
            X-Note: for us
            """);
        source.Write("debian/tool-extra.install", "lib/deep/b.rb opt/extra\n").Write("debian/postinst", "#!/bin/sh\n");
        var plan = await DebianPackaging.PlanAsync(source.Options with { Package = "tool-extra" }, TestContext.Current.CancellationToken);

        Assert.Equal(
            $"""
             Package: tool-extra
             Source: tool
             Version: {SourceFixture.Version}
             Architecture: amd64
             Maintainer: Ada <ada@example.org>
             Installed-Size: 9
             Depends: tool (= {SourceFixture.Version}), ruby | ruby-interpreter, libc6 (>= 2.31)
             Homepage: https://tool.example
             Description: more of it
             Team: tools

             """,
            plan.Control);
        Assert.Contains("opt/extra/b.rb", plan.Entries.Select(entry => entry.Path));
        Assert.Empty(plan.Scripts);
    }

    [Fact]
    public async Task Takes_names_longer_than_the_first_tar_could()
    {
        RealPart.Require("dpkg-deb");
        var name = string.Join('/', Enumerable.Repeat("a-folder-with-a-rather-long-name", 8)) + "/file.rb";
        var package = await source.Write($"lib/{name}", "").BuildAsync();

        Assert.Contains($"-rw-r--r-- root/root ./usr/share/tool/lib/{name}", await ListAsync(package.File));
    }

    [Fact]
    public async Task Says_why_it_cannot_write()
    {
        source.Write("out", "a file in the way");
        var refusal = await Assert.ThrowsAsync<ExecutionException>(source.BuildAsync);

        Assert.StartsWith($"Cannot write the package ({source.At($"out/tool_{SourceFixture.Version}_all.deb")}): ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Check the folder's permissions and the free space.", refusal.Message, StringComparison.Ordinal);
    }

    private static string Text(DebianPackagePlan plan, string path)
    {
        using var reader = new StreamReader(plan.Entries.OfType<PackageFile>().Single(file => file.Path == path).Open());
        return reader.ReadToEnd();
    }

    // Mode, owner and name of each entry; size and time stand between them.
    private static async Task<IEnumerable<string>> ListAsync(string file) =>
        (await Tool.RunAsync("dpkg-deb", ["-c", file])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(parts => string.Join(' ', parts[..2].Concat(parts[5..])));
}
