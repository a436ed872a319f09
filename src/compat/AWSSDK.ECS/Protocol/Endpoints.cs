using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.JsonProtocol;

/// <summary>What decides a regional service's endpoint.</summary>
internal sealed class RegionalEndpointParameters : EndpointParameters
{
    public string Region { get; init; }

    public bool UseFips { get; init; }

    public bool UseDualStack { get; init; }

    /// <summary>An address that replaces the service's own: ServiceURL of the configuration, else AWS_ENDPOINT_URL_… or AWS_ENDPOINT_URL.</summary>
    public string Custom { get; init; }

    public static RegionalEndpointParameters Of(IClientConfig config, RegionEndpoint alternate) => new()
    {
        Region = (alternate ?? config.RegionEndpoint)?.SystemName,
        UseFips = config.UseFIPSEndpoint,
        UseDualStack = config.UseDualstackEndpoint,
        Custom = config.ServiceURL,
    };
}

/// <summary>The rules by which a regional service's endpoint is found: https://docs.aws.amazon.com/general/latest/gr/rande.html.</summary>
internal sealed class RegionalEndpointProvider(ServiceDescription service) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(Address((RegionalEndpointParameters)parameters));

    private string Address(RegionalEndpointParameters asked)
    {
        if (!string.IsNullOrEmpty(asked.Custom))
        {
            return asked.UseFips ? throw Refused("FIPS and custom endpoint are not supported")
                : asked.UseDualStack ? throw Refused("Dualstack and custom endpoint are not supported")
                : asked.Custom;
        }

        if (string.IsNullOrEmpty(asked.Region))
        {
            throw Refused("Missing Region");
        }

        var partition = Fn.Partition(asked.Region);
        if ((asked.UseFips && !partition.supportsFIPS) || (asked.UseDualStack && !partition.supportsDualStack))
        {
            throw Refused($"FIPS or dual stack is enabled, but partition {partition.name} does not support it");
        }

        var prefix = asked.UseDualStack ? service.HostPrefix.DualStack : service.HostPrefix.Standard;
        var suffix = asked.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return $"https://{prefix}{(asked.UseFips ? "-fips" : "")}.{asked.Region}.{suffix}";
    }

    private static AmazonClientException Refused(string reason) => new("Invalid Configuration: " + reason);
}

/// <summary>The step of the runtime pipeline that asks the provider above.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        RegionalEndpointParameters.Of(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);
}
