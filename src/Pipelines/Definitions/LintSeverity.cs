namespace Pipelines.Definitions;

/// <summary>How bad a finding is: the five words of GitLab's Code Quality report, from the mildest to the worst (https://docs.gitlab.com/ci/testing/code_quality/).</summary>
public enum LintSeverity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Info,

    /// <summary>A warning of a tool.</summary>
    Minor,

    /// <summary>An error of a tool.</summary>
    Major,

    /// <summary>The file cannot work at all, or holds a secret.</summary>
    Critical,

    /// <summary>Nothing can be said about the code, because a tool is missing or broken.</summary>
    Blocker,
}
