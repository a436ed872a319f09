namespace Pipelines.Model;

/// <summary><c>environment</c>: https://docs.gitlab.com/ci/yaml/#environment.</summary>
/// <param name="Name">Letters, digits, space and <c>- _ / $ { }</c>.</param>
public sealed record EnvironmentLink(string Name)
{
    /// <summary><c>url</c>.</summary>
    public string? Url { get; init; }

    /// <summary><c>deployment_tier</c>; an environment that exists keeps its own.</summary>
    public DeploymentTier? DeploymentTier { get; init; }

    /// <summary><c>deployment_tier</c> taken from a variable, from GitLab 18.5; goes before <see cref="DeploymentTier"/>.</summary>
    public Variable? DeploymentTierFrom { get; init; }

    /// <summary><c>action</c>; null = <see cref="EnvironmentAction.Start"/>.</summary>
    public EnvironmentAction? Action { get; init; }

    /// <summary><c>on_stop</c>: the job that stops the environment.</summary>
    public string? OnStop { get; init; }

    /// <summary><c>auto_stop_in</c>.</summary>
    public Span? AutoStopIn { get; init; }

    /// <summary><c>kubernetes</c>.</summary>
    public EnvironmentKubernetes? Kubernetes { get; init; }

    /// <summary>True when the job makes a deployment.</summary>
    public bool IsDeployment => Action is null or EnvironmentAction.Start;
}

/// <summary><c>environment:kubernetes</c>: https://docs.gitlab.com/ci/yaml/#environmentkubernetes.</summary>
public sealed record EnvironmentKubernetes
{
    /// <summary><c>agent</c>: <c>path/to/project:name</c>.</summary>
    public string? Agent { get; init; }

    /// <summary><c>dashboard:namespace</c>.</summary>
    public string? DashboardNamespace { get; init; }

    /// <summary><c>dashboard:flux_resource_path</c>.</summary>
    public string? DashboardFluxResourcePath { get; init; }

    /// <summary><c>managed_resources:enabled</c>.</summary>
    public bool? ManagedResources { get; init; }
}

/// <summary><c>environment:deployment_tier</c>.</summary>
public enum DeploymentTier
{
    /// <summary><c>production</c></summary>
    Production,

    /// <summary><c>staging</c></summary>
    Staging,

    /// <summary><c>testing</c></summary>
    Testing,

    /// <summary><c>development</c></summary>
    Development,

    /// <summary><c>other</c></summary>
    Other,
}

/// <summary><c>environment:action</c>. Only <see cref="Start"/> makes a deployment.</summary>
public enum EnvironmentAction
{
    /// <summary><c>start</c>: deploys.</summary>
    Start,

    /// <summary><c>prepare</c>: gets the environment ready.</summary>
    Prepare,

    /// <summary><c>verify</c>: looks whether it works.</summary>
    Verify,

    /// <summary><c>access</c>: uses its variables and rights.</summary>
    Access,

    /// <summary><c>stop</c>: ends it.</summary>
    Stop,
}
