using Pipelines.Clients.Git;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;

namespace Pipelines.Engines.Releases;

/// <summary>
/// Tells a commit that changes nothing but the infrastructure from one that is to be deployed. It is told by what runs and not by the push: a pipeline that was cancelled
/// before it deployed has left its changes to the next one.
/// </summary>
internal sealed class InfrastructureOnly(GitClient git, Application application)
{
    // The other file that is made from the same part of the definition.
    private const string Pipeline = ".gitlab/infra.gitlab-ci.yml";

    /// <summary>What runs, when nothing outside of the infrastructure differs from it; null when something does, or nobody can tell.</summary>
    public async Task<Origin?> FindAsync(DeploymentPlan plan, Origin ours, CancellationToken cancellationToken)
    {
        var replaced = plan.Services.Where(service => service.Move == Move.Replace).ToList();
        if (application.Infrastructure is not { } infrastructure || !ours.Revision.IsClean || replaced.Count == 0
            || plan.Services.Any(service => service.Move is not (Move.Replace or Move.Nothing)))
        {
            return null;
        }

        var running = replaced.Select(service => ReleaseTags.OriginOf(service.Running.Tags)).Distinct().ToList();
        foreach (var theirs in running)
        {
            if (theirs is not { Revision: { IsClean: true } revision } || revision.Commit == ours.Revision.Commit
                || await git.ChangedFilesAsync(revision.Commit, ours.Revision.Commit, cancellationToken) is not { Count: > 0 } changed
                || !changed.All(file => file == Pipeline || file.StartsWith(infrastructure.Folder + "/", StringComparison.Ordinal)))
            {
                return null;
            }
        }

        return running[0];
    }
}
