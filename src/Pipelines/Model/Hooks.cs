namespace Pipelines.Model;

/// <summary><c>hooks</c>: https://docs.gitlab.com/ci/yaml/#hooks.</summary>
public sealed record Hooks
{
    /// <summary><c>pre_get_sources_script</c>: runs before git fetches.</summary>
    public IReadOnlyList<string> PreGetSourcesScript { get; init; } = [];
}
