using Pipelines.Clients.Containers;
using Pipelines.Clients.Files;
using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Builds an image from its Dockerfile: the staged context and the secrets go to the builder once for each platform, what it saves goes
/// into the layout, and several platforms get an index.
/// </summary>
internal static class DockerfileBuild
{
    /// <summary>Builds, and puts the layout in its place.</summary>
    /// <exception cref="ExecutionException">A step failed, a secret is not there, or the base image is for another platform.</exception>
    public static async Task<OciLayout> RunAsync(ImageBuildPlan plan, IImageBuilder builder, OciLayoutWriter writer, CancellationToken cancellationToken)
    {
        using var secrets = await SecretFiles.WriteAsync(plan.Options.TemporaryFolder, await SecretsAsync(plan.Options, cancellationToken), cancellationToken);
        using var context = BuildContext.Stage(plan);
        var images = new List<(Descriptor Manifest, ImagePlatform Platform)>();
        foreach (var platform in plan.Options.Image.Platforms.Select(ImagePlatform? (one) => one).DefaultIfEmpty(null))
        {
            images.Add(await BuildAsync(plan, builder, Options(plan, context, secrets, platform), writer, cancellationToken));
        }

        return await DiskTrouble.ExplainAsync(ImagesText.Writing, plan.Options.Folder, async () =>
        {
            var image = plan.Options.Image.Platforms.Count > 1 ? await writer.AddIndexAsync(images, cancellationToken) : images[0].Manifest;
            return await writer.CompleteAsync(image, plan.Annotations, cancellationToken);
        });
    }

    private static async Task<Dictionary<string, Secret>> SecretsAsync(ImageBuildOptions options, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, Secret>();
        foreach (var secret in options.Image.Secrets)
        {
            values[secret.Id] = await (options.ReadSecret ?? throw new InvalidOperationException("Nobody reads the secrets of this build."))(secret, cancellationToken);
        }

        return values;
    }

    private static BuildOptions Options(ImageBuildPlan plan, BuildContext context, SecretFiles secrets, ImagePlatform? platform) => new()
    {
        Dockerfile = context.Dockerfile,
        Subject = plan.Options.Dockerfile,
        Context = context.Folder,
        // One name, not one for each revision: it keeps the builder's cache alive and the older images can be pruned.
        Tag = $"{plan.Options.Image.Repository}:pipelines{(platform is null ? "" : "-" + platform.Text.Replace('/', '-'))}",
        BuildArguments = ImageBuild.Arguments(plan.Options),
        Labels = plan.Labels,
        Secrets = secrets.Files,
        Target = plan.Options.Image.Target,
        Platform = platform,
        Network = plan.Options.Network,
        SourceDate = plan.Created,
        Remedy = ImagesText.FailedStep(plan.Options),
    };

    private static async Task<(Descriptor Manifest, ImagePlatform Platform)> BuildAsync(
        ImageBuildPlan plan, IImageBuilder builder, BuildOptions options, OciLayoutWriter writer, CancellationToken cancellationToken)
    {
        // A folder: Docker writes beside the file that it is told, and leaves that there when it is killed.
        var folder = new DirectoryInfo(plan.Options.Folder + "~tar");
        Remove(folder);
        try
        {
            folder.Create();
            var saved = Path.Combine(folder.FullName, "image.tar");
            // By id: the name may belong to another build by now.
            var id = await builder.BuildAsync(options, cancellationToken);
            await builder.SaveAsync(id.Text, saved, cancellationToken);
            // Here, while the file is still there: without it the disk would have room again.
            var image = await DiskTrouble.ExplainAsync(ImagesText.Writing, plan.Options.Folder, () => new SavedImage(saved, writer, plan.Created).AddAsync(cancellationToken));
            return options.Platform is null || IsSame(options.Platform, image.Platform) ? image : throw ImagesText.OtherPlatform(plan.Options.Image, options.Platform, image.Platform);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        if (Directory.Exists(folder.FullName))
        {
            Directory.Delete(folder.FullName, recursive: true);
        }
    }

    // A variant that nobody asked for is one that the processor has anyway, such as v8 of arm64.
    private static bool IsSame(ImagePlatform wanted, ImagePlatform built) =>
        wanted.OperatingSystem == built.OperatingSystem && wanted.Architecture == built.Architecture
        && (wanted.Variant is null || built.Variant is null || wanted.Variant == built.Variant);
}
