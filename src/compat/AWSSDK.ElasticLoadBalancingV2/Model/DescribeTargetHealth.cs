using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html</summary>
public class DescribeTargetHealthRequest : AmazonElasticLoadBalancingV2Request
{
    public string TargetGroupArn { get; set; }

    public List<TargetDescription> Targets { get; set; } = Collections.List<TargetDescription>();
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html</summary>
public class DescribeTargetHealthResponse : AmazonWebServiceResponse
{
    public List<TargetHealthDescription> TargetHealthDescriptions { get; set; } = Collections.List<TargetHealthDescription>();
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealthDescription.html</summary>
public class TargetHealthDescription
{
    public string HealthCheckPort { get; set; }

    public TargetDescription Target { get; set; }

    public TargetHealth TargetHealth { get; set; }
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html</summary>
public class TargetDescription
{
    public string AvailabilityZone { get; set; }

    public string Id { get; set; }

    public int? Port { get; set; }
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html</summary>
public class TargetHealth
{
    public string Description { get; set; }

    public TargetHealthReasonEnum Reason { get; set; }

    public TargetHealthStateEnum State { get; set; }
}
