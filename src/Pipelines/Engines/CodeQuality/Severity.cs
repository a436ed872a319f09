namespace Pipelines.Engines.CodeQuality;

/// <summary>How bad a finding is: GitLab's five words, from the mildest to the worst (https://docs.gitlab.com/ci/testing/code_quality/).</summary>
internal enum Severity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Info,

    /// <summary>A warning of a tool.</summary>
    Minor,

    /// <summary>An error of a tool.</summary>
    Major,

    /// <summary>The file cannot work at all.</summary>
    Critical,

    /// <summary>Nothing can be said about the code, because a tool is missing or broken.</summary>
    Blocker,
}
