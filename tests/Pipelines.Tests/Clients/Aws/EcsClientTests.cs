using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

public sealed class EcsClientTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_a_cluster_or_says_that_there_is_none()
    {
        using var server = ScriptedServer.Answering(
            ScriptedAnswer.Json("""{"clusters":[{"clusterArn":"arn:c","clusterName":"uat","status":"ACTIVE"}]}"""),
            ScriptedAnswer.Json("""{"clusters":[],"failures":[{"arn":"arn:x","reason":"MISSING"}]}"""));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Equal(new EcsCluster("arn:c", "uat", "ACTIVE"), await ecs.FindClusterAsync("uat", End));
        Assert.Null(await ecs.FindClusterAsync("x", End));
        Assert.Equal("""{"clusters":["uat"]}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task Reads_a_service()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            """
            {"services":[{"serviceArn":"arn:s","serviceName":"backend","clusterArn":"arn:c","status":"ACTIVE","desiredCount":2,"runningCount":1,"pendingCount":1,
              "taskDefinition":"arn:td:2","healthCheckGracePeriodSeconds":30,"currentServiceDeployment":"arn:d","deploymentController":{"type":"CODE_DEPLOY"},
              "deploymentConfiguration":{"maximumPercent":150,"minimumHealthyPercent":50,"deploymentCircuitBreaker":{"enable":true,"rollback":true}},
              "schedulingStrategy":"DAEMON",
              "deployments":[{"id":"ecs-svc/2","status":"PRIMARY","taskDefinition":"arn:td:2","desiredCount":2,"runningCount":1,"pendingCount":1,"failedTasks":3,
                "createdAt":1700000000,"rolloutState":"IN_PROGRESS","rolloutStateReason":"in progress"},
                {"id":"ecs-svc/1","status":"ACTIVE","taskDefinition":"arn:td:1"}],
              "events":[{"id":"e","createdAt":1700000001.5,"message":"begun"}]}]}
            """));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var service = Assert.Single(await ecs.DescribeServicesAsync("uat", ["backend"], End));

        Assert.Equal(("arn:s", "backend", "ACTIVE", "arn:td:2"), (service.Arn, service.Name, service.Status, service.TaskDefinition));
        Assert.Equal((2, 1, 1, "CODE_DEPLOY", "DAEMON", "arn:d"), (
            service.Desired, service.Running, service.Pending, service.Controller, service.Scheduling, service.CurrentServiceDeployment));
        Assert.Equal((150, 50, true), (service.MaximumPercent, service.MinimumHealthyPercent, service.HasCircuitBreaker));
        Assert.Equal([new EcsEvent("e", DateTimeOffset.FromUnixTimeMilliseconds(1700000001500), "begun")], service.Events);
        Assert.Equal(
            [
                new EcsDeployment("ecs-svc/2", "PRIMARY", "arn:td:2")
                {
                    Desired = 2, Running = 1, Pending = 1, Failed = 3, RolloutState = "IN_PROGRESS", RolloutStateReason = "in progress",
                    CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1700000000),
                },
                new EcsDeployment("ecs-svc/1", "ACTIVE", "arn:td:1"),
            ],
            service.Deployments);
        Assert.Equal("ecs-svc/2", service.Primary!.Id);
        Assert.Equal("""{"cluster":"uat","services":["backend"]}""", server.Request.Text);
    }

    [Fact]
    public async Task Fills_in_what_ECS_leaves_out_of_a_service()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"services":[{"serviceArn":"arn:s","serviceName":"backend","status":"ACTIVE"}]}"""));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var service = Assert.Single(await ecs.DescribeServicesAsync("uat", ["backend"], End));

        Assert.Equal(("ECS", "REPLICA", 200, 100, false, 0), (
            service.Controller, service.Scheduling, service.MaximumPercent, service.MinimumHealthyPercent, service.HasCircuitBreaker, service.Desired));
        Assert.Null(service.Primary);
        Assert.Empty(service.Events);
    }

    [Fact]
    public async Task Reads_services_in_tens_and_leaves_out_the_missing()
    {
        using var server = ScriptedServer.Answering(request =>
        {
            var names = request.Json!["services"]!.AsArray().Select(name => name!.ToString()).ToList();
            return ScriptedAnswer.Json(new JsonObject
            {
                ["services"] = new JsonArray([.. names.Where(name => name != "s11").Select(name => new JsonObject { ["serviceName"] = name })]),
                ["failures"] = new JsonArray([.. names.Where(name => name == "s11").Select(name => new JsonObject { ["arn"] = "arn:aws:ecs:eu-west-1:1:service/uat/" + name, ["reason"] = "MISSING" })]),
            }.ToJsonString());
        });
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var services = await ecs.DescribeServicesAsync("uat", [.. Enumerable.Range(1, 12).Select(number => "s" + number)], End);

        Assert.Equal([10, 2], server.Requests.Select(request => request.Json!["services"]!.AsArray().Count));
        Assert.Equal(11, services.Count);
        Assert.DoesNotContain("s11", services.Select(service => service.Name));
    }

    [Fact]
    public async Task Does_not_take_another_failure_for_missing()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"failures":[{"arn":"arn:x","reason":"ACCESS_DENIED","detail":"no"}]}"""));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ecs.DescribeServicesAsync("uat", ["a", "b"], End));

        Assert.Equal("Cannot look at the ECS services (a, b of cluster uat, eu-west-1): ECS answered ACCESS_DENIED for arn:x: no. Mend what it says, and run it again.", refused.Message);
    }

    [Fact]
    public async Task Changes_the_task_definition_of_a_service_and_nothing_else()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(
            """{"service":{"serviceName":"backend","currentServiceDeployment":"arn:d","deployments":[{"id":"ecs-svc/1","status":"ACTIVE"},{"id":"ecs-svc/2","status":"PRIMARY"}]}}"""));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var service = await ecs.UpdateServiceAsync("uat", "backend", "arn:td:2", End);
        await ecs.RestartServiceAsync("uat", "backend", "arn:td:2", End);

        Assert.Equal(JsonNode.Parse("""{"cluster":"uat","service":"backend","taskDefinition":"arn:td:2"}"""), server.Requests[0].Json, JsonNode.DeepEquals);
        Assert.Equal(
            JsonNode.Parse("""{"cluster":"uat","service":"backend","taskDefinition":"arn:td:2","forceNewDeployment":true}"""), server.Requests[1].Json, JsonNode.DeepEquals);
        Assert.Equal(("arn:d", "ecs-svc/2"), (service.CurrentServiceDeployment, service.Primary!.Id));
    }

    [Fact]
    public async Task Reads_service_deployments_and_leaves_out_the_missing()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            """
            {"serviceDeployments":[{"serviceDeploymentArn":"arn:d","status":"ROLLBACK_IN_PROGRESS","statusReason":"breaker",
              "targetServiceRevision":{"arn":"arn:r2","requestedTaskCount":2,"runningTaskCount":1,"pendingTaskCount":1},
              "lifecycleHookDetails":[{"hookId":"i","status":"SUCCEEDED"},{"hookId":"h","status":"AWAITING_ACTION"}],
              "deploymentCircuitBreaker":{"status":"TRIGGERED","failureCount":3,"threshold":3}}],
             "failures":[{"arn":"arn:e","reason":"MISSING"}]}
            """));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var read = await ecs.FindServiceDeploymentsAsync(["arn:d", "arn:e"], End);

        // A record's equality is that of its list, which is not what is meant.
        var deployment = Assert.Single(read!);
        Assert.Empty(deployment.Alarms);
        Assert.Equal(
            new EcsServiceDeployment("arn:d", "ROLLBACK_IN_PROGRESS")
            {
                StatusReason = "breaker",
                Requested = 2,
                Running = 1,
                Pending = 1,
                TargetRevision = "arn:r2",
                Breaker = "TRIGGERED",
                Failures = 3,
                Threshold = 3,
                Alarms = deployment.Alarms,
                AwaitsAction = true,
            },
            deployment);
        Assert.Equal("""{"serviceDeploymentArns":["arn:d","arn:e"]}""", server.Request.Text);
    }

    [Fact]
    public async Task Reads_service_deployments_in_twenties()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("{}"));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Empty((await ecs.FindServiceDeploymentsAsync([.. Enumerable.Range(1, 21).Select(number => "arn:" + number)], End))!);
        Assert.Equal([20, 1], server.Requests.Select(request => request.Json!["serviceDeploymentArns"]!.AsArray().Count));
    }

    [Fact]
    public async Task Asks_for_the_service_deployments_of_each_service_apart_once_ECS_has_refused_several()
    {
        string[] arns = [Arn("backend", 1), Arn("frontend", 2), Arn("backend", 3)];
        using var server = ScriptedServer.Answering(request =>
        {
            var asked = request.Json!["serviceDeploymentArns"]!.AsArray().Select(arn => arn!.ToString()).ToList();
            return asked.Select(arn => arn.Split('/')[2]).Distinct().Count() > 1
                ? AwsTesting.Error("InvalidParameterException", "The service deployments must be of one service.")
                : ScriptedAnswer.Json(new JsonObject { ["serviceDeployments"] = new JsonArray([.. asked.Select(arn => new JsonObject { ["serviceDeploymentArn"] = arn, ["status"] = "PENDING" })]) }.ToJsonString());
        });
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Equal(arns.Order(), (await ecs.LookAtServiceDeploymentsAsync(arns, End))!.Select(deployment => deployment.Arn).Order());
        Assert.Equal(3, (await ecs.LookAtServiceDeploymentsAsync(arns, End))!.Count);
        Assert.Equal([3, 2, 1, 2, 1], server.Requests.Select(request => request.Json!["serviceDeploymentArns"]!.AsArray().Count));

        static string Arn(string service, int id) => $"arn:aws:ecs:eu-west-1:1:service-deployment/uat/{service}/{id}";
    }

    [Fact]
    public async Task Does_not_ask_again_when_the_deployments_of_one_service_are_refused()
    {
        using var server = ScriptedServer.Answering(_ => AwsTesting.Error("InvalidParameterException", "no"));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        await Assert.ThrowsAsync<ExecutionException>(() => ecs.LookAtServiceDeploymentsAsync(["arn:a/uat/backend/1", "arn:a/uat/backend/2"], End));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Tells_a_look_that_is_throttled_at_once()
    {
        using var server = ScriptedServer.Answering(_ => AwsTesting.Error("ThrottlingException", "Rate exceeded"));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        await Assert.ThrowsAsync<ExecutionException>(() => ecs.LookAtServicesAsync("uat", ["backend"], End));
        await Assert.ThrowsAsync<ExecutionException>(() => ecs.LookAtServiceDeploymentsAsync(["arn:a/uat/backend/1"], End));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("UnknownOperationException")]
    public async Task Answers_nothing_where_service_deployments_may_not_be_asked_for(string code)
    {
        using var server = ScriptedServer.Answering(AwsTesting.Error(code, "no"));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Null(await ecs.FindServiceDeploymentsAsync(["arn:d"], End));
    }

    [Fact]
    public async Task Reads_the_stopped_tasks_of_a_service_page_by_page()
    {
        using var server = ScriptedServer.Answering(
            ScriptedAnswer.Json("""{"taskArns":["c/t1"],"nextToken":"n"}"""),
            ScriptedAnswer.Json("""{"taskArns":["c/t2"]}"""),
            ScriptedAnswer.Json(
                """
                {"tasks":[{"taskArn":"c/t1","taskDefinitionArn":"arn:td:2","startedBy":"ecs-svc/2","lastStatus":"STOPPED",
                  "stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","stoppedAt":1700000002,
                  "containers":[{"name":"app","exitCode":1,"reason":"oops","healthStatus":"UNKNOWN"},{"name":"proxy"}]}],
                 "failures":[{"arn":"c/t2","reason":"MISSING"}]}
                """));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        var task = Assert.Single(await ecs.TasksAsync("uat", "backend", stopped: true, End));

        Assert.Equal(
            [
                """{"cluster":"uat","serviceName":"backend","desiredStatus":"STOPPED"}""",
                """{"cluster":"uat","nextToken":"n","serviceName":"backend","desiredStatus":"STOPPED"}""",
                """{"cluster":"uat","tasks":["c/t1","c/t2"]}""",
            ],
            server.Requests.Select(request => request.Text));
        Assert.Equal(("c/t1", "t1", "arn:td:2", "ecs-svc/2", "STOPPED"), (task.Arn, task.Id, task.TaskDefinition, task.StartedBy, task.LastStatus));
        Assert.Equal(
            ("EssentialContainerExited", "Essential container in task exited", DateTimeOffset.FromUnixTimeSeconds(1700000002)),
            (task.StopCode, task.StoppedReason, task.StoppedAt!.Value));
        Assert.Equal([new EcsContainer("app") { ExitCode = 1, Reason = "oops", HealthStatus = "UNKNOWN" }, new EcsContainer("proxy")], task.Containers);
    }

    [Fact]
    public async Task Describes_no_tasks_when_none_are_listed()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"taskArns":[]}"""));
        using var ecs = new EcsClient(AwsTesting.Access(server));

        Assert.Empty(await ecs.TasksAsync("uat", "backend", stopped: false, End));
        Assert.Equal("""{"cluster":"uat","serviceName":"backend","desiredStatus":"RUNNING"}""", server.Request.Text);
    }
}
