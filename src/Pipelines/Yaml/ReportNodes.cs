using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>artifacts:reports</c>.</summary>
internal static class ReportNodes
{
    public static Keywords? Of(Reports? reports) => reports is null ? null : new Keywords()
        .Add("codequality", Files(reports.CodeQuality))
        .Add("junit", Files(reports.JUnit))
        .Add("dotenv", Files(reports.Dotenv))
        .Add("coverage_report", reports.Coverage is { } coverage
            ? new Keywords().AddWord("coverage_format", Words.Of(coverage.Format)).Add("path", coverage.Path)
            : null)
        .Add("terraform", Files(reports.Terraform))
        .Add("sast", Files(reports.Sast))
        .Add("container_scanning", Files(reports.ContainerScanning))
        .Add("cyclonedx", Files(reports.CycloneDx))
        .Add("accessibility", reports.Accessibility)
        .Add("annotations", reports.Annotations)
        .Add("browser_performance", reports.BrowserPerformance)
        .Add("dast", Files(reports.Dast))
        .Add("dependency_scanning", Files(reports.DependencyScanning))
        .Add("license_scanning", Files(reports.LicenseScanning))
        .Add("load_performance", Files(reports.LoadPerformance))
        .Add("lsif", Files(reports.Lsif))
        .Add("metrics", Files(reports.Metrics))
        .Add("repository_xray", Files(reports.RepositoryXray))
        .Add("requirements", Files(reports.Requirements))
        .Add("sarif", Files(reports.Sarif))
        .Add("secret_detection", Files(reports.SecretDetection));

    private static Node? Files(IReadOnlyList<string> paths) => paths.Count == 0 ? null : CommonNodes.OneOrMore(paths);
}
