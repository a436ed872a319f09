namespace Pipelines.Model;

/// <summary><c>identity</c>: https://docs.gitlab.com/ci/yaml/#identity. GitLab.com alone, beta.</summary>
public enum Identity
{
    /// <summary><c>google_cloud</c></summary>
    GoogleCloud,
}
