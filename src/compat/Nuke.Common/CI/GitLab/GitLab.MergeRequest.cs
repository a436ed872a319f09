namespace Nuke.Common.CI.GitLab;

/// <summary>The merge request, or the pull request of another server.</summary>
public partial class GitLab
{
    public string MergeRequestId => Text("CI_MERGE_REQUEST_ID");
    public string MergeRequestIid => Text("CI_MERGE_REQUEST_IID");
    public string MergeRequestTitle => Text("CI_MERGE_REQUEST_TITLE");
    public string MergeRequestDescription => Text("CI_MERGE_REQUEST_DESCRIPTION");
    public string MergeRequestEventType => Text("CI_MERGE_REQUEST_EVENT_TYPE");
    public string MergeRequestLabels => Text("CI_MERGE_REQUEST_LABELS");
    public string MergeRequestAssignees => Text("CI_MERGE_REQUEST_ASSIGNEES");
    public string MergeRequestMilestone => Text("CI_MERGE_REQUEST_MILESTONE");
    public string MergeRequestRefPath => Text("CI_MERGE_REQUEST_REF_PATH");
    public string MergeRequestDiffId => Text("CI_MERGE_REQUEST_DIFF_ID");
    public string MergeRequestDiffBaseSha => Text("CI_MERGE_REQUEST_DIFF_BASE_SHA");
    public string MergeRequestProjectId => Text("CI_MERGE_REQUEST_PROJECT_ID");
    public string MergeRequestProjectPath => Text("CI_MERGE_REQUEST_PROJECT_PATH");
    public string MergeRequestProjectUrl => Text("CI_MERGE_REQUEST_PROJECT_URL");
    public string MergeRequestSourceBranchName => Text("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME");
    public string MergeRequestSourceBranchSha => Text("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");
    public string MergeRequestSourceProjectId => Text("CI_MERGE_REQUEST_SOURCE_PROJECT_ID");
    public string MergeRequestSourceProjectPath => Text("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH");
    public string MergeRequestSourceProjectUrl => Text("CI_MERGE_REQUEST_SOURCE_PROJECT_URL");
    public string MergeRequestTargetBranchName => Text("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
    public string MergeRequestTargetBranchSha => Text("CI_MERGE_REQUEST_TARGET_BRANCH_SHA");
    public string ExternalPullRequestIid => Text("CI_EXTERNAL_PULL_REQUEST_IID");
    public string ExternalPullRequestSourceRepository => Text("CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY");
    public string ExternalPullRequestTargetRepository => Text("CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY");
    public string ExternalPullRequestSourceBranchName => Text("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME");
    public string ExternalPullRequestSourceBranchSha => Text("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA");
    public string ExternalPullRequestTargetBranchName => Text("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME");
    public string ExternalPullRequestTargetBranchSha => Text("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA");
    public bool MergeRequestApproved => Flag("CI_MERGE_REQUEST_APPROVED");
    public bool MergeRequestSquashOnMerge => Flag("CI_MERGE_REQUEST_SQUASH_ON_MERGE");
    public bool MergeRequestDescriptionIsTruncated => Flag("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED");
    public bool MergeRequestSourceBranchProtected => Flag("CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED");
    public bool MergeRequestTargetBranchProtected => Flag("CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED");
}
