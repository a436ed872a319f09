namespace Pipelines.Model;

/// <summary>GitLab's predefined variables that exist before a job starts, so that conditions may use them: https://docs.gitlab.com/ci/variables/predefined_variables/.</summary>
public static class Variables
{
    /// <summary><c>CI_PIPELINE_SOURCE</c>: <c>push</c>, <c>merge_request_event</c>, <c>schedule</c>, <c>web</c>, <c>api</c>, <c>trigger</c> …</summary>
    public static Variable PipelineSource { get; } = new("CI_PIPELINE_SOURCE");

    /// <summary><c>CI_COMMIT_BRANCH</c>; undefined in pipelines of merge requests and tags.</summary>
    public static Variable CommitBranch { get; } = new("CI_COMMIT_BRANCH");

    /// <summary><c>CI_COMMIT_TAG</c>; defined in pipelines of tags only.</summary>
    public static Variable CommitTag { get; } = new("CI_COMMIT_TAG");

    /// <summary><c>CI_COMMIT_REF_NAME</c>: the branch or tag.</summary>
    public static Variable CommitRefName { get; } = new("CI_COMMIT_REF_NAME");

    /// <summary><c>CI_COMMIT_REF_PROTECTED</c>: <c>true</c> or <c>false</c>.</summary>
    public static Variable CommitRefProtected { get; } = new("CI_COMMIT_REF_PROTECTED");

    /// <summary><c>CI_COMMIT_MESSAGE</c>.</summary>
    public static Variable CommitMessage { get; } = new("CI_COMMIT_MESSAGE");

    /// <summary><c>CI_COMMIT_TITLE</c>.</summary>
    public static Variable CommitTitle { get; } = new("CI_COMMIT_TITLE");

    /// <summary><c>CI_DEFAULT_BRANCH</c>.</summary>
    public static Variable DefaultBranch { get; } = new("CI_DEFAULT_BRANCH");

    /// <summary><c>CI_DEPLOY_FREEZE</c>; defined during a freeze.</summary>
    public static Variable DeployFreeze { get; } = new("CI_DEPLOY_FREEZE");

    /// <summary><c>CI_OPEN_MERGE_REQUESTS</c>: up to four that have this branch as their source.</summary>
    public static Variable OpenMergeRequests { get; } = new("CI_OPEN_MERGE_REQUESTS");

    /// <summary><c>CI_PROJECT_PATH</c>: group and name.</summary>
    public static Variable ProjectPath { get; } = new("CI_PROJECT_PATH");

    /// <summary><c>CI_MERGE_REQUEST_ID</c>; set under a merge request's pipeline, in its children too.</summary>
    public static Variable MergeRequestId { get; } = new("CI_MERGE_REQUEST_ID");

    /// <summary><c>CI_MERGE_REQUEST_LABELS</c>, separated by commas.</summary>
    public static Variable MergeRequestLabels { get; } = new("CI_MERGE_REQUEST_LABELS");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_BRANCH_NAME</c>.</summary>
    public static Variable MergeRequestSourceBranchName { get; } = new("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_PROJECT_PATH</c>; another than <c>CI_PROJECT_PATH</c> for a fork.</summary>
    public static Variable MergeRequestSourceProjectPath { get; } = new("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH");

    /// <summary><c>CI_MERGE_REQUEST_TARGET_BRANCH_NAME</c>.</summary>
    public static Variable MergeRequestTargetBranchName { get; } = new("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
}
