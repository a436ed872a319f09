using Amazon.JsonProtocol;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.ECS;

/// <summary>How a client of Amazon Elastic Container Service is configured.</summary>
public class AmazonECSConfig : ClientConfig
{
    public AmazonECSConfig()
        : base(ConfigurationModes.Provider())
    {
        base.ServiceId = Description.Id;
        AuthenticationServiceName = "ecs";
        EndpointProvider = new RegionalEndpointProvider(Description);
    }

    public static new string ServiceId => Description.Id;

    public override string RegionEndpointServiceName => Description.HostPrefix.Standard;

    public override string ServiceVersion => Description.Version;

    public override string UserAgent { get; } =
        InternalSDKUtils.BuildUserAgentString(Description.Id, typeof(AmazonECSConfig).Assembly.GetName().Version.ToString());

    internal static ServiceDescription Description { get; } = new()
    {
        Id = "ECS",
        Version = "2014-11-13",
        TargetPrefix = "AmazonEC2ContainerServiceV20141113",
        HostPrefix = ("ecs", "ecs"),
        ExceptionType = typeof(AmazonECSException),
    };

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointParameters.Of(this, parameters.AlternateEndpoint));
}
