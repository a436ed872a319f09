using Amazon.JsonProtocol;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.CloudWatchLogs;

/// <summary>How a client of Amazon CloudWatch Logs is configured.</summary>
public class AmazonCloudWatchLogsConfig : ClientConfig
{
    public AmazonCloudWatchLogsConfig()
        : base(ConfigurationModes.Provider())
    {
        base.ServiceId = Description.Id;
        AuthenticationServiceName = "logs";
        EndpointProvider = new RegionalEndpointProvider(Description);
    }

    public static new string ServiceId => Description.Id;

    public override string RegionEndpointServiceName => Description.HostPrefix.Standard;

    public override string ServiceVersion => Description.Version;

    public override string UserAgent { get; } =
        InternalSDKUtils.BuildUserAgentString(Description.Id, typeof(AmazonCloudWatchLogsConfig).Assembly.GetName().Version.ToString());

    internal static ServiceDescription Description { get; } = new()
    {
        Id = "CloudWatch Logs",
        Version = "2014-03-28",
        TargetPrefix = "Logs_20140328",
        HostPrefix = ("logs", "logs"),
        ExceptionType = typeof(AmazonCloudWatchLogsException),
    };

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointParameters.Of(this, parameters.AlternateEndpoint));
}
