namespace Pipelines.Definitions;

/// <summary>What a job does to its environment; GitLab's <c>environment:action</c>. Only <see cref="Deploy"/> makes a deployment.</summary>
public enum EnvironmentUse
{
    /// <summary>Deploys: GitLab's <c>start</c>. It waits for the stages before and for the environments before, and is never cut off.</summary>
    Deploy,

    /// <summary>
    /// Puts an earlier release back: started by a person, waits for no build and no test, never holds the pipeline. GitLab's <c>prepare</c>, which is
    /// no deployment and yet is for those alone who may deploy; docs/pipeline.md has the reasons.
    /// </summary>
    Rollback,

    /// <summary>Takes down a review environment: GitLab's <c>stop</c>; only with <see cref="Per.Review"/>.</summary>
    Stop,

    /// <summary>Gets the environment ready: GitLab's <c>prepare</c>.</summary>
    Prepare,

    /// <summary>Looks whether it works: GitLab's <c>verify</c>.</summary>
    Verify,

    /// <summary>Uses its variables and rights: GitLab's <c>access</c>.</summary>
    Access,
}
