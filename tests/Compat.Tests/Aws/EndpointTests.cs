using Amazon;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

using Xunit;

namespace Compat.Tests.Aws;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://ecs.eu-west-1.amazonaws.com", "https://api.ecr.eu-west-1.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://ecs.eu-west-1.api.aws", "https://ecr.eu-west-1.api.aws")]
    [InlineData("us-east-1", true, false, "https://ecs-fips.us-east-1.amazonaws.com", "https://api.ecr-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, true, "https://ecs-fips.us-east-1.api.aws", "https://ecr-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://ecs.cn-north-1.amazonaws.com.cn", "https://api.ecr.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", false, false, "https://ecs.us-gov-west-1.amazonaws.com", "https://api.ecr.us-gov-west-1.amazonaws.com")]
    public void Follows_region_FIPS_and_dual_stack(string region, bool fips, bool dualStack, string ecs, string ecr)
    {
        Assert.Equal(ecs, Of(new AmazonECSConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack }));
        Assert.Equal(ecr, Of(new AmazonECRConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack }));
    }

    [Fact]
    public void Is_the_configured_address_when_there_is_one() =>
        Assert.Equal("http://localhost:4566", Of(new AmazonECSConfig { ServiceURL = "http://localhost:4566", AuthenticationRegion = "eu-west-1" }));

    [Fact]
    public void Is_refused_for_a_configured_address_with_FIPS_or_dual_stack()
    {
        var fips = Assert.Throws<AmazonClientException>(() => Of(new AmazonECRConfig { ServiceURL = "http://a", UseFIPSEndpoint = true }));
        var dualStack = Assert.Throws<AmazonClientException>(() => Of(new AmazonECRConfig { ServiceURL = "http://a", UseDualstackEndpoint = true }));

        Assert.Equal("Invalid Configuration: FIPS and custom endpoint are not supported", fips.Message);
        Assert.Equal("Invalid Configuration: Dualstack and custom endpoint are not supported", dualStack.Message);
    }

    [Fact]
    public void Says_what_the_published_configuration_says_of_itself()
    {
        var ecs = new AmazonECSConfig();
        var ecr = new AmazonECRConfig();

        Assert.Equal(("ECS", "ecs", "ecs", "2014-11-13"), (AmazonECSConfig.ServiceId, ecs.AuthenticationServiceName, ecs.RegionEndpointServiceName, ecs.ServiceVersion));
        Assert.Equal(("ECR", "ecr", "api.ecr", "2015-09-21"), (AmazonECRConfig.ServiceId, ecr.AuthenticationServiceName, ecr.RegionEndpointServiceName, ecr.ServiceVersion));
        Assert.Equal((RequestRetryMode.Standard, 2), (ecs.RetryMode, ecs.MaxErrorRetry));
    }

    private static string Of(ClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Amazon.ECS.Model.ListTasksRequest())).URL.TrimEnd('/');
}
