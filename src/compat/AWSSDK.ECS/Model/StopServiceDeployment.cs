using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html</summary>
public class StopServiceDeploymentRequest : AmazonECSRequest
{
    public string ServiceDeploymentArn { get; set; }

    public StopServiceDeploymentStopType StopType { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html</summary>
public class StopServiceDeploymentResponse : AmazonWebServiceResponse
{
    public string ServiceDeploymentArn { get; set; }
}
