using System.Reflection;

using Amazon.ECR;
using Amazon.ECS;
using Amazon.Runtime;

using Pipelines.Testing;

using Xunit;

namespace Compat.Tests.Aws;

/// <summary>What holds for each operation of both services.</summary>
public sealed class OperationTests
{
    public static TheoryData<string> Ecs => [.. Of(typeof(IAmazonECS))];

    public static TheoryData<string> Ecr => [.. Of(typeof(IAmazonECR))];

    [Fact]
    public void Are_those_that_a_deployment_needs()
    {
        Assert.Equal(
            "CreateCluster CreateService DeregisterTaskDefinition DescribeClusters DescribeServiceDeployments DescribeServiceRevisions DescribeServices "
            + "DescribeTaskDefinition DescribeTasks ListServiceDeployments ListTaskDefinitions ListTasks RegisterTaskDefinition StopServiceDeployment "
            + "TagResource UpdateService",
            string.Join(' ', Of(typeof(IAmazonECS))));
        Assert.Equal(
            "BatchCheckLayerAvailability BatchGetImage CreateRepository DescribeImages DescribeRepositories GetAuthorizationToken PutImage",
            string.Join(' ', Of(typeof(IAmazonECR))));
    }

    [Theory]
    [MemberData(nameof(Ecs))]
    public async Task Names_itself_to_ECS(string operation)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{\"memberOfTomorrow\":{}}").With("x-amzn-RequestId", "r-1"));
        using var client = Clients.Ecs(server.Address);

        var answer = await CallAsync(client, operation);

        Assert.Equal(operation + "Response", answer.GetType().Name);
        Assert.Equal("r-1", answer.ResponseMetadata.RequestId);
        Assert.Equal("AmazonEC2ContainerServiceV20141113." + operation, server.Request.Header("X-Amz-Target"));
        Assert.Equal("{}", server.Request.Text);
    }

    [Theory]
    [MemberData(nameof(Ecr))]
    public async Task Names_itself_to_ECR(string operation)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}").With("x-amzn-RequestId", "r-2"));
        using var client = Clients.Ecr(server.Address);

        var answer = await CallAsync(client, operation);

        Assert.Equal(operation + "Response", answer.GetType().Name);
        Assert.Equal("r-2", answer.ResponseMetadata.RequestId);
        Assert.Equal("AmazonEC2ContainerRegistry_V20150921." + operation, server.Request.Header("X-Amz-Target"));
        Assert.Contains("/eu-central-1/ecr/aws4_request", server.Request.Header("Authorization"));
    }

    [Theory]
    [InlineData(typeof(AmazonECSClient), "Amazon.ECS", "Amazon.ECS.Model")]
    [InlineData(typeof(AmazonECRClient), "Amazon.ECR", "Amazon.ECR.Model")]
    public void Stands_in_the_published_namespaces_alone(Type client, params string[] namespaces) =>
        Assert.Equal(namespaces, client.Assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct().Order());

    private static IEnumerable<string> Of(Type service) =>
        service.GetMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(method => method.Name[..^5]).Order();

    private static async Task<AmazonWebServiceResponse> CallAsync(AmazonServiceClient client, string operation)
    {
        var method = client.GetType().GetMethod(operation + "Async", BindingFlags.Public | BindingFlags.Instance)!;
        var request = Activator.CreateInstance(method.GetParameters()[0].ParameterType);
        var call = (Task)method.Invoke(client, [request, TestContext.Current.CancellationToken])!;
        await call;
        return (AmazonWebServiceResponse)call.GetType().GetProperty("Result")!.GetValue(call)!;
    }
}
