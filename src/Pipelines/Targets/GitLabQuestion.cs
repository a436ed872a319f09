using Pipelines.Clients.GitLab;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Asks a GitLab server what it thinks of the pipeline file: where it is, as whom, for which branch, and what is made of the answer.</summary>
internal static class GitLabQuestion
{
    /// <summary>Prints what GitLab says, and fails when it would not make a pipeline.</summary>
    /// <exception cref="DefinitionException">It is not said where GitLab is, which project, or as whom to ask.</exception>
    /// <exception cref="ExecutionException">GitLab does not answer.</exception>
    /// <exception cref="VerdictException">GitLab has errors.</exception>
    public static async Task AskAsync(TargetRun run, IPipeline build, string content)
    {
        using var lint = new GitLabLint(await AccessAsync(run, build), run.Environment.Time);
        var reference = run.Environment.Variable("CI_COMMIT_BRANCH") ?? run.Environment.Variable("CI_COMMIT_TAG");
        var answer = await lint.DryRunAsync(content, reference, run.CancellationToken);
        foreach (var warning in answer.Warnings)
        {
            run.Log.Warning(TargetsText.GitLabWarns(warning));
        }

        if (!answer.IsValid || answer.Errors.Count > 0)
        {
            throw new VerdictException(TargetsText.GitLabRefuses(answer.Errors), exitCode: 1);
        }

        run.Log.Info(TargetsText.GitLabTakes(IPipeline.FileName, reference));
    }

    private static async Task<GitLabAccess> AccessAsync(TargetRun run, IPipeline build)
    {
        var mistakes = new List<DefinitionMistake>();
        var address = build.GitLabUrl ?? run.Environment.Variable("CI_API_V4_URL") ?? run.Environment.Variable("CI_SERVER_URL");
        if (address is null)
        {
            mistakes.Add(TargetsText.NoGitLabAddress);
        }

        var token = build.GitLabToken;
        if (string.IsNullOrEmpty(token))
        {
            mistakes.Add(TargetsText.NoGitLabToken);
        }

        var project = build.GitLabProject ?? run.Environment.Variable("CI_PROJECT_ID") ?? await ProjectOfRemoteAsync(run, address);
        if (project is null)
        {
            mistakes.Add(TargetsText.NoGitLabProject);
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
