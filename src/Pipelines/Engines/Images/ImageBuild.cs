using Pipelines.Clients.Containers;
using Pipelines.Clients.Files;
using Pipelines.Clients.Git;
using Pipelines.Engines.Packaging;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Builds an image once: a commit and its package come in, an OCI layout goes out, whoever built it. With a container engine it is made
/// from the Dockerfile; without one, where that is good enough, it is assembled from the package, under a tag of its own.
/// </summary>
internal sealed class ImageBuild(GitClient git, BuilderFound builder, IProgressLog log)
{
    /// <summary>Decides how the image is built, and whether it must be; writes nothing.</summary>
    /// <exception cref="DefinitionException">The image's definition cannot be built as it is.</exception>
    /// <exception cref="ExecutionException">The package is not there, git cannot be read, or there is no engine where one is needed.</exception>
    public Task<ImageBuildPlan> PlanAsync(ImageBuildOptions options, CancellationToken cancellationToken) =>
        new ImagePlanner(git, builder, log).PlanAsync(options, cancellationToken);

    /// <summary>Does what was planned.</summary>
    /// <exception cref="ExecutionException">The build failed; the reason holds its last lines.</exception>
    public async Task<BuiltImage> ApplyAsync(ImageBuildPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Existing is { } existing)
        {
            log.Info(ImagesText.Reused(plan, existing));
            return new BuiltImage(existing, plan.Method, Reused: true);
        }

        log.Info(ImagesText.Building(plan, builder.Finding));
        using var writer = OciLayoutWriter.At(plan.Options.Folder);
        var layout = plan.Builder is null
            ? await DiskTrouble.ExplainAsync(ImagesText.Writing, plan.Options.Folder, () => AssembleAsync(plan, writer, cancellationToken))
            : await DockerfileBuild.RunAsync(plan, plan.Builder, writer, cancellationToken);
        log.Info(await ImagesText.BuiltAsync(plan, layout, cancellationToken));
        return new BuiltImage(layout, plan.Method, Reused: false);
    }

    /// <summary>The image's build arguments, with those of the command line on top.</summary>
    internal static IReadOnlyDictionary<string, string> Arguments(ImageBuildOptions options)
    {
        var arguments = new Dictionary<string, string>(options.Image.BuildArguments);
        foreach (var (name, value) in options.BuildArguments)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    private static async Task<OciLayout> AssembleAsync(ImageBuildPlan plan, OciLayoutWriter writer, CancellationToken cancellationToken)
    {
        var archive = await DebianArchive.ReadAsync(plan.Package!.Path, cancellationToken);
        var (architecture, variant) = Processor(archive);
        return await new AssembledImage(writer, plan.Options.Folder + "~tar").WriteAsync(
            archive,
            new AssembledConfig
            {
                Architecture = architecture,
                Variant = variant,
                Created = plan.Created,
                EntryPoint = plan.Options.Image.EntryPoint,
                Labels = plan.Labels,
                CreatedBy = ImagesText.CreatedBy(archive),
            },
            plan.Annotations,
            cancellationToken);
    }

    // Debian's words and Go's. A package for all of them says none: then the commonest stands there, the same on every machine.
    private static (string Architecture, string? Variant) Processor(DebianArchive package) => package.Architecture switch
    {
        "all" => ("amd64", null),
        "i386" => ("386", null),
        "armhf" => ("arm", "v7"),
        "armel" => ("arm", "v5"),
        "ppc64el" => ("ppc64le", null),
        "mips64el" => ("mips64le", null),
        var same => (same, null),
    };
}
