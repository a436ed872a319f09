namespace Nuke.Common.CI.GitLab;

/// <summary>The commit, the pipeline and the job.</summary>
public partial class GitLab
{
    public string CommitRefName => Text("CI_COMMIT_REF_NAME");

    public string CommitRefSlug => Text("CI_COMMIT_REF_SLUG");

    public string CommitSha => Text("CI_COMMIT_SHA");

    public string CommitShortSha => Text("CI_COMMIT_SHORT_SHA");

    public string CommitBeforeSha => Text("CI_COMMIT_BEFORE_SHA");

    public string CommitTag => Text("CI_COMMIT_TAG");

    public string CommitTagMessage => Text("CI_COMMIT_TAG_MESSAGE");

    public string CommitBranch => Text("CI_COMMIT_BRANCH");

    public string CommitTitle => Text("CI_COMMIT_TITLE");

    public string CommitMessage => Text("CI_COMMIT_MESSAGE");

    public string CommitDescription => Text("CI_COMMIT_DESCRIPTION");

    public string CommitAuthor => Text("CI_COMMIT_AUTHOR");

    public string CommitTimestamp => Text("CI_COMMIT_TIMESTAMP");

    public string DefaultBranch => Text("CI_DEFAULT_BRANCH");

    public string ConfigPath => Text("CI_CONFIG_PATH");

    public string BuildsDir => Text("CI_BUILDS_DIR");

    public string ConcurrentId => Text("CI_CONCURRENT_ID");

    public string ConcurrentProjectId => Text("CI_CONCURRENT_PROJECT_ID");

    public string JobName => Text("CI_JOB_NAME");

    public string JobNameSlug => Text("CI_JOB_NAME_SLUG");

    public string JobStage => Text("CI_JOB_STAGE");

    public string JobToken => Text("CI_JOB_TOKEN");

    public string JobImage => Text("CI_JOB_IMAGE");

    public string JobStatus => Text("CI_JOB_STATUS");

    public string JobTimeout => Text("CI_JOB_TIMEOUT");

    public string JobUrl => Text("CI_JOB_URL");

    public string JobStartedAt => Text("CI_JOB_STARTED_AT");

    public string NodeIndex => Text("CI_NODE_INDEX");

    public string NodeTotal => Text("CI_NODE_TOTAL");

    public string PipelineIid => Text("CI_PIPELINE_IID");

    public string PipelineUrl => Text("CI_PIPELINE_URL");

    public string PipelineSource => Text("CI_PIPELINE_SOURCE");

    public string PipelineName => Text("CI_PIPELINE_NAME");

    public string PipelineCreatedAt => Text("CI_PIPELINE_CREATED_AT");

    public string RepositoryUrl => Text("CI_REPOSITORY_URL");

    public string OpenMergeRequests => Text("CI_OPEN_MERGE_REQUESTS");

    public string ReleaseDescription => Text("CI_RELEASE_DESCRIPTION");

    public long JobId => Number("CI_JOB_ID");

    public long PipelineId => Number("CI_PIPELINE_ID");

    public bool Ci => Flag("CI");

    public bool GitLabCi => Flag("GITLAB_CI");

    public bool CommitRefProtected => Flag("CI_COMMIT_REF_PROTECTED");

    public bool DebugTrace => Flag("CI_DEBUG_TRACE");

    public bool DebugServices => Flag("CI_DEBUG_SERVICES");

    public bool DeployFreeze => Flag("CI_DEPLOY_FREEZE");

    public bool DisposableEnvironment => Flag("CI_DISPOSABLE_ENVIRONMENT");

    public bool SharedEnvironment => Flag("CI_SHARED_ENVIRONMENT");

    public bool JobManual => Flag("CI_JOB_MANUAL");

    public bool PipelineTriggered => Flag("CI_PIPELINE_TRIGGERED");

    public bool KubernetesActive => Flag("CI_KUBERNETES_ACTIVE");

    public bool HasOpenRequirements => Flag("CI_HAS_OPEN_REQUIREMENTS");

    public string TriggerPayload => Text("TRIGGER_PAYLOAD");

    public string Kubeconfig => Text("KUBECONFIG");

    public string ChatChannel => Text("CHAT_CHANNEL");

    public string ChatInput => Text("CHAT_INPUT");

    public string ChatUserId => Text("CHAT_USER_ID");
}
