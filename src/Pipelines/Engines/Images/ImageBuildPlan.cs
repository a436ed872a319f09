using Pipelines.Clients.Containers;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>A build that can be done: everything is checked, nothing is written.</summary>
internal sealed record ImageBuildPlan
{
    /// <summary>What was asked for.</summary>
    public required ImageBuildOptions Options { get; init; }

    /// <summary>How the image is made.</summary>
    public required BuildMethod Method { get; init; }

    /// <summary>What runs the Dockerfile; null when it is assembled.</summary>
    public required IImageBuilder? Builder { get; init; }

    /// <summary>The files that the builder is given, relative to the context; none when it is assembled.</summary>
    public required IReadOnlyList<string> ContextFiles { get; init; }

    /// <summary>The source it is made of.</summary>
    public required Revision Revision { get; init; }

    /// <summary>When that source was committed: the time that everything in the image gets.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The labels that say where the image comes from.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>The package that goes in; null for none.</summary>
    public required PackageFile? Package { get; init; }

    /// <summary>A digest of all that decides what the image is.</summary>
    public required Digest Inputs { get; init; }

    /// <summary>The same image, built before; null when there is none, and it must be built.</summary>
    public OciLayout? Existing { get; init; }

    /// <summary>The tag: that of the revision, with a suffix that keeps an assembled image from being taken for the real one.</summary>
    public ImageTag Tag => Method == BuildMethod.Assembly ? ImageTag.Parse(Revision.Tag + "-assembled") : Revision.Tag;

    /// <summary>What the layout's index says about the image.</summary>
    public IReadOnlyDictionary<string, string> Annotations => new Dictionary<string, string>
    {
        [OciLayout.TagAnnotation] = Tag.Text,
        [BuilderAnnotation] = Builder?.Kind ?? "assembly",
        [InputsAnnotation] = Inputs.Text,
    };

    internal const string BuilderAnnotation = "pipelines.builder";
    internal const string InputsAnnotation = "pipelines.inputs";
}
