namespace Pipelines.Engines.Images;

/// <summary>What makes an image.</summary>
internal enum ImageBuilder
{
    /// <summary>A container engine, from the Dockerfile.</summary>
    Engine,

    /// <summary>This process, from the package alone: for <c>--env local</c> on a machine without an engine.</summary>
    Assembly,
}
