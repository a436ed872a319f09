using Pipelines.Clients.GitLab;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Asks a GitLab server what it thinks of the pipeline file: for which branch, and what is made of the answer.</summary>
internal static class GitLabQuestion
{
    /// <summary>Prints what GitLab says, and fails when it would not make a pipeline.</summary>
    /// <exception cref="DefinitionException">It is not said where GitLab is, which project, or as whom to ask.</exception>
    /// <exception cref="ExecutionException">GitLab does not answer.</exception>
    /// <exception cref="VerdictException">GitLab has errors.</exception>
    public static async Task AskAsync(TargetRun run, IPipeline build, string content)
    {
        using var lint = new GitLabLint((await GitLabPlace.FindAsync(run, build))!, run.Environment.Time);
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
}
