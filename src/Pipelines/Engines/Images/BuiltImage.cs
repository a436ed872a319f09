using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>An image that is on disk, ready to be pushed.</summary>
/// <param name="Layout">Where it is.</param>
/// <param name="Method">How it was made.</param>
/// <param name="Reused">True when it was there already.</param>
internal sealed record BuiltImage(OciLayout Layout, BuildMethod Method, bool Reused)
{
    /// <summary>The tag that it is pushed under.</summary>
    public ImageTag Tag => Layout.Tag;

    /// <summary>The digest that it has in every registry.</summary>
    public Digest Digest => Layout.Root.Digest;
}
