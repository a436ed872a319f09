namespace Pipelines.Model.Limits;

/// <summary>What is kept: https://docs.gitlab.com/ci/yaml/#artifacts and https://docs.gitlab.com/ci/yaml/#cache.</summary>
internal static class ArtifactLimits
{
    private const int MostCaches = 4;
    private const int MostKeyFiles = 2;
    private const int MostFallbackKeys = 5;
    private const int MostExposed = 10;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
    [
        .. Caches(pipeline.Pipeline.Symbol, "default", pipeline.Pipeline.Default?.Cache ?? []),
        .. pipeline.Jobs.SelectMany(job => Caches(job.Symbol, job.Name, job.Cache ?? []).Concat(job.Artifacts is { } artifacts ? Check(job, artifacts) : [])),
        .. pipeline.Jobs.Count(job => job.Artifacts?.ExposeAs is not null) is > MostExposed and var exposed ? (Finding[])[FindingRules.TooManyExposed.At(pipeline.Pipeline.Symbol, exposed)] : [],
    ];

    private static IEnumerable<string> Files(Reports reports) =>
    [
        .. new[]
        {
            reports.CodeQuality, reports.ContainerScanning, reports.CycloneDx, reports.Dast, reports.DependencyScanning, reports.Dotenv, reports.JUnit, reports.LicenseScanning, reports.LoadPerformance,
            reports.Lsif, reports.Metrics, reports.RepositoryXray, reports.Requirements, reports.Sarif, reports.Sast, reports.SecretDetection, reports.Terraform,
        }.SelectMany(paths => paths),
        .. new[] { reports.Accessibility, reports.Annotations, reports.BrowserPerformance, reports.Coverage?.Path }.OfType<string>(),
    ];

    private static IEnumerable<Finding> Check(Job job, Artifacts artifacts)
    {
        foreach (var path in artifacts.Paths.Where(IsOutside))
        {
            yield return FindingRules.OutsidePath.At(job.Symbol, job.Name, path, "artifacts:paths");
        }

        foreach (var path in artifacts.Paths.Where(IsState))
        {
            yield return FindingRules.StateArtifact.At(job.Symbol, job.Name, path);
        }

        foreach (var path in artifacts.Paths.Where(path => path.EndsWith(".tfplan", StringComparison.Ordinal) && artifacts is { Access: null or ArtifactsAccess.All, Public: not false }))
        {
            yield return FindingRules.PlanArtifact.At(job.Symbol, job.Name, path);
        }

        if (artifacts.Reports is { } reports)
        {
            foreach (var path in Files(reports).Where(IsOutside))
            {
                yield return FindingRules.OutsidePath.At(job.Symbol, job.Name, path, "artifacts:reports");
            }
        }

        if (artifacts is { Public: not null, Access: not null })
        {
            yield return FindingRules.AccessTwice.At(job.Symbol, job.Name);
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
            if (cache.Paths.Count == 0 && cache.Untracked != true)
            {
                yield return FindingRules.EmptyCache.At(symbol, subject);
            }

            if (cache.FallbackKeys.Count > MostFallbackKeys)
            {
                yield return FindingRules.TooManyFallbackKeys.At(symbol, subject, cache.FallbackKeys.Count);
            }

            if (cache.Unprotect == true)
            {
                yield return FindingRules.SharedCache.At(symbol, subject);
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
        CacheKey.OfCommits { Files: var files } when files.Count is 0 or > MostKeyFiles || files.Any(file => file.Contains('$', StringComparison.Ordinal)) => string.Join(", ", files),
        CacheKey.OfFiles { Files: var files } when files.Count is 0 or > MostKeyFiles || files.Any(file => file.Contains('$', StringComparison.Ordinal)) => string.Join(", ", files),
        _ => null,
    };

    // terraform.tfstate, its backups, what is left when it cannot be saved, and the folder in which a backend is remembered.
    private static bool IsState(string path) =>
        path.Contains(".tfstate", StringComparison.Ordinal) || path.TrimEnd('/', '*').Split('/')[^1] == ".terraform";

    // A variable may hold anything, so a path that begins with one is left to GitLab.
    private static bool IsOutside(string path) =>
        path.Length == 0 || path[0] is '/' or '~' or '\\' || (path.Length > 1 && path[1] == ':') || path.Split('/', '\\').Contains("..");
}
