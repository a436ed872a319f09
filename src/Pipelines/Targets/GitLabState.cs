using Pipelines.Clients.GitLab;
using Pipelines.Clients.Terraform;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>The state that a project of GitLab keeps for an environment, and as whom it is opened: a job by its token, a person by an access token.</summary>
/// <remarks>https://docs.gitlab.com/user/infrastructure/iac/terraform_state/</remarks>
internal static class GitLabState
{
    private const string JobUser = "gitlab-ci-token";

    /// <summary>The state.</summary>
    /// <exception cref="DefinitionException">It is not said which project keeps it.</exception>
    /// <exception cref="ExecutionException">There is no token.</exception>
    public static StateAccess.OfHttp Of(Application application, Infrastructure infrastructure, DeploymentEnvironment environment, ProcessEnvironment process)
    {
        var address = AddressOf(application, infrastructure, $"{application.Name}-{environment}", process);
        return process.SecretVariable("TF_HTTP_PASSWORD") is { } own ? new(address, process.Variable("TF_HTTP_USERNAME") ?? process.Variable("GITLAB_USER_LOGIN") ?? JobUser, own)
            : process.SecretVariable("CI_JOB_TOKEN") is { } job ? new(address, JobUser, job)
            : throw TargetsText.NoStateToken(environment);
    }

    private static Uri AddressOf(Application application, Infrastructure infrastructure, string name, ProcessEnvironment process)
    {
        // The project that the job is of; elsewhere the one of the definition.
        if (process.Variable("CI_API_V4_URL") is { } api && process.Variable("CI_PROJECT_ID") is { } id)
        {
            return new($"{api.TrimEnd('/')}/projects/{id}/terraform/state/{name}");
        }

        var project = infrastructure.Project ?? throw TargetsText.NoStateProject(application);
        return new($"{GitLabAccess.ServerOf(project.Url).AbsoluteUri.TrimEnd('/')}/api/v4/projects/{Uri.EscapeDataString(project.Path)}/terraform/state/{name}");
    }
}
