namespace Pipelines.Engines.CodeQuality;

/// <summary>
/// Gives each finding the name by which GitLab knows it again in another commit: it stays when lines move, and no two findings share one.
/// Version 1: to change what goes into the hash makes every known finding look mended and new once.
/// </summary>
internal static class Fingerprints
{
    /// <summary>The version of the recipe.</summary>
    public const int Version = 1;

    // What one thread is given at a time: enough to read a file once, few enough for every thread to get some.
    private const int Portion = 1000;

    /// <summary>The fingerprints, 64 hex digits each, of findings in the order of <see cref="Finding.Sort"/>.</summary>
    /// <param name="findings">The findings; their paths are the repository's.</param>
    /// <param name="files">Where the text of a finding's line is read.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Finding> findings, RepositoryFiles files)
    {
        var firsts = new FingerprintDigest[findings.Count];
        Parallel.For(0, (findings.Count + Portion - 1) / Portion, portion =>
        {
            var key = new FingerprintKey(files);
            for (var index = portion * Portion; index < Math.Min((portion + 1) * Portion, findings.Count); index++)
            {
                firsts[index] = key.DigestOf(findings[index], ordinal: 1);
            }
        });
        return Unique(firsts, findings, new FingerprintKey(files));
    }

    // Of equal ones the second and later take their ordinal in; texts that differ only in what is no letter are equal too, in UTF-8.
    private static string[] Unique(FingerprintDigest[] firsts, IReadOnlyList<Finding> findings, FingerprintKey key)
    {
        var ordinals = new Dictionary<FingerprintDigest, int>();
        var given = new HashSet<FingerprintDigest>(findings.Count);
        var fingerprints = new string[findings.Count];
        for (var index = 0; index < fingerprints.Length; index++)
        {
            var (first, fingerprint) = (firsts[index], firsts[index]);
            while (!given.Add(fingerprint))
            {
                fingerprint = key.DigestOf(findings[index], ordinals[first] = ordinals.GetValueOrDefault(first, 1) + 1);
            }

            fingerprints[index] = fingerprint.ToString();
        }

        return fingerprints;
    }
}
