using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>What is to be built, from what, to where.</summary>
internal sealed record ImageBuildOptions
{
    /// <summary>The image.</summary>
    public required ContainerImage Image { get; init; }

    /// <summary>The absolute path of the repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>The absolute path of the package's <c>.deb</c>; null when the image has no package.</summary>
    public string? PackageFile { get; init; }

    /// <summary>The folder of the layouts, relative to the root; each image gets one of its own in it.</summary>
    public string Output { get; init; } = "artifacts/images";

    /// <summary>Build arguments on top of the image's own.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The network of the build's steps; null = the engine's own default.</summary>
    public string? Network { get; init; }

    /// <summary>True when an image that is only assembled is good enough, as for <c>--env local</c>.</summary>
    public bool MayAssemble { get; init; }

    /// <summary>Reads the value of a secret, when an image is really built; null = there is nobody to ask.</summary>
    public Func<BuildSecret, CancellationToken, Task<Secret>>? ReadSecret { get; init; }

    /// <summary>Where files are that no other user may see and that do not outlive the build.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>The absolute path of the Dockerfile.</summary>
    public string Dockerfile => Path.GetFullPath(Path.Combine(Root, Image.Dockerfile));

    /// <summary>The build context, relative to the root, <c>/</c> between parts; empty for the root itself.</summary>
    public string Context
    {
        get
        {
            var context = Image.Context ?? Path.GetDirectoryName(Image.Dockerfile) ?? "";
            var relative = Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, context))).Replace('\\', '/');
            return relative == "." ? "" : relative;
        }
    }

    /// <summary>The absolute path of the layout; '+' stands for '/' in the repository's name, which has none of its own.</summary>
    public string Folder => Path.GetFullPath(Path.Combine(Root, Output, Image.Repository.Text.Replace('/', '+')));
}
