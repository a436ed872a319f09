using Pipelines.Definitions;
using Pipelines.Engines.Images;

namespace Pipelines.Targets;

/// <summary>Where the built images are: one OCI layout each.</summary>
internal static class ImageLayouts
{
    /// <summary>The folder of the layouts, relative to the repository's root.</summary>
    public const string Root = "artifacts/images";

    /// <summary>The folder of one image's layout, absolute.</summary>
    public static string Folder(string root, ContainerImage image) => new ImageBuildOptions { Image = image, Root = root, Output = Root }.Folder;
}
