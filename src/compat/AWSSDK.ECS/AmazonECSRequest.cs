using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What every request to Amazon Elastic Container Service derives from.</summary>
public class AmazonECSRequest : AmazonWebServiceRequest;
