using System.Globalization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Elastic Load Balancing, as far as a deployment needs it.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/</remarks>
internal sealed class LoadBalancerClient(AwsAccess access) : IDisposable
{
    // So many the answer's page holds.
    private const int MostGroups = 100;

    private readonly AmazonElasticLoadBalancingV2Client _balancers = new(access.Credentials, access.Configure(new AmazonElasticLoadBalancingV2Config()));
    private readonly AwsCalls _calls = new(access);

    /// <summary>The targets of a target group with the health that the load balancer finds; none when there is no such group.</summary>
    /// <exception cref="ExecutionException">Elastic Load Balancing refused, or cannot be reached.</exception>
    public Task<IReadOnlyList<BalancerTarget>> TargetsAsync(string targetGroup, CancellationToken cancellationToken) => _calls.RunAsync<IReadOnlyList<BalancerTarget>>(
        AwsText.LookingAtTargets(targetGroup),
        async () =>
        {
            try
            {
                var answer = await _balancers.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = targetGroup }, cancellationToken);
                return [.. (answer.TargetHealthDescriptions ?? []).Select(Of)];
            }
            catch (TargetGroupNotFoundException)
            {
                return [];
            }
        },
        cancellationToken);

    /// <summary>The target groups of those ARNs that are there; null when the credentials may not ask.</summary>
    /// <exception cref="ExecutionException">Elastic Load Balancing refused for another reason, or cannot be reached.</exception>
    public async Task<IReadOnlyList<BalancerTargetGroup>?> FindGroupsAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        var found = new List<BalancerTargetGroup>();
        var left = new Queue<string[]>(targetGroups.Distinct().Chunk(MostGroups));
        while (left.TryDequeue(out var some))
        {
            var (mayAsk, groups) = await GroupsAsync(some, cancellationToken);
            if (!mayAsk)
            {
                return null;
            }

            if (groups is null && some.Length > 1)
            {
                // One that is missing hides all others.
                left = new([.. some.Select(group => new[] { group }), .. left]);
            }

            found.AddRange(groups ?? []);
        }

        return found;
    }

    /// <summary>How long a target group lets a target that leaves finish its requests.</summary>
    /// <returns>Seconds; null when the group is not there or has no such delay. <c>MayAsk</c> is false when the credentials may not ask.</returns>
    /// <exception cref="ExecutionException">Elastic Load Balancing refused for another reason, or cannot be reached.</exception>
    public Task<(bool MayAsk, int? Seconds)> DeregistrationDelayAsync(string targetGroup, CancellationToken cancellationToken) => _calls.PatientlyAsync<(bool MayAsk, int? Seconds)>(
        AwsText.LookingAtGroups([targetGroup]),
        async () =>
        {
            try
            {
                var answer = await _balancers.DescribeTargetGroupAttributesAsync(new DescribeTargetGroupAttributesRequest { TargetGroupArn = targetGroup }, cancellationToken);
                var delay = (answer.Attributes ?? []).FirstOrDefault(attribute => attribute.Key == "deregistration_delay.timeout_seconds")?.Value;
                return (true, int.TryParse(delay, CultureInfo.InvariantCulture, out var seconds) ? seconds : null);
            }
            catch (TargetGroupNotFoundException)
            {
                return (true, null);
            }
            catch (AmazonElasticLoadBalancingV2Exception refused) when (AwsCalls.IsDenial(refused))
            {
                return (false, null);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _balancers.Dispose();

    private Task<(bool MayAsk, IReadOnlyList<BalancerTargetGroup>? Groups)> GroupsAsync(string[] groups, CancellationToken cancellationToken) =>
        _calls.PatientlyAsync<(bool MayAsk, IReadOnlyList<BalancerTargetGroup>? Groups)>(
            AwsText.LookingAtGroups(groups),
            async () =>
            {
                try
                {
                    var answer = await _balancers.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [.. groups] }, cancellationToken);
                    return (true, [.. (answer.TargetGroups ?? []).Select(group => new BalancerTargetGroup(group.TargetGroupArn, group.TargetType?.Value ?? "", group.HealthCheckPort ?? "traffic-port"))]);
                }
                catch (TargetGroupNotFoundException)
                {
                    return (true, null);
                }
                catch (AmazonElasticLoadBalancingV2Exception refused) when (AwsCalls.IsDenial(refused))
                {
                    return (false, null);
                }
            },
            cancellationToken);

    private static BalancerTarget Of(TargetHealthDescription target) => new(
        $"{target.Target?.Id}:{target.Target?.Port}", target.TargetHealth?.State?.Value ?? "unknown", target.TargetHealth?.Description ?? target.TargetHealth?.Reason?.Value);
}
