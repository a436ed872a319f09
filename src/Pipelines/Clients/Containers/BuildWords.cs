using System.Globalization;

namespace Pipelines.Clients.Containers;

/// <summary>The arguments of a build that Docker, Podman and Buildah have in common, each a word of its own.</summary>
internal static class BuildWords
{
    /// <summary>Everything but the command in front and the context at the end.</summary>
    public static IEnumerable<string> Of(BuildOptions options, string idFile) =>
    [
        "--file", options.Dockerfile, "--tag", options.Tag, "--iidfile", idFile,
        .. Pairs("--build-arg", options.BuildArguments),
        .. Pairs("--label", options.Labels),
        .. options.Secrets.SelectMany(secret => new[] { "--secret", $"id={secret.Id},src={secret.File}" }),
        .. options.Target is { } target ? ["--target", target] : (string[])[],
        .. options.Platform is { } platform ? ["--platform", platform.Text] : (string[])[],
        .. options.Network is { } network ? ["--network", network] : (string[])[],
    ];

    /// <summary>The seconds since 1970, as SOURCE_DATE_EPOCH is written: https://reproducible-builds.org/specs/source-date-epoch/.</summary>
    public static string Epoch(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Pairs(string option, IReadOnlyDictionary<string, string> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { option, $"{pair.Key}={pair.Value}" });
}
