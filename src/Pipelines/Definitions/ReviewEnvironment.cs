namespace Pipelines.Definitions;

/// <summary>
/// An environment for each merge request, <c>review/&lt;branch&gt;</c> in GitLab. The targets with <see cref="Per.Review"/> start and stop it,
/// with <c>--env</c> and the name of <paramref name="Environment"/>; which branch it is for says <c>CI_COMMIT_REF_SLUG</c>.
/// </summary>
/// <param name="Environment">Where all of them are: account, region and roles. Its name is that of the tokens' audience; its URL may hold <c>$CI_COMMIT_REF_SLUG</c>.</param>
public sealed record ReviewEnvironment(DeploymentEnvironment Environment)
{
    /// <summary>How long one lives after its last deployment, in whole hours; it ends with its merge request at the latest.</summary>
    public TimeSpan AutoStopIn { get; init; } = TimeSpan.FromDays(2);
}
