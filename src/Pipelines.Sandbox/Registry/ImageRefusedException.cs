namespace Pipelines.Sandbox.Registry;

/// <summary>Why an image is not taken in; the registry and ECR word each in their own codes.</summary>
internal enum ImageRefusal
{
    Invalid,
    LayersMissing,
    ImagesMissing,
    DigestMismatch,
    TagIsImmutable,
    AlreadyThere,
}

/// <summary>An image was not taken in.</summary>
internal sealed class ImageRefusedException(ImageRefusal refusal, string message) : Exception(message)
{
    public ImageRefusal Refusal { get; } = refusal;
}
