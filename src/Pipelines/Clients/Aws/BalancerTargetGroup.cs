namespace Pipelines.Clients.Aws;

/// <summary>A target group of a load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="TargetType">instance, ip, lambda or alb.</param>
/// <param name="HealthCheckPort"><c>traffic-port</c> or a number.</param>
internal sealed record BalancerTargetGroup(string Arn, string TargetType, string HealthCheckPort);
