namespace Pipelines.Engines.Images;

/// <summary>How an image is made.</summary>
internal enum BuildMethod
{
    /// <summary>A builder runs the Dockerfile.</summary>
    Dockerfile,

    /// <summary>This process puts it together from the package alone: for <c>--env local</c> on a machine without an engine.</summary>
    Assembly,
}
