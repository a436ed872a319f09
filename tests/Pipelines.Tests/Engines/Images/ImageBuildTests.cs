using System.Formats.Tar;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>Builds by Docker, and what every build has in common.</summary>
public sealed class ImageBuildTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Builds_the_Dockerfile_with_the_package_in_its_context()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);

        var image = await folder.RunAsync();

        var commit = await folder.GitAsync("rev-parse", "HEAD");
        var config = await BuildFolder.ConfigAsync(image.Layout);
        Assert.Equal((BuildMethod.Dockerfile, false, commit), (image.Method, image.Reused, image.Tag.Text));
        Assert.Equal(folder.At("artifacts/images/team+storefront"), image.Layout.Folder);
        Assert.Equal(
            [
                "colour=red",
                "org.opencontainers.image.created=2026-03-04T04:06:07Z",
                $"org.opencontainers.image.revision={commit}",
                "org.opencontainers.image.source=https://gitlab.example/shop/storefront",
                "org.opencontainers.image.title=team/storefront",
                "org.opencontainers.image.version=1.2-3",
            ],
            config["config"]!["Labels"]!.AsObject().Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal));
        var files = (await BuildFolder.EntriesAsync(image.Layout, 0)).Where(entry => entry.EntryType == TarEntryType.RegularFile).ToList();
        Assert.Equal(["app/Dockerfile", "app/bin/run", "app/storefront.deb"], files.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.All(files, entry => Assert.Equal(DateTimeOffset.Parse("2026-03-04T04:06:07Z", null), entry.ModificationTime));
        Assert.Equal(["images", "packages", "tree"], Directory.EnumerateDirectories(folder.At("artifacts")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["team+storefront"], Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")).Select(Path.GetFileName));
        Assert.Equal("", await folder.GitAsync("status", "--porcelain"));
    }

    [Fact]
    public async Task Does_not_build_again_what_is_there()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        var first = await folder.RunAsync();

        var second = await folder.RunAsync();

        Assert.True(second.Reused);
        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(
            $"team/storefront: already built from this source, {first.Digest}. To build it again, delete artifacts/images/team+storefront.",
            folder.Log.Lines[^1]);
    }

    [Fact]
    public async Task Builds_again_when_anything_that_goes_in_has_changed()
    {
        using var folder = await BuildFolder.CreateAsync();
        var seen = new List<ImageTag>();
        async Task BuildsAsync(ImageBuildOptions options)
        {
            var image = await folder.RunAsync(options);
            Assert.False(image.Reused);
            Assert.True((await folder.RunAsync(options)).Reused);
            seen.Add(image.Tag);
        }

        await BuildsAsync(folder.Options);
        await BuildsAsync(folder.Options with { BuildArguments = new Dictionary<string, string> { ["BASE"] = "other" } });
        await BuildsAsync(folder.Options with { Image = new("team/storefront") { Dockerfile = "app/Dockerfile", Package = BuildFolder.Image.Package, EntryPoint = ["/x"] } });
        await folder.MakePackageAsync("other");
        await BuildsAsync(folder.Options);
        folder.Write("app/bin/run", "changed");
        await BuildsAsync(folder.Options);
        folder.Write("app/bin/run", "changed again");
        await BuildsAsync(folder.Options);

        Assert.Equal(3, seen.Distinct().Count());
        Assert.Matches("^[0-9a-f]{40}-dirty-[0-9a-f]{12}-assembled$", seen[^1].Text);
    }

    [Fact]
    public async Task Builds_again_when_what_is_there_is_broken()
    {
        using var folder = await BuildFolder.CreateAsync();
        var first = await folder.RunAsync();
        var blob = (await first.Layout.ReadManifestAsync(first.Layout.Root, Token)).Blobs[1];
        var file = Path.Combine(first.Layout.Folder, "blobs", "sha256", blob.Digest.Hex);
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[50] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);

        var second = await folder.RunAsync();

        Assert.False(second.Reused);
        Assert.Equal(first.Digest, second.Digest);
        Assert.Contains(
            $"warning: team/storefront: what was built before is of no use, so it is built again. Cannot trust what was transferred ({file}): its digest should be {blob.Digest} and is {Digest.Of(bytes)}. ",
            folder.Log.Lines.Single(line => line.StartsWith("warning", StringComparison.Ordinal)) + " ",
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_failing_step_and_leaves_nothing_behind()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        folder.Write("app/Dockerfile", "FROM scratch\nCOPY my.secret /\n");

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.RunAsync());

        Assert.StartsWith($"Cannot build the image ({folder.At("app/Dockerfile")}): docker ended with exit code 1:\n  ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Mend that step of app/Dockerfile. A build sees its package, and the files below 'app' that git tracks or would track; nothing that .gitignore or .dockerignore names.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")));
    }

    [Fact]
    public async Task Refuses_an_image_that_cannot_be_built_as_it_is_defined()
    {
        using var folder = await BuildFolder.CreateAsync();
        var image = new ContainerImage("storefront") { Dockerfile = "app/Dockerfil", Context = "../elsewhere" };

        var error = await Assert.ThrowsAsync<DefinitionException>(() => folder.Build.PlanAsync(folder.Options with { Image = image }, Token));

        Assert.Equal(
            "ContainerImage \"storefront\": its Dockerfile 'app/Dockerfil' does not exist. Write that file, or correct Dockerfile, which is relative to the repository's root.\n"
            + "ContainerImage \"storefront\": its context '../elsewhere' is outside of the repository. Set Context to a folder of the repository.\n"
            + "ContainerImage \"storefront\": it has no Package, and without a container engine an image is assembled from its package. Set Package, or start Docker.\n"
            + "ContainerImage \"storefront\": it has no EntryPoint, and without a container engine no Dockerfile says what it runs. Set EntryPoint, or start Docker.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_a_package_that_is_not_there_or_strangely_named()
    {
        using var folder = await BuildFolder.CreateAsync();
        File.Move(folder.Package, folder.At("artifacts/x.deb"));

        var missing = await Assert.ThrowsAsync<ExecutionException>(() => folder.Build.PlanAsync(folder.Options, Token));
        var strange = await Assert.ThrowsAsync<ExecutionException>(
            () => folder.Build.PlanAsync(folder.Options with { PackageFile = folder.At("artifacts/x.deb") }, Token));

        Assert.Equal($"Cannot build the image (team/storefront): its package is not there: {folder.Package}. Run './build.sh Package' first.", missing.Message);
        Assert.Equal(
            $"Cannot build the image (team/storefront): its package is not named <package>_<version>_<architecture>.deb: {folder.At("artifacts/x.deb")}. "
            + "Build the package by './build.sh Package', which names it so.",
            strange.Message);
    }

    [Fact]
    public async Task Refuses_to_build_for_others_without_an_engine()
    {
        using var folder = await BuildFolder.CreateAsync();

        var error = await Assert.ThrowsAsync<ExecutionException>(() => folder.Build.PlanAsync(folder.Options with { MayAssemble = false }, Token));

        Assert.Equal(
            "Cannot build the image (team/storefront): it needs a builder of images, and there is no 'docker' on PATH. "
            + "Start Docker, point DOCKER_HOST at a daemon that runs, or install it ('apt-get install docker.io' on Debian).",
            error.Message);
    }

    [Fact]
    public async Task Refuses_a_context_without_files()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        var image = new ContainerImage("storefront") { Dockerfile = "app/Dockerfile", Context = "artifacts" };

        var error = await Assert.ThrowsAsync<DefinitionException>(() => folder.RunAsync(folder.Options with { Image = image }));

        Assert.Equal(
            "ContainerImage \"storefront\": its context 'artifacts' holds no file that git tracks or would track. Add its files to git, or correct Context.",
            error.Message);
    }
}
