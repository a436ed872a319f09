namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Long names as people say them.</summary>
internal static class Short
{
    /// <summary>The last part of an ARN.</summary>
    public static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>The digest of an image, as far as it is needed to tell it from others; the whole reference where it has none.</summary>
    public static string Digest(string? image) =>
        image is null ? "image unknown" : image.Split('@') is [_, var digest] ? digest[..Math.Min(digest.Length, "sha256:".Length + 12)] : image;
}
