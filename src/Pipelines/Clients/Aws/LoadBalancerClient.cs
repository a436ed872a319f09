using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Elastic Load Balancing, as far as a deployment needs it.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/</remarks>
internal sealed class LoadBalancerClient(AwsAccess access) : IDisposable
{
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

    /// <inheritdoc/>
    public void Dispose() => _balancers.Dispose();

    private static BalancerTarget Of(TargetHealthDescription target) => new(
        $"{target.Target?.Id}:{target.Target?.Port}", target.TargetHealth?.State?.Value ?? "unknown", target.TargetHealth?.Description ?? target.TargetHealth?.Reason?.Value);
}
