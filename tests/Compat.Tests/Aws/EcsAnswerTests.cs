using System.Net;

using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;

using Pipelines.Testing;

using Xunit;

using Task = System.Threading.Tasks.Task;

namespace Compat.Tests.Aws;

public sealed class EcsAnswerTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_read_with_its_failures_times_and_open_enumerations_and_without_unknown_members()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            """
            {"services":[{"serviceName":"backend","desiredCount":2,"createdAt":1.6999999E9,"memberOfTomorrow":{"a":[1]},
              "deploymentController":{"type":"SOMETHING_NEW"},"currentServiceDeployment":"arn:d",
              "deployments":[{"id":"ecs-svc/1","status":"PRIMARY","rolloutState":"IN_PROGRESS"}],
              "events":[{"id":"e","createdAt":1699999999.123,"message":"(service backend) has begun"}]}],
             "failures":[{"arn":"arn:x","reason":"MISSING"}]}
            """));
        using var ecs = Clients.Ecs(server.Address);

        var answer = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["backend", "x"] }, End);

        var service = Assert.Single(answer.Services);
        Assert.Equal(2, service.DesiredCount);
        Assert.Null(service.RunningCount);
        Assert.Null(service.LoadBalancers);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 11, 40, DateTimeKind.Utc), service.CreatedAt);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 19, 123, DateTimeKind.Utc), service.Events[0].CreatedAt);
        Assert.Equal(DateTimeKind.Utc, service.Events[0].CreatedAt!.Value.Kind);
        Assert.Equal("SOMETHING_NEW", service.DeploymentController.Type.Value);
        Assert.Same(DeploymentRolloutState.IN_PROGRESS, service.Deployments[0].RolloutState);
        Assert.Equal(("arn:x", "MISSING", null), (answer.Failures[0].Arn, answer.Failures[0].Reason, answer.Failures[0].Detail));
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatusCode);
    }

    [Fact]
    public async Task Leaves_the_exit_code_of_a_container_that_never_started_null()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            """{"tasks":[{"stopCode":"TaskFailedToStart","containers":[{"name":"a"},{"name":"b","exitCode":0}]}]}"""));
        using var ecs = Clients.Ecs(server.Address);

        var task = (await ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = ["t"] }, End)).Tasks.Single();

        Assert.Equal(TaskStopCode.TaskFailedToStart, task.StopCode);
        Assert.Equal([null, 0], task.Containers.Select(container => container.ExitCode));
    }

    [Theory]
    [InlineData("""{"__type":"ServiceNotFoundException","message":"Service not found."}""")]
    [InlineData("""{"__type":"com.amazonaws.ecs#ServiceNotFoundException","Message":"Service not found."}""")]
    [InlineData("""{"__type":"ServiceNotFoundException:http://internal.amazon.com/","message":"Service not found."}""")]
    public async Task Of_a_modelled_error_is_its_exception(string body)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(body, 400).With("x-amzn-RequestId", "r-3"));
        using var ecs = Clients.Ecs(server.Address);

        var error = await Assert.ThrowsAsync<ServiceNotFoundException>(() => ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "s" }, End));

        Assert.Equal(
            ("Service not found.", "ServiceNotFoundException", "r-3", HttpStatusCode.BadRequest),
            (error.Message, error.ErrorCode, error.RequestId, error.StatusCode));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("ExpiredTokenException")]
    [InlineData("AmazonECSConfig")]
    [InlineData("Service")]
    public async Task Of_an_error_that_the_model_does_not_name_is_the_family_s_exception(string code)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json($$"""{"__type":"{{code}}","message":"m"}""", 400));
        using var ecs = Clients.Ecs(server.Address);

        var error = await Assert.ThrowsAsync<AmazonECSException>(() => ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "s" }, End));

        Assert.Equal((code, "m"), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task That_is_not_JSON_keeps_its_status()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text("<html>proxy</html>", 403, "text/html"));
        using var ecs = Clients.Ecs(server.Address);

        var error = await Assert.ThrowsAsync<AmazonECSException>(() => ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "s" }, End));

        Assert.Equal((HttpStatusCode.Forbidden, null), (error.StatusCode, error.ErrorCode));
    }

    [Fact]
    public async Task That_is_cut_or_broken_is_an_error_of_the_answer()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"service":"""));
        using var ecs = new AmazonECSClient(
            Clients.Credentials, new AmazonECSConfig { ServiceURL = server.Address.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "s" }, End));
    }

    [Theory]
    [InlineData(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""")]
    [InlineData(500, """{"__type":"ServerException","message":"Service Unavailable"}""")]
    [InlineData(503, "busy")]
    public async Task That_will_pass_is_asked_for_again(int status, string body)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(body, status), ScriptedAnswer.Json("""{"taskArns":["a"]}"""));
        using var ecs = Clients.Ecs(server.Address);

        Assert.Equal(["a"], (await ecs.ListTasksAsync(new ListTasksRequest(), End)).TaskArns);

        Assert.Equal(["attempt=1; max=3", "attempt=2; max=3"], server.Requests.Select(request => request.Header("amz-sdk-request")));
    }
}
