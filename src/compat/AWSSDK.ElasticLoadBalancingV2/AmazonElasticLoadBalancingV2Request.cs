using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>What every request to Elastic Load Balancing derives from.</summary>
public class AmazonElasticLoadBalancingV2Request : AmazonWebServiceRequest;
