namespace Pipelines.Model;

/// <summary><c>artifacts:reports</c>: https://docs.gitlab.com/ci/yaml/artifacts_reports/. Files, relative to the project's folder.</summary>
public sealed record Reports
{
    /// <summary><c>accessibility</c>; one file.</summary>
    public string? Accessibility { get; init; }

    /// <summary><c>annotations</c>: links of the job's page; one file.</summary>
    public string? Annotations { get; init; }

    /// <summary><c>browser_performance</c>; one file.</summary>
    public string? BrowserPerformance { get; init; }

    /// <summary><c>codequality</c>.</summary>
    public IReadOnlyList<string> CodeQuality { get; init; } = [];

    /// <summary><c>container_scanning</c>.</summary>
    public IReadOnlyList<string> ContainerScanning { get; init; } = [];

    /// <summary><c>coverage_report</c>.</summary>
    public CoverageReport? Coverage { get; init; }

    /// <summary><c>cyclonedx</c>.</summary>
    public IReadOnlyList<string> CycloneDx { get; init; } = [];

    /// <summary><c>dast</c>.</summary>
    public IReadOnlyList<string> Dast { get; init; } = [];

    /// <summary><c>dependency_scanning</c>.</summary>
    public IReadOnlyList<string> DependencyScanning { get; init; } = [];

    /// <summary><c>dotenv</c>: variables for the jobs that need this one.</summary>
    public IReadOnlyList<string> Dotenv { get; init; } = [];

    /// <summary><c>junit</c>.</summary>
    public IReadOnlyList<string> JUnit { get; init; } = [];

    /// <summary><c>license_scanning</c>.</summary>
    public IReadOnlyList<string> LicenseScanning { get; init; } = [];

    /// <summary><c>load_performance</c>.</summary>
    public IReadOnlyList<string> LoadPerformance { get; init; } = [];

    /// <summary><c>lsif</c>.</summary>
    public IReadOnlyList<string> Lsif { get; init; } = [];

    /// <summary><c>metrics</c>.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary><c>repository_xray</c>.</summary>
    public IReadOnlyList<string> RepositoryXray { get; init; } = [];

    /// <summary><c>requirements</c>.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary><c>sarif</c>.</summary>
    public IReadOnlyList<string> Sarif { get; init; } = [];

    /// <summary><c>sast</c>.</summary>
    public IReadOnlyList<string> Sast { get; init; } = [];

    /// <summary><c>secret_detection</c>.</summary>
    public IReadOnlyList<string> SecretDetection { get; init; } = [];

    /// <summary><c>terraform</c>.</summary>
    public IReadOnlyList<string> Terraform { get; init; } = [];
}

/// <summary><c>artifacts:reports:coverage_report</c>.</summary>
/// <param name="Format"><c>coverage_format</c>.</param>
/// <param name="Path"><c>path</c>; may hold <c>*</c>.</param>
public sealed record CoverageReport(CoverageFormat Format, string Path);

/// <summary><c>coverage_format</c>.</summary>
public enum CoverageFormat
{
    /// <summary><c>cobertura</c></summary>
    Cobertura,

    /// <summary><c>jacoco</c></summary>
    Jacoco,
}
