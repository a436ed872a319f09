using System.Xml;
using Pipelines.Definitions;
using Pipelines.Engines.Tests.Coverage;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>Makes one coverage of that of all suites: in the files for GitLab, and in the line that it reads from the job's log.</summary>
internal sealed class CoverageMerge(IProgressLog log)
{
    /// <summary>Deletes what an earlier run has left.</summary>
    public static void Clear(TestRunOptions options)
    {
        Directory.CreateDirectory(Path.Combine(options.FullCoverageFolder, "suites"));
        foreach (var file in Directory.EnumerateFiles(options.FullCoverageFolder, "cobertura*.xml"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Merges the coverage of suites that have run; a suite whose coverage cannot be read, or is of nothing here, has a problem.</summary>
    public async Task<TestRunResult> MergeAsync(
        TestRunResult result, IReadOnlyList<TestSuite> suites, TestRunOptions options, CancellationToken cancellationToken)
    {
        var files = options.RepositoryFiles is { } ask ? (await ask(cancellationToken)).ToHashSet(StringComparer.Ordinal) : null;
        var reports = new List<CoverageReport>();
        var judged = new List<SuiteResult>();
        foreach (var suite in result.Suites)
        {
            var (report, problem) = Read(suites.Single(some => some.Name == suite.Name), options, files);
            judged.Add(suite with { Problem = suite.Problem ?? problem });
            reports.AddRange(report is null ? [] : [report]);
        }

        if (reports.Count == 0)
        {
            return result with { Suites = judged };
        }

        var merged = CoverageReport.Merge(reports);
        var written = CoberturaWriter.Write(merged, options.FullCoverageFolder);
        if (written.Count > 1)
        {
            log.Info(CoverageText.Split(written));
        }

        return new TestRunResult(judged) { Coverage = merged };
    }

    private (CoverageReport? Report, string? Problem) Read(TestSuite suite, TestRunOptions options, IReadOnlySet<string>? files)
    {
        var file = SuiteFiles.CoverageOf(suite, options);
        if (!suite.LeavesCoverage || !File.Exists(file))
        {
            return (null, null);
        }

        try
        {
            var folder = suite is TestSuite.CommandLine command ? [Path.GetFullPath(Path.Combine(options.Root, command.Folder))] : Array.Empty<string>();
            var names = new RepositoryFiles(options.Root, files);
            var report = CoberturaReader.Read(file, (name, sources) => names.Find(name, [.. sources, .. folder]));
            if (names.Others.Count > 0)
            {
                log.Detail(CoverageText.LeftOut(names.Others));
            }

            return report.Files.Count > 0 ? (report, null) : (null, CoverageText.NoneOfTheRepository);
        }
        catch (XmlException exception)
        {
            return (null, TestsText.UnreadableCoverage(exception.Message));
        }
    }
}
