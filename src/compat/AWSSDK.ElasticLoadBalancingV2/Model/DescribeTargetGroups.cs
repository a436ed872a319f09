using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html</summary>
public class DescribeTargetGroupsRequest : AmazonElasticLoadBalancingV2Request
{
    public string LoadBalancerArn { get; set; }

    public string Marker { get; set; }

    public List<string> Names { get; set; } = Collections.List<string>();

    public int? PageSize { get; set; }

    public List<string> TargetGroupArns { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html</summary>
public class DescribeTargetGroupsResponse : AmazonWebServiceResponse
{
    public string NextMarker { get; set; }

    public List<TargetGroup> TargetGroups { get; set; } = Collections.List<TargetGroup>();
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html</summary>
public class TargetGroup
{
    public int? HealthCheckIntervalSeconds { get; set; }

    public string HealthCheckPath { get; set; }

    public string HealthCheckPort { get; set; }

    public int? HealthCheckTimeoutSeconds { get; set; }

    public int? HealthyThresholdCount { get; set; }

    public int? Port { get; set; }

    public string TargetGroupArn { get; set; }

    public string TargetGroupName { get; set; }

    public TargetTypeEnum TargetType { get; set; }

    public int? UnhealthyThresholdCount { get; set; }

    public string VpcId { get; set; }
}
