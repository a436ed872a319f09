namespace Pipelines.Clients.GitLab;

/// <summary>The settings of a project, https://docs.gitlab.com/api/projects/; null = the server does not say, as older ones do and a token with few rights.</summary>
internal sealed record ProjectSettings
{
    /// <summary>The project's number.</summary>
    public required long Id { get; init; }

    /// <summary>Who may use pipelines: <c>disabled</c>, <c>private</c> or <c>enabled</c>.</summary>
    public string? BuildsAccessLevel { get; init; }

    /// <summary>Who may use merge requests.</summary>
    public string? MergeRequestsAccessLevel { get; init; }

    /// <summary>The path of the pipeline file; empty = <c>.gitlab-ci.yml</c>.</summary>
    public string? CiConfigPath { get; init; }

    /// <summary>"Pipelines must succeed".</summary>
    public bool? OnlyAllowMergeIfPipelineSucceeds { get; init; }

    /// <summary>"Skipped pipelines are considered successful".</summary>
    public bool? AllowMergeOnSkippedPipeline { get; init; }

    /// <summary>"Auto-cancel redundant pipelines": <c>enabled</c> or <c>disabled</c>.</summary>
    public string? AutoCancelPendingPipelines { get; init; }

    /// <summary>"Prevent outdated deployment jobs".</summary>
    public bool? CiForwardDeploymentEnabled { get; init; }

    /// <summary>Pipelines of forks may run in this project, with its runners and variables.</summary>
    public bool? CiAllowForkPipelinesToRunInParentProject { get; init; }

    /// <summary>"Keep artifacts from most recent successful jobs".</summary>
    public bool? KeepLatestArtifact { get; init; }

    /// <summary>Who may give a pipeline variables: a role, or <c>no_one_allowed</c>.</summary>
    public string? CiPipelineVariablesMinimumOverrideRole { get; init; }
}

/// <summary>A protected branch, https://docs.gitlab.com/api/protected_branches/.</summary>
/// <param name="Name">Its name, or a pattern with <c>*</c>.</param>
/// <param name="PushLevels">The access levels that may push: 0 no one, 30 developers, 40 maintainers, 60 administrators. Single users and groups have none.</param>
/// <param name="PushOthers">How many single users, groups and keys may push.</param>
/// <param name="AllowForcePush">True when its history may be replaced.</param>
internal sealed record ProtectedBranch(string Name, IReadOnlyList<int> PushLevels, int PushOthers, bool AllowForcePush);

/// <summary>A CI/CD variable without its value, https://docs.gitlab.com/api/project_level_variables/.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Scope">The environments that it is for; <c>*</c> = all.</param>
/// <param name="IsMasked">True when logs show it as <c>[MASKED]</c>.</param>
/// <param name="IsProtected">True when only protected branches and tags get it.</param>
internal sealed record ProjectVariable(string Key, string Scope, bool IsMasked, bool IsProtected);
