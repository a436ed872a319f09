using System.Formats.Tar;
using Pipelines.Clients.Containers;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>A repository with an image to build: a Dockerfile, a package, and an engine or none.</summary>
internal sealed class BuildFolder : IDisposable
{
    public static readonly ContainerImage Image = new("team/storefront")
    {
        Dockerfile = "app/Dockerfile",
        Package = new DebianPackage("app"),
        EntryPoint = ["/usr/bin/storefront", "serve"],
    };

    private readonly GitFolder _git;
    private readonly ProcessRunner _runner;

    private BuildFolder(GitFolder git)
    {
        _git = git;
        _runner = new ProcessRunner(Log, TimeProvider.System);
    }

    public RecordedLog Log { get; } = new();

    public BuilderFound Builder { get; set; } = new(null, "there is no 'docker' on PATH");

    public string Root => _git.Path;

    public string Package => At("artifacts/packages/storefront_1.2-3_all.deb");

    public ImageBuildOptions Options => new() { Image = Image, Root = Root, PackageFile = Package, MayAssemble = true };

    public ImageBuild Build => new(new GitClient(_runner, Root), Builder, Log);

    public ContainerEngineOptions Tools => new() { Runner = _runner, Log = Log, Time = TimeProvider.System };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<BuildFolder> CreateAsync(bool withEngine = false)
    {
        RealPart.Require("dpkg-deb");
        var folder = new BuildFolder(await GitFolder.WithOneCommitAsync());
        folder.Write(".gitignore", "artifacts/\n*.secret\n");
        folder.Write("app/Dockerfile", "FROM scratch\nCOPY . /app/\nLABEL colour=red\n");
        folder.Write("app/bin/run", "#!/bin/sh\n");
        folder.Write("app/my.secret", "not for the image");
        await folder._git.GitAsync("add", "--all");
        await folder._git.GitAsync("commit", "--quiet", "--message=image");
        await folder._git.GitAsync("remote", "add", "origin", "git@gitlab.example:shop/storefront.git");
        await folder.MakePackageAsync();
        if (withEngine)
        {
            RealPart.RequireDocker();
            folder.Builder = await BuilderSearch.FindAsync(ImageBuilder.Docker, folder.Tools, Token);
        }

        return folder;
    }

    public string At(string path) => _git.At(path);

    public string Write(string path, string text) => _git.Write(path, text);

    public Task<string> GitAsync(params string[] arguments) => _git.GitAsync(arguments);

    /// <summary>Builds the package with Debian's own tool.</summary>
    public async Task MakePackageAsync(string content = "#!/bin/sh\necho storefront\n")
    {
        var tree = At("artifacts/tree");
        Write("artifacts/tree/DEBIAN/control", "Package: storefront\nVersion: 1.2-3\nArchitecture: all\nMaintainer: A <a@example>\nDescription: x\n");
        Write("artifacts/tree/usr/bin/storefront", content);
        Write("artifacts/tree/usr/share/storefront/" + new string('n', 120) + "/readme", "long name");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At("artifacts/tree/usr/bin/storefront"), (UnixFileMode)0b111_101_101);
        }

        if (!File.Exists(At("artifacts/tree/usr/bin/link")))
        {
            File.CreateSymbolicLink(At("artifacts/tree/usr/bin/link"), "/usr/bin/storefront");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Package)!);
        await _runner.RunOrThrowAsync(
            new("dpkg-deb", "-Zgzip", "--root-owner-group", "--build", tree, Package) { Environment = new Dictionary<string, string?> { ["SOURCE_DATE_EPOCH"] = "1700000000" } },
            new("make a package", tree, "Look."),
            Token);
    }

    public async Task<BuiltImage> RunAsync(ImageBuildOptions? options = null) =>
        await Build.ApplyAsync(await Build.PlanAsync(options ?? Options, Token), Token);

    /// <summary>The entries of one layer of a layout.</summary>
    public static async Task<IReadOnlyList<TarEntry>> EntriesAsync(OciLayout layout, int layer)
    {
        var manifest = await layout.ReadManifestAsync(layout.Root, Token);
        await using var blob = await layout.Blob(manifest.Blobs[layer + 1]).OpenCheckedAsync(Token);
        await using var tar = new TarReader(new System.IO.Compression.GZipStream(blob, System.IO.Compression.CompressionMode.Decompress));
        var entries = new List<TarEntry>();
        while (await tar.GetNextEntryAsync(copyData: true, Token) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    public static async Task<System.Text.Json.Nodes.JsonNode> ConfigAsync(OciLayout layout)
    {
        var manifest = await layout.ReadManifestAsync(layout.Root, Token);
        await using var blob = await layout.Blob(manifest.Blobs[0]).OpenCheckedAsync(Token);
        return (await System.Text.Json.Nodes.JsonNode.ParseAsync(blob, cancellationToken: Token))!;
    }

    public void Dispose()
    {
        Builder.Builder?.RemoveImageAsync($"{Image.Repository}:pipelines", CancellationToken.None).GetAwaiter().GetResult();
        _git.Dispose();
    }
}
