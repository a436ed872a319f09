namespace Pipelines.Model;

/// <summary><c>dast_configuration</c> (Ultimate): https://docs.gitlab.com/ci/yaml/#dast_configuration. Profiles of the project, by name.</summary>
public sealed record DastConfiguration
{
    /// <summary><c>site_profile</c>.</summary>
    public string? SiteProfile { get; init; }

    /// <summary><c>scanner_profile</c>.</summary>
    public string? ScannerProfile { get; init; }
}
