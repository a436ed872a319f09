using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>Reads from a registry what an image is made for. An index says it itself; of a single image its configuration does.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/config.md</remarks>
internal static class ImageConfiguration
{
    /// <summary>The facts; null when the registry does not have the image, or it cannot be read as one: a plan does not fail of that.</summary>
    public static async Task<ImageFacts?> ReadAsync(OciRegistry registry, ImageReference image, CancellationToken cancellationToken)
    {
        try
        {
            if (await registry.ReadManifestAsync(image.Repository, image.Digest, cancellationToken) is not { } manifest)
            {
                return null;
            }

            if (manifest.Children.Count > 0)
            {
                return new(Platforms(manifest), HasHealthCheck: false);
            }

            await using var stream = await registry.OpenBlobAsync(image.Repository, manifest.Blobs[0], cancellationToken);
            return await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken) is JsonObject config && config.Text("os") is { } system && config.Text("architecture") is { } processor
                ? new([$"{system}/{processor}"], config.Record("config")?.Record("Healthcheck")?.Texts("Test") is [not "NONE", ..])
                : null;
        }
        catch (Exception unreadable) when (unreadable is ExecutionException or JsonException or ArgumentOutOfRangeException or IOException)
        {
            return null;
        }
    }

    // Attestations stand in an index as manifests for unknown/unknown.
    private static List<string> Platforms(Manifest index) =>
    [
        .. from child in JsonNode.Parse(index.Bytes.Span)!.AsObject().Records("manifests")
           let platform = child.Record("platform")
           where platform?.Text("os") is { } && platform.Text("os") != "unknown"
           select $"{platform.Text("os")}/{platform.Text("architecture")}",
    ];
}
