using Amazon.JsonProtocol;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>How a client of Elastic Load Balancing is configured.</summary>
public class AmazonElasticLoadBalancingV2Config : ClientConfig
{
    public AmazonElasticLoadBalancingV2Config()
        : base(ConfigurationModes.Provider())
    {
        base.ServiceId = Description.Id;
        AuthenticationServiceName = "elasticloadbalancing";
        EndpointProvider = new RegionalEndpointProvider(Description);
    }

    public static new string ServiceId => Description.Id;

    public override string RegionEndpointServiceName => Description.HostPrefix.Standard;

    public override string ServiceVersion => Description.Version;

    public override string UserAgent { get; } =
        InternalSDKUtils.BuildUserAgentString(Description.Id, typeof(AmazonElasticLoadBalancingV2Config).Assembly.GetName().Version.ToString());

    internal static ServiceDescription Description { get; } = new()
    {
        Id = "Elastic Load Balancing v2",
        Version = "2015-12-01",
        TargetPrefix = "",
        HostPrefix = ("elasticloadbalancing", "elasticloadbalancing"),
        ExceptionType = typeof(AmazonElasticLoadBalancingV2Exception),
    };

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointParameters.Of(this, parameters.AlternateEndpoint));
}
