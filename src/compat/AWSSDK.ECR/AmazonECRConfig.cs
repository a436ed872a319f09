using Amazon.JsonProtocol;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.ECR;

/// <summary>How a client of Amazon Elastic Container Registry is configured.</summary>
public class AmazonECRConfig : ClientConfig
{
    public AmazonECRConfig()
        : base(ConfigurationModes.Provider())
    {
        base.ServiceId = Description.Id;
        AuthenticationServiceName = "ecr";
        EndpointProvider = new RegionalEndpointProvider(Description);
    }

    public static new string ServiceId => Description.Id;

    public override string RegionEndpointServiceName => Description.HostPrefix.Standard;

    public override string ServiceVersion => Description.Version;

    public override string UserAgent { get; } =
        InternalSDKUtils.BuildUserAgentString(Description.Id, typeof(AmazonECRConfig).Assembly.GetName().Version.ToString());

    internal static ServiceDescription Description { get; } = new()
    {
        Id = "ECR",
        Version = "2015-09-21",
        TargetPrefix = "AmazonEC2ContainerRegistry_V20150921",
        HostPrefix = ("api.ecr", "ecr"),
        ExceptionType = typeof(AmazonECRException),
    };

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointParameters.Of(this, parameters.AlternateEndpoint));
}
