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

    [Fact]
    public async Task Keeps_out_of_the_context_what_dockerignore_names_and_never_the_package()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        folder.Write("app/.dockerignore", "*\n!lib\nlib/*.tmp\n");
        folder.Write("app/lib/a.rb", "1");
        folder.Write("app/lib/b.tmp", "2");

        var image = await folder.RunAsync();

        var files = (await BuildFolder.EntriesAsync(image.Layout, 0)).Where(entry => entry.EntryType == TarEntryType.RegularFile).Select(entry => entry.Name);
        Assert.Equal(["app/lib/a.rb", "app/storefront.deb"], files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_context_with_secrets_before_anything_is_written()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        folder.Write("app/.env", "PASSWORD=x");
        folder.Write("app/test/server.key", "-----BEGIN PRIVATE KEY-----");
        folder.Write("app/uat.tfvars", "");

        var error = await Assert.ThrowsAsync<DefinitionException>(() => folder.RunAsync());

        Assert.Equal(
            "ContainerImage \"team/storefront\": CTX003 error: '.env' holds the settings of a machine, its passwords among them, and it would reach the builder. "
            + "Add '.env' to .dockerignore, or, if nobody may misuse it, to AcceptedInContext of the image.\n"
            + "ContainerImage \"team/storefront\": CTX002 error: 'test/server.key' holds a private key, and it would reach the builder. "
            + "Add 'test/server.key' to .dockerignore, or, if nobody may misuse it, to AcceptedInContext of the image.",
            error.Message);
        Assert.Equal(
            "warning: team/storefront: CTX007 warning: 'uat.tfvars' sets variables of Terraform, often secrets, and it reaches the builder. "
            + "Add 'uat.tfvars' to .dockerignore, or, if nobody may misuse it, to AcceptedInContext of the image.",
            folder.Log.Lines.Single(line => line.StartsWith("warning", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(folder.At("artifacts/images")));

        folder.Write("app/.dockerignore", ".env\n*.tfvars\n");
        Assert.NotNull(await folder.RunAsync(folder.Options with { Image = BuildFolder.Image with { AcceptedInContext = ["test/server.key"] } }));
    }

    [Fact]
    public async Task Refuses_a_context_that_dockerignore_empties()
    {
        using var folder = await BuildFolder.CreateAsync(withEngine: true);
        folder.Write("app/.dockerignore", "*\n");

        var error = await Assert.ThrowsAsync<DefinitionException>(() => folder.RunAsync(folder.Options with { Image = BuildFolder.Image with { Package = null } }));

        Assert.Equal(
            "ContainerImage \"team/storefront\": its .dockerignore keeps every file of 'app' out. Take in what the Dockerfile needs, by a line that begins with '!'.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_platforms_and_secrets_that_are_there_twice()
    {
        using var folder = await BuildFolder.CreateAsync();
        var image = BuildFolder.Image with
        {
            Platforms = ["linux/amd64", "linux/amd64"],
            Secrets = [new("a", SecretSource.Variable("A")), new("a", SecretSource.Variable("B"))],
        };

        var error = await Assert.ThrowsAsync<DefinitionException>(() => folder.Build.PlanAsync(folder.Options with { Image = image }, Token));

        Assert.Equal(
            "ContainerImage \"team/storefront\": its Platforms name linux/amd64 twice. Keep one of them.\n"
            + "ContainerImage \"team/storefront\": two of its Secrets are called 'a'. Rename one of them.",
            error.Message);
    }

    [Fact]
    public async Task Puts_a_new_layout_in_the_place_of_one_that_was_there()
    {
        using var folder = await BuildFolder.CreateAsync();
        var first = await folder.RunAsync();
        // What a process that was killed leaves behind.
        folder.Write("artifacts/images/team+storefront~partial/blobs/sha256/x", "half");
        folder.Write("artifacts/images/team+storefront~before/index.json", "{}");
        folder.Write("app/bin/run", "changed");

        var second = await folder.RunAsync();

        Assert.NotEqual(first.Tag, second.Tag);
        Assert.Equal(["team+storefront"], Directory.EnumerateFileSystemEntries(folder.At("artifacts/images")).Select(Path.GetFileName));
    }
}
