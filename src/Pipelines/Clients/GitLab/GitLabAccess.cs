using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>A project on a GitLab server, and as whom it is asked.</summary>
/// <param name="Server">The server, with the path that it is installed under and without <c>/api/v4</c>.</param>
/// <param name="Project">The project's number, or its path: <c>group/name</c>.</param>
/// <param name="Token">A personal, group or project access token with the scope <c>api</c>. A job token is not enough: https://docs.gitlab.com/ci/jobs/ci_job_token/.</param>
internal sealed record GitLabAccess(Uri Server, string Project, Secret Token)
{
    private const string Api = "/api/v4";

    /// <summary>The header that carries the token: <c>PRIVATE-TOKEN</c>, or <c>JOB-TOKEN</c> for that of a job.</summary>
    public string TokenHeader { get; init; } = "PRIVATE-TOKEN";

    /// <summary>The server of an address that a person or GitLab gives: <c>https://host</c>, <c>https://host/gitlab/</c> or <c>https://host/api/v4</c>.</summary>
    /// <exception cref="DefinitionException">It is no address of http or https, or it holds a user.</exception>
    public static Uri ServerOf(string address)
    {
        var text = address.Trim().TrimEnd('/');
        text = text.EndsWith(Api, StringComparison.OrdinalIgnoreCase) ? text[..^Api.Length] : text;
        return Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https" && server.UserInfo.Length == 0 ? server : throw GitLabText.BadAddress(address);
    }

    /// <summary>An address of the project's API; that of the project itself for an empty path.</summary>
    public Uri At(string path) => new($"{Server.AbsoluteUri.TrimEnd('/')}{Api}/projects/{Uri.EscapeDataString(Project)}{(path.Length == 0 ? "" : "/" + path)}");
}
