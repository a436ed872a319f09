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

        var delays = await DelaysAsync(groups, cancellationToken);
        return [.. groups.Select(group => new TargetGroup(group.Arn, group.TargetType)
        {
            HealthCheckPort = group.HealthCheckPort,
            DeregistrationDelay = delays.GetValueOrDefault(group.Arn),
        })];
    }

    private async Task<Dictionary<string, int?>> DelaysAsync(IReadOnlyList<BalancerTargetGroup> groups, CancellationToken cancellationToken)
    {
        var delays = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var (mayAsk, seconds) = await balancers.DeregistrationDelayAsync(group.Arn, cancellationToken);
            if (!mayAsk)
            {
                log.Warning(PlanText.MayNotSeeDelays);
                break;
            }

            delays[group.Arn] = seconds;
        }

        return delays;
    }
}
