using Pipelines.Clients.GitLab;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Where the project is on GitLab, and as whom it is asked: from the command line, from the variables of a job, from the remote.</summary>
internal static class GitLabPlace
{
    /// <summary>The project on GitLab that this build is of, and as whom it is asked; null when there is no token and none is needed.</summary>
    /// <param name="run">The run of the target.</param>
    /// <param name="build">What the command line says.</param>
    /// <param name="command">What is asked for, for errors.</param>
    /// <param name="isTokenNeeded">False = without a token nothing is asked.</param>
    /// <exception cref="DefinitionException">It is not said where GitLab is, which project, or as whom to ask.</exception>
    public static async Task<GitLabAccess?> FindAsync(TargetRun run, IPipeline build, string command = "--lint", bool isTokenNeeded = true)
    {
        var token = build.GitLabToken;
        if (!isTokenNeeded && string.IsNullOrEmpty(token))
        {
            return null;
        }

        var mistakes = new List<DefinitionMistake>();
        var address = build.GitLabUrl ?? run.Environment.Variable("CI_API_V4_URL") ?? run.Environment.Variable("CI_SERVER_URL");
        if (address is null)
        {
            mistakes.Add(TargetsText.NoGitLabAddress(command));
        }

        if (string.IsNullOrEmpty(token))
        {
            mistakes.Add(TargetsText.NoGitLabToken(command));
        }

        var project = build.GitLabProject ?? run.Environment.Variable("CI_PROJECT_ID") ?? await ProjectOfRemoteAsync(run, address);
        if (project is null)
        {
            mistakes.Add(TargetsText.NoGitLabProject(command));
        }

        return mistakes.Count == 0
            ? new(GitLabAccess.ServerOf(address!), project!, new Secret(token!))
            : throw new DefinitionException(mistakes);
    }

    // Where a person has cloned from is where the project is.
    private static async Task<string?> ProjectOfRemoteAsync(TargetRun run, string? address)
    {
        if (await run.Git.SourceAsync(run.CancellationToken) is not { } page)
        {
            return null;
        }

        var path = new Uri(page).AbsolutePath.Trim('/');
        var installed = address is null ? "" : GitLabAccess.ServerOf(address).AbsolutePath.Trim('/') + "/";
        return installed.Length > 1 && path.StartsWith(installed, StringComparison.Ordinal) ? path[installed.Length..] : path;
    }
}
