namespace Nuke.Common.CI.GitLab;

/// <summary>The project, its registry and environments, the runner and the server.</summary>
public partial class GitLab
{
    public string ProjectDir => Text("CI_PROJECT_DIR");
    public string ProjectName => Text("CI_PROJECT_NAME");
    public string ProjectTitle => Text("CI_PROJECT_TITLE");
    public string ProjectDescription => Text("CI_PROJECT_DESCRIPTION");
    public string ProjectNamespace => Text("CI_PROJECT_NAMESPACE");
    public string ProjectNamespaceId => Text("CI_PROJECT_NAMESPACE_ID");
    public string ProjectRootNamespace => Text("CI_PROJECT_ROOT_NAMESPACE");
    public string ProjectPath => Text("CI_PROJECT_PATH");
    public string ProjectPathSlug => Text("CI_PROJECT_PATH_SLUG");
    public string ProjectUrl => Text("CI_PROJECT_URL");
    public string ProjectRepositoryLanguages => Text("CI_PROJECT_REPOSITORY_LANGUAGES");
    public string Registry => Text("CI_REGISTRY");
    public string RegistryImage => Text("CI_REGISTRY_IMAGE");
    public string RegistryUser => Text("CI_REGISTRY_USER");
    public string RegistryPassword => Text("CI_REGISTRY_PASSWORD");
    public string DependencyProxyServer => Text("CI_DEPENDENCY_PROXY_SERVER");
    public string DependencyProxyUser => Text("CI_DEPENDENCY_PROXY_USER");
    public string DependencyProxyPassword => Text("CI_DEPENDENCY_PROXY_PASSWORD");
    public string DependencyProxyGroupImagePrefix => Text("CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX");
    public string DependencyProxyDirectGroupImagePrefix => Text("CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX");
    public string DeployUser => Text("CI_DEPLOY_USER");
    public string DeployPassword => Text("CI_DEPLOY_PASSWORD");
    public string EnvironmentName => Text("CI_ENVIRONMENT_NAME");
    public string EnvironmentSlug => Text("CI_ENVIRONMENT_SLUG");
    public string EnvironmentUrl => Text("CI_ENVIRONMENT_URL");
    public string EnvironmentAction => Text("CI_ENVIRONMENT_ACTION");
    public string EnvironmentTier => Text("CI_ENVIRONMENT_TIER");
    public string RunnerDescription => Text("CI_RUNNER_DESCRIPTION");
    public string RunnerTags => Text("CI_RUNNER_TAGS");
    public string RunnerVersion => Text("CI_RUNNER_VERSION");
    public string RunnerRevision => Text("CI_RUNNER_REVISION");
    public string RunnerShortToken => Text("CI_RUNNER_SHORT_TOKEN");
    public string RunnerExecutableArch => Text("CI_RUNNER_EXECUTABLE_ARCH");
    public string Server => Text("CI_SERVER");
    public string ServerHost => Text("CI_SERVER_HOST");
    public string ServerName => Text("CI_SERVER_NAME");
    public string ServerPort => Text("CI_SERVER_PORT");
    public string ServerProtocol => Text("CI_SERVER_PROTOCOL");
    public string ServerUrl => Text("CI_SERVER_URL");
    public string ServerVersion => Text("CI_SERVER_VERSION");
    public string ServerVersionMajor => Text("CI_SERVER_VERSION_MAJOR");
    public string ServerVersionMinor => Text("CI_SERVER_VERSION_MINOR");
    public string ServerVersionPatch => Text("CI_SERVER_VERSION_PATCH");
    public string ServerRevision => Text("CI_SERVER_REVISION");
    public string ApiV4Url => Text("CI_API_V4_URL");
    public string ApiGraphqlUrl => Text("CI_API_GRAPHQL_URL");
    public string PagesDomain => Text("CI_PAGES_DOMAIN");
    public string PagesUrl => Text("CI_PAGES_URL");
    public string ProjectDirectory => Text("CI_PROJECT_DIR");
    public long ProjectId => Number("CI_PROJECT_ID");

    public GitLabProjectVisibility ProjectVisibility =>
        Enum.TryParse<GitLabProjectVisibility>(Text("CI_PROJECT_VISIBILITY"), ignoreCase: true, out var visibility) ? visibility : default;

    public long RunnerId => Number("CI_RUNNER_ID");
    public string GitLabFeatures => Text("GITLAB_FEATURES");
    public string GitLabUserEmail => Text("GITLAB_USER_EMAIL");
    public string GitLabUserLogin => Text("GITLAB_USER_LOGIN");
    public string GitLabUserName => Text("GITLAB_USER_NAME");
    public long GitLabUserId => Number("GITLAB_USER_ID");
    public bool GitLabFipsMode => Flag("CI_GITLAB_FIPS_MODE");
}
