using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html</summary>
public class DescribeTargetGroupAttributesRequest : AmazonElasticLoadBalancingV2Request
{
    public string TargetGroupArn { get; set; }
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html</summary>
public class DescribeTargetGroupAttributesResponse : AmazonWebServiceResponse
{
    public List<TargetGroupAttribute> Attributes { get; set; } = Collections.List<TargetGroupAttribute>();
}

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html</summary>
public class TargetGroupAttribute
{
    public string Key { get; set; }

    public string Value { get; set; }
}
