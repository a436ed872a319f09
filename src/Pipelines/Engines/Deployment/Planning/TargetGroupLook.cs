using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>Looks at the target groups of services for <see cref="PlanSources.TargetGroups"/>. What may not be looked at is said, and refuses nothing.</summary>
internal sealed class TargetGroupLook(LoadBalancerClient balancers, IProgressLog log)
{
    /// <summary>The target groups of those ARNs that are there.</summary>
    /// <exception cref="ExecutionException">Elastic Load Balancing cannot be reached.</exception>
    public async Task<IReadOnlyList<TargetGroup>> FindAsync(IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        if (await balancers.FindGroupsAsync(arns, cancellationToken) is not { } groups)
        {
            log.Warning(PlanText.MayNotSeeGroups);
            return [];
        }

        return [.. groups.Select(group => new TargetGroup(group.Arn, group.TargetType) { HealthCheckPort = group.HealthCheckPort })];
    }
}
