using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>What every request to Amazon Elastic Container Registry derives from.</summary>
public class AmazonECRRequest : AmazonWebServiceRequest;
