namespace Pipelines.Engines.Tests;

/// <summary>
/// GitLab's limits for JUnit XML: a report above them is uploaded and not shown, and nobody is told (https://docs.gitlab.com/ci/testing/unit_test_reports/,
/// https://docs.gitlab.com/administration/instance_limits/).
/// </summary>
internal static class ReportSize
{
    /// <summary>The largest file, in bytes, that every GitLab shows in a merge request: newer ones take 30 MB.</summary>
    public const long MostBytes = 20_000_000;

    /// <summary>The most that all files of a job may have, in bytes.</summary>
    public const long MostBytesOfAll = 100_000_000;

    /// <summary>What to say of the reports in a folder, one line for each that is too large, and one when all are.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="mostBytes">The most of a file.</param>
    /// <param name="mostBytesOfAll">The most of all.</param>
    public static IEnumerable<string> Warnings(string folder, long mostBytes = MostBytes, long mostBytesOfAll = MostBytesOfAll)
    {
        var files = new DirectoryInfo(folder).GetFiles("*.xml").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var all = files.Sum(file => file.Length);
        return files.Where(file => file.Length > mostBytes).Select(file => TestsText.TooLargeForGitLab(file.FullName, file.Length, mostBytes))
            .Concat(all > mostBytesOfAll ? [TestsText.TooLargeForGitLab(folder, all, mostBytesOfAll)] : []);
    }
}
