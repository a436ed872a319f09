using System.Text;
using Pipelines.Clients.Containers;
using Pipelines.Clients.Git;
using Pipelines.Definitions;
using Pipelines.Engines.Images.Context;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Decides how an image is built, and whether it must be: checks everything, writes nothing.</summary>
internal sealed class ImagePlanner(GitClient git, BuilderFound found, IProgressLog log)
{
    /// <summary>Plans a build.</summary>
    /// <exception cref="DefinitionException">The image's definition cannot be built as it is.</exception>
    /// <exception cref="ExecutionException">The package is not there, git cannot be read, or there is no engine where one is needed.</exception>
    public async Task<ImageBuildPlan> PlanAsync(ImageBuildOptions options, CancellationToken cancellationToken)
    {
        var method = found.Builder is null && options.MayAssemble ? BuildMethod.Assembly : BuildMethod.Dockerfile;
        RequireDefinition(options, method);
        var package = options.Image.Package is null ? null
            : PackageFile.Of(options.PackageFile ?? throw ImagesText.NoPackageFile(options.Image.ToString(), "no file was given"), options.Image.ToString());
        var builder = method == BuildMethod.Assembly ? null : found.Require("build the image", options.Image.ToString());
        var files = builder is null ? [] : await ContextFiles.ListAsync(options, git, cancellationToken);
        if (builder is not null)
        {
            RequireAbilities(options.Image, builder);
            CheckContext(options, files);
        }

        var commit = await git.HeadAsync(cancellationToken);
        var revision = await git.RevisionAsync(cancellationToken);
        var labels = Labels(options, revision, commit, await git.SourceAsync(cancellationToken), package);
        var plan = new ImageBuildPlan
        {
            Options = options,
            Method = method,
            Builder = builder,
            ContextFiles = files,
            Revision = revision,
            Created = commit.Date,
            Labels = labels,
            Package = package,
            Inputs = await InputsAsync(options, builder, labels, package, cancellationToken),
        };
        return plan with { Existing = await FindExistingAsync(plan, cancellationToken) };
    }

    private static void RequireDefinition(ImageBuildOptions options, BuildMethod method)
    {
        var mistakes = new List<DefinitionMistake>();
        if (!File.Exists(options.Dockerfile))
        {
            mistakes.Add(ImagesText.NoDockerfile(options));
        }

        foreach (var twice in options.Image.Platforms.GroupBy(platform => platform).Where(group => group.Count() > 1))
        {
            mistakes.Add(ImagesText.PlatformTwice(options.Image, twice.Key));
        }

        foreach (var twice in options.Image.Secrets.GroupBy(secret => secret.Id).Where(group => group.Count() > 1))
        {
            mistakes.Add(ImagesText.SecretTwice(options.Image, twice.Key));
        }

        if (options.Context.Split('/')[0] == "..")
        {
            mistakes.Add(ImagesText.ContextOutside(options));
        }

        if (method == BuildMethod.Assembly && options.Image.Package is null)
        {
            mistakes.Add(ImagesText.NothingToAssemble(options.Image));
        }

        if (method == BuildMethod.Assembly && options.Image.EntryPoint.Count == 0)
        {
            mistakes.Add(ImagesText.NoEntryPoint(options.Image));
        }

        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }
    }

    private static void RequireAbilities(ContainerImage image, IImageBuilder builder)
    {
        var mistakes = new List<DefinitionMistake>();
        if (image.Secrets.Count > 0 && builder.Lacks.HasFlag(BuilderLacks.Secrets))
        {
            mistakes.Add(ImagesText.NoSecretMounts(image, builder));
        }

        if (image.Platforms.Count > 0 && builder.Lacks.HasFlag(BuilderLacks.Platforms))
        {
            mistakes.Add(ImagesText.NoPlatforms(image, builder));
        }

        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }
    }

    private void CheckContext(ImageBuildOptions options, IReadOnlyList<string> files)
    {
        var findings = ContextCheck.Find(Path.Combine(options.Root, options.Context), files, options.Image.AcceptedInContext);
        foreach (var warning in findings.Where(finding => !finding.Rule.IsError))
        {
            log.Warning(ContextText.Warns(options.Image.ToString(), warning));
        }

        var mistakes = findings.Where(finding => finding.Rule.IsError).Select(finding => ContextText.Reaches(options.Image.ToString(), finding)).ToList();
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }
    }

    // https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys
    private static Dictionary<string, string> Labels(ImageBuildOptions options, Revision revision, GitCommit commit, string? source, PackageFile? package)
    {
        var labels = new Dictionary<string, string>
        {
            ["org.opencontainers.image.created"] = LayoutJson.Time(commit.Date),
            ["org.opencontainers.image.revision"] = revision.Tag.Text,
            ["org.opencontainers.image.title"] = options.Image.Repository.Text,
            ["org.opencontainers.image.version"] = package?.Version ?? revision.Short,
        };
        if (source is not null)
        {
            labels["org.opencontainers.image.source"] = source;
        }

        foreach (var (name, value) in options.Image.Labels)
        {
            labels[name] = value;
        }

        return labels;
    }

    private static async Task<Digest> InputsAsync(
        ImageBuildOptions options, IImageBuilder? builder, Dictionary<string, string> labels, PackageFile? package, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        void Add(string name, string value) => text.Append(name.Length).Append(name).Append(value.Length).Append(value);
        Add("builder", builder?.Kind ?? "");
        Add("dockerfile", options.Image.Dockerfile);
        Add("context", options.Context);
        foreach (var (name, value) in ImageBuild.Arguments(options).Concat(labels).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name, value);
        }

        Add("target", options.Image.Target ?? "");
        foreach (var platform in options.Image.Platforms)
        {
            Add("platform", platform.Text);
        }

        // Their names: what a secret is worth is not part of the image.
        foreach (var secret in options.Image.Secrets)
        {
            Add("secret", secret.Id);
        }

        foreach (var word in options.Image.EntryPoint)
        {
            Add("entry point", word);
        }

        if (package is not null)
        {
            await using var stream = File.OpenRead(package.Path);
            Add(package.Name, (await Digest.OfAsync(stream, cancellationToken)).Text);
        }

        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private async Task<OciLayout?> FindExistingAsync(ImageBuildPlan plan, CancellationToken cancellationToken)
    {
        if (!OciLayout.IsIn(plan.Options.Folder))
        {
            return null;
        }

        try
        {
            var layout = await OciLayout.ReadAsync(plan.Options.Folder, cancellationToken);
            if (plan.Annotations.Any(pair => layout.Annotations.GetValueOrDefault(pair.Key) != pair.Value))
            {
                return null;
            }

            await layout.VerifyAsync(cancellationToken);
            return layout;
        }
        catch (ExecutionException exception)
        {
            log.Warning(ImagesText.BuiltAgain(plan.Options.Image, exception));
            return null;
        }
    }
}
