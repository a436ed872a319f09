namespace Pipelines.Model.Limits;

/// <summary>What is kept: https://docs.gitlab.com/ci/yaml/#artifacts and https://docs.gitlab.com/ci/yaml/#cache.</summary>
internal static class ArtifactLimits
{
    private const int MostCaches = 4;
    private const int MostKeyFiles = 2;
    private const int MostFallbackKeys = 5;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
    [
        .. Caches(pipeline.Pipeline.Symbol, "default", pipeline.Pipeline.Default?.Cache ?? []),
        .. pipeline.Jobs.SelectMany(job => Caches(job.Symbol, job.Name, job.Cache ?? []).Concat(job.Artifacts is { } artifacts ? Check(job, artifacts) : [])),
    ];

    private static IEnumerable<Finding> Check(Job job, Artifacts artifacts)
    {
        foreach (var path in artifacts.Paths.Where(IsOutside))
        {
            yield return FindingRules.OutsidePath.At(job.Symbol, job.Name, path, "artifacts:paths");
        }

        if (artifacts.Reports is { } reports)
        {
            foreach (var path in new[] { reports.CodeQuality, reports.JUnit, reports.Dotenv, reports.Terraform, reports.Sast, reports.ContainerScanning, reports.CycloneDx }.SelectMany(paths => paths).Where(IsOutside))
            {
                yield return FindingRules.OutsidePath.At(job.Symbol, job.Name, path, "artifacts:reports");
            }
        }

        if (artifacts.ExposeAs is not null)
        {
            foreach (var path in artifacts.Paths.Where(path => path.AsSpan().IndexOfAny('*', '$') >= 0))
            {
                yield return FindingRules.ExposedPath.At(job.Symbol, job.Name, path);
            }
        }
    }

    private static IEnumerable<Finding> Caches(string symbol, string subject, IReadOnlyList<Cache> caches)
    {
        if (caches.Count > MostCaches)
        {
            yield return FindingRules.TooManyCaches.At(symbol, subject, caches.Count);
        }

        foreach (var cache in caches)
        {
            if (cache.Paths.Count == 0)
            {
                yield return FindingRules.EmptyCache.At(symbol, subject);
            }

            if (cache.FallbackKeys.Count > MostFallbackKeys)
            {
                yield return FindingRules.TooManyFallbackKeys.At(symbol, subject, cache.FallbackKeys.Count);
            }

            foreach (var path in cache.Paths.Where(IsOutside))
            {
                yield return FindingRules.OutsidePath.At(symbol, subject, path, "cache:paths");
            }

            if (BadKey(cache.Key) is { } key)
            {
                yield return FindingRules.CacheKeyForm.At(symbol, subject, key);
            }
        }
    }

    private static string? BadKey(CacheKey? key) => key switch
    {
        CacheKey.Named { Text: var text } when text.Length == 0 || text.Contains('/', StringComparison.Ordinal) || text.All(letter => letter == '.') => text,
        CacheKey.OfFiles { Files: var files } when files.Count is 0 or > MostKeyFiles || files.Any(file => file.Contains('$', StringComparison.Ordinal)) => string.Join(", ", files),
        _ => null,
    };

    // A variable may hold anything, so a path that begins with one is left to GitLab.
    private static bool IsOutside(string path) =>
        path.Length == 0 || path[0] is '/' or '~' or '\\' || (path.Length > 1 && path[1] == ':') || path.Split('/', '\\').Contains("..");
}
