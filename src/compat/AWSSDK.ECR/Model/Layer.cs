namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Layer.html</summary>
public class Layer
{
    public string LayerDigest { get; set; }

    public LayerAvailability LayerAvailability { get; set; }

    public long? LayerSize { get; set; }

    public string MediaType { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_LayerFailure.html</summary>
public class LayerFailure
{
    public string LayerDigest { get; set; }

    public LayerFailureCode FailureCode { get; set; }

    public string FailureReason { get; set; }
}
