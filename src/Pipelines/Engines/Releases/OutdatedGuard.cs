using Pipelines.Clients.Git;
using Pipelines.Engines.Deployment;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// Keeps a late pipeline from deploying over a newer commit: GitLab's own guard does not cover jobs that a person starts.
/// A rollback is never asked; it is meant.
/// </summary>
/// <remarks>https://docs.gitlab.com/ci/environments/deployment_safety/#prevent-outdated-deployment-jobs</remarks>
internal sealed class OutdatedGuard(GitClient git)
{
    /// <summary>Compares the commit of a deployment with those that run, by git's history, or, where this clone does not reach so far, by the pipelines' numbers.</summary>
    /// <returns>What was found, in the order of the services, each commit once.</returns>
    public async Task<IReadOnlyList<AgeFinding>> CompareAsync(DeploymentPlan plan, Origin ours, CancellationToken cancellationToken)
    {
        var running = plan.Services.Where(service => service.Move is Move.Replace or Move.Return)
            .Select(service => ReleaseTags.OriginOf(service.Running.Tags)).OfType<Origin>()
            .Where(origin => origin.Revision.Commit != ours.Revision.Commit)
            .DistinctBy(origin => origin.Revision.Commit);
        var findings = new List<AgeFinding>();
        foreach (var theirs in running)
        {
            findings.Add(await git.IsAncestorAsync(ours.Revision.Commit, theirs.Revision.Commit, cancellationToken) switch
            {
                true => new(theirs, Age.Older, AgeBy.History),
                false => new(theirs, Age.NotOlder, AgeBy.History),
                _ when (ours.PipelineNumber, theirs.PipelineNumber) is ({ } our, { } their) => new(theirs, our < their ? Age.Older : Age.NotOlder, AgeBy.Pipelines),
                _ => new(theirs, Age.Unknown, AgeBy.Nothing),
            });
        }

        return findings;
    }

    /// <summary>Says what was found.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ours">Where the deployment comes from.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="force">True to go on all the same.</param>
    /// <returns>Lines for people.</returns>
    /// <exception cref="ExecutionException">The commit is older than one that runs, and nobody forces it; exit code 14.</exception>
    public static IReadOnlyList<string> Judge(DeploymentPlan plan, Origin ours, IReadOnlyList<AgeFinding> findings, bool force)
    {
        var older = findings.FirstOrDefault(finding => finding.Age == Age.Older);
        return older is null ? [.. findings.Select(finding => ReleasesText.Compared(ours, finding))]
            : force ? [ReleasesText.Forced(ours, older)]
            : throw ReleasesText.Outdated(plan, ours, older);
    }
}

/// <summary>How the commit of a deployment stands to one that runs.</summary>
/// <param name="Theirs">What runs.</param>
/// <param name="Age">Ours, compared with it.</param>
/// <param name="By">What was compared.</param>
internal sealed record AgeFinding(Origin Theirs, Age Age, AgeBy By);

/// <summary>The age of a commit, compared with another.</summary>
internal enum Age
{
    /// <summary>Newer, or on a line of its own.</summary>
    NotOlder,

    /// <summary>Older.</summary>
    Older,

    /// <summary>Nothing tells.</summary>
    Unknown,
}

/// <summary>What an age was found by.</summary>
internal enum AgeBy
{
    /// <summary>The commits' ancestry in this clone.</summary>
    History,

    /// <summary>The numbers of the pipelines.</summary>
    Pipelines,

    /// <summary>Neither.</summary>
    Nothing,
}
