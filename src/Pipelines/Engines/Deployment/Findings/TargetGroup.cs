namespace Pipelines.Engines.Deployment.Findings;

/// <summary>A target group of a load balancer, as far as the rules look at it.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="TargetType">instance, ip, lambda or alb.</param>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html</remarks>
internal sealed record TargetGroup(string Arn, string TargetType)
{
    /// <summary>The port that its health check asks, <c>traffic-port</c> or a number.</summary>
    public string HealthCheckPort { get; init; } = "traffic-port";

    /// <summary>Seconds until a target that is taken away gets no request any more; null when nobody asked.</summary>
    public int? DeregistrationDelay { get; init; }

    /// <summary>Its name: the middle of the last part of the ARN.</summary>
    public string Name => Arn.Split('/') is [_, var name, ..] ? name : Arn;
}
