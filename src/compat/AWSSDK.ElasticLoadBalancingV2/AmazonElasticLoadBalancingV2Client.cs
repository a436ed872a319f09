using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.JsonProtocol;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>A client of Elastic Load Balancing: signing, credentials, retries and HTTP are those of AWSSDK.Core.</summary>
public class AmazonElasticLoadBalancingV2Client : AmazonServiceClient, IAmazonElasticLoadBalancingV2
{
    public AmazonElasticLoadBalancingV2Client()
        : this(new AmazonElasticLoadBalancingV2Config())
    {
    }

    public AmazonElasticLoadBalancingV2Client(RegionEndpoint region)
        : this(new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    public AmazonElasticLoadBalancingV2Client(AmazonElasticLoadBalancingV2Config config)
        : base(config)
    {
    }

    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials)
        : this(credentials, new AmazonElasticLoadBalancingV2Config())
    {
    }

    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, AmazonElasticLoadBalancingV2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata(AmazonElasticLoadBalancingV2Config.Description);

    public virtual Task<DescribeTargetGroupAttributesResponse> DescribeTargetGroupAttributesAsync(DescribeTargetGroupAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTargetGroupAttributesResponse>(request, cancellationToken);

    public virtual Task<DescribeTargetGroupsResponse> DescribeTargetGroupsAsync(DescribeTargetGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTargetGroupsResponse>(request, cancellationToken);

    public virtual Task<DescribeTargetHealthResponse> DescribeTargetHealthAsync(DescribeTargetHealthRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTargetHealthResponse>(request, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((AmazonElasticLoadBalancingV2Config)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonElasticLoadBalancingV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonElasticLoadBalancingV2Client(awsCredentials, (AmazonElasticLoadBalancingV2Config)clientConfig);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Pipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonElasticLoadBalancingV2Request request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = new QueryRequest(AmazonElasticLoadBalancingV2Config.Description),
                ResponseUnmarshaller = new QueryAnswer<TResponse>(AmazonElasticLoadBalancingV2Config.Description),
            },
            cancellationToken);
}
