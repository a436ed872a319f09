using System.Globalization;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Testing;

namespace Pipelines.Tests.Engines.CodeQuality.Output;

/// <summary>Results for tests of what is made of them.</summary>
internal static class Judged
{
    public static CodeQualityResult Of(TemporaryFolder folder, params ReportedFinding[] findings) => new()
    {
        Reported = findings,
        Incomplete = [],
        Threshold = Severity.Minor,
        Report = folder.At("artifacts", "report.json"),
        Files = new RepositoryFiles(folder.Path, [.. findings.Select(item => item.Finding.Path).Distinct()]),
    };

    public static CodeQualityResult Compared(this CodeQualityResult result) => result with { Baseline = new Baseline("the report of 'main'", new HashSet<string>()), NewOnly = true };

    public static ReportedFinding Item(int number, Severity severity = Severity.Minor, string path = "run.sh", bool isKnown = false, string message = "m") =>
        new(Sample.Finding with { Path = path, Line = number, Severity = severity, Message = message }, number.ToString("x64", CultureInfo.InvariantCulture), isKnown);
}
