using Amazon;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.Runtime;

namespace Compat.Tests.Aws;

/// <summary>Clients against a scripted server, as a caller of the published packages would make them.</summary>
internal static class Clients
{
    public static AWSCredentials Credentials { get; } = new SessionAWSCredentials("AKIDEXAMPLE", "secret-key", "session-token");

    public static AmazonECSClient Ecs(Uri endpoint) =>
        new(Credentials, new AmazonECSConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = "eu-west-1" });

    public static AmazonECRClient Ecr(Uri endpoint) =>
        new(Credentials, new AmazonECRConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = "eu-central-1" });

    public static RegionEndpoint Ireland => RegionEndpoint.EUWest1;
}
