namespace Pipelines.Targets.Extension;

/// <summary>The job of GitLab that a build runs in: https://docs.gitlab.com/ci/variables/predefined_variables/.</summary>
/// <param name="Name"><c>CI_JOB_NAME</c>.</param>
/// <param name="Url"><c>CI_JOB_URL</c>; null when it is not set.</param>
/// <param name="Commit"><c>CI_COMMIT_SHA</c>.</param>
/// <param name="Reference">What has to be fetched to have the commit: of a merge request its own reference, because the merged result is on no branch.</param>
internal sealed record FailedJob(string Name, string? Url, string Commit, string Reference)
{
    /// <summary>The job of this process; null when it runs in none.</summary>
    public static FailedJob? Of(ProcessEnvironment process) =>
        process.Variable("GITLAB_CI") is not null && process.Variable("CI_JOB_NAME") is { } name && process.Variable("CI_COMMIT_SHA") is { } commit
            ? new(name, process.Variable("CI_JOB_URL"), commit, process.Variable("CI_MERGE_REQUEST_REF_PATH") ?? commit)
            : null;

    /// <summary>The lines to show: where to retry it, and what does the same on a machine of one's own.</summary>
    public IEnumerable<string> Lines(RunAgain line)
    {
        if (Url is not null)
        {
            yield return $"Run it again: 'Retry' at {Url}";
        }

        yield return $"What job '{Name}' did, on your machine:";
        yield return $"  git fetch origin {Reference} && git checkout {Commit} && {line.WithDependencies}";
        if (line.LeftOut is { } leftOut)
        {
            yield return leftOut;
        }
    }
}
