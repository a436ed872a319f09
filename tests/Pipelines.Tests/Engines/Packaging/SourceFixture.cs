using Pipelines.Engines.Packaging;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

/// <summary>A source tree with a debian folder that is right; a test changes what it is about.</summary>
internal sealed class SourceFixture : IDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string Version = "1.2.0+20250607080910.01234567";

    public static readonly DateTimeOffset CommittedAt = new(2025, 6, 7, 10, 9, 10, TimeSpan.FromHours(2));

    private readonly TemporaryFolder folder = new();

    public SourceFixture()
    {
        Write("debian/control", """
            Source: tool
            Section: utils
            Maintainer: Ada <ada@example.org>

            Package: tool
            Architecture: all
            Depends: ruby (>= 1:3.1), ${misc:Depends}
            Description: a tool
             It does what tools do.

            """);
        Write("debian/changelog", """
            tool (1.2.0) unstable; urgency=medium

              * A release.

             -- Ada <ada@example.org>  Mon, 02 Jun 2025 09:00:00 +0000

            """);
        Write("debian/install", """
            # programs
            bin/tool   usr/bin
            lib        usr/share/tool
            etc/*.conf etc/tool

            """);
        Write("bin/tool", "#!/bin/sh\necho tool\n");
        Write("lib/a.rb", "puts 1\n");
        Write("lib/deep/b.rb", "puts 2\n");
        Write("etc/tool.conf", "color = green\n");
    }

    public string Debian => folder.At("debian");

    public DebianPackageOptions Options => new()
    {
        Folder = Debian,
        OutputFolder = folder.At("out"),
        Revision = new Revision(Commit),
        CommittedAt = CommittedAt,
    };

    public string At(string path) => folder.At(path.Split('/'));

    public SourceFixture Write(string path, string text)
    {
        folder.Write(path, text);
        return this;
    }

    /// <summary>Replaces a part of a file, which must be there.</summary>
    public SourceFixture Replace(string path, string old, string now)
    {
        var text = File.ReadAllText(At(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    public SourceFixture Delete(string path)
    {
        File.Delete(At(path));
        return this;
    }

    public Task<DebianPackagePlan> PlanAsync() => DebianPackaging.PlanAsync(Options, TestContext.Current.CancellationToken);

    public Task<DebianArtifact> BuildAsync() => DebianPackaging.BuildAsync(Options, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Dispose();
}
