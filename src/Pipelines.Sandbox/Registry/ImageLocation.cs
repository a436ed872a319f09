using System.Text.RegularExpressions;

namespace Pipelines.Sandbox.Registry;

/// <summary>An image of this sandbox, as a task definition names it: on whatever port the sandbox had at the time.</summary>
/// <param name="Host">The registry.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Reference">A digest, or else a tag.</param>
internal sealed partial record ImageLocation(RegistryHost Host, string Repository, string Reference)
{
    /// <returns>Null for an image that is not ours.</returns>
    public static ImageLocation? Parse(string image)
    {
        var match = Ours().Match(image);
        return match.Success && RegistryHost.Split(match.Groups["name"].Value) is var (host, repository)
            ? new(host, repository, match.Groups["digest"] is { Success: true } digest ? digest.Value : match.Groups["tag"] is { Success: true } tag ? tag.Value : "latest")
            : null;
    }

    /// <summary>The image's reference at an endpoint, by digest.</summary>
    public string At(Uri endpoint, string digest) => $"{Host.At(endpoint)}/{Repository}@{digest}";

    [GeneratedRegex(@"^(?:127\.0\.0\.1|localhost):[0-9]+/(?<name>[^:@]+)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?\z")]
    private static partial Regex Ours();
}
