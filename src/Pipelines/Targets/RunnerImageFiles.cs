using System.Security.Cryptography;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>The Dockerfiles of the images that jobs run in: their content is in the pipeline, so the pipeline changes with them.</summary>
internal static class RunnerImageFiles
{
    // Enough to tell all Dockerfiles of a project apart, and short enough to read.
    private const int HexDigits = 12;

    /// <summary>The paths, relative to the repository's root.</summary>
    public static IReadOnlyList<string> Of(Application application) =>
        [.. new[] { application.RunnerImage, application.ToolsImage }.OfType<RunnerImage.OfDockerfile>().Select(image => image.Dockerfile).Distinct()];

    /// <summary>The hash of each of them that is there.</summary>
    public static IReadOnlyDictionary<string, string> Hashes(Application application, string root) => Of(application).Where(file => File.Exists(Path.Combine(root, file)))
        .ToDictionary(file => file, file => Hash(Path.Combine(root, file)), StringComparer.Ordinal);

    // A checkout with other line ends has the same content.
    private static string Hash(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n"))))[..HexDigits];
}
