namespace Pipelines.Clients.Aws;

/// <summary>A target of a load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealthDescription.html.</summary>
/// <param name="Address">The IP address or instance, with the port.</param>
/// <param name="State">initial, healthy, unhealthy, draining …</param>
/// <param name="Reason">Why it is not healthy, in words where there are any; null when it is.</param>
internal sealed record BalancerTarget(string Address, string State, string? Reason);
