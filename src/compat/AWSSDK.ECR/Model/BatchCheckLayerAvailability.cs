using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchCheckLayerAvailability.html</summary>
public class BatchCheckLayerAvailabilityRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public List<string> LayerDigests { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchCheckLayerAvailability.html</summary>
public class BatchCheckLayerAvailabilityResponse : AmazonWebServiceResponse
{
    public List<Layer> Layers { get; set; } = Collections.List<Layer>();

    public List<LayerFailure> Failures { get; set; } = Collections.List<LayerFailure>();
}
