// Over 300 lines: one fixture, a scripted ECS, and every outcome of a deployment held against it, side by side.
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Applying;

public sealed class DeploymentTests : IDisposable
{
    private static readonly Application Alone = Shop.Application with { Services = [Shop.Backend] };

    private readonly ScriptedEcs _ecs = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    private static DeploymentOptions Hurried { get; } = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(1),
        PauseNearTheEnd = TimeSpan.FromMilliseconds(1),
        PauseInDoubt = TimeSpan.FromMilliseconds(1),
        Patience = TimeSpan.FromMilliseconds(50),
    };

    public void Dispose() => _ecs.Dispose();

    [Fact]
    public async Task Replaces_two_services_in_two_waves_and_never_sends_a_desired_count()
    {
        Running(Shop.Application);
        _ecs.Statuses["backend"] = ["IN_PROGRESS", "SUCCESSFUL"];
        _ecs.Statuses["frontend"] = ["SUCCESSFUL"];

        var result = await RunAsync(Shop.Application);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["backend: succeeded (shop-backend:7, sha256:aaaaaaaaaaaa)", ScriptedEcs.NotProven, "frontend: succeeded (shop-frontend:8, sha256:aaaaaaaaaaaa)", ScriptedEcs.NotProven],
            ResultText.Show(result));
        Assert.Equal(
            ["RegisterTaskDefinition shop-backend", "RegisterTaskDefinition shop-frontend", "UpdateService backend", "UpdateService frontend"],
            _ecs.Writes);
        Assert.Equal(
            """{"cluster":"shop","service":"backend","taskDefinition":"arn:aws:ecs:eu-west-1:333333333333:task-definition/shop-backend:7"}""",
            _ecs.Bodies("UpdateService")[0].ToJsonString());
        Assert.Contains("backend: 0 of 1 running", _log.Lines);
    }

    [Fact]
    public async Task Shows_the_plan_before_it_writes()
    {
        Running(Alone);

        var plan = await PlanAsync(Alone);

        Assert.Equal(
            [
                "shop to uat (cluster shop, account 333333333333, eu-west-1)",
                "backend: a new definition, sha256:aaaaaaaaaaaa",
                "  runs shop-backend:6, sha256:bbbbbbbbbbbb",
                $"  containerDefinitions[backend].image: \"{Shop.Reference(Shop.OtherDigest)}\" → \"{Shop.Reference()}\"",
                "  calls ecs:RegisterTaskDefinition",
                "  calls ecs:UpdateService",
                "warning ECS0515 backend: it has no circuit breaker, so ECS starts failing tasks again and again and returns to nothing by itself. Let the infrastructure enable deploymentCircuitBreaker, with rollback. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
            ],
            PlanText.Show(plan));
        Assert.Empty(_ecs.Writes);
    }

    [Fact]
    public async Task Writes_nothing_when_all_of_it_runs_already()
    {
        _ecs.Add("backend", Definition("backend", Shop.Digest));

        var result = await RunAsync(Alone);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["backend: no change (shop-backend:6, sha256:aaaaaaaaaaaa)"], ResultText.Show(result));
        Assert.Empty(_ecs.Writes);
    }

    [Fact]
    public async Task Says_that_nothing_runs_when_none_is_desired()
    {
        _ecs.Add("backend", Definition("backend", Shop.OtherDigest), desired: 0);
        _ecs.Statuses["backend"] = ["SUCCESSFUL"];

        var result = await RunAsync(Alone);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["backend: nothing running (shop-backend:7, sha256:aaaaaaaaaaaa; the desired count is 0)", ScriptedEcs.NotProven], ResultText.Show(result));
    }

    [Fact]
    public async Task Waits_for_the_deployment_of_just_that_which_is_under_way()
    {
        var service = _ecs.Add("backend", Definition("backend", Shop.Digest));
        service["deployments"]![0]!["rolloutState"] = "IN_PROGRESS";
        _ecs.Statuses["backend"] = ["IN_PROGRESS", "IN_PROGRESS", "SUCCESSFUL"];

        var result = await RunAsync(Alone);

        Assert.Equal(["backend: succeeded (shop-backend:6, sha256:aaaaaaaaaaaa)", ScriptedEcs.NotProven], ResultText.Show(result));
        Assert.Empty(_ecs.Writes);
    }

    [Fact]
    public async Task Begins_again_when_the_deployment_of_just_that_has_failed()
    {
        var service = _ecs.Add("backend", Definition("backend", Shop.Digest));
        service["deployments"]![0]!["rolloutState"] = "FAILED";
        _ecs.Statuses["backend"] = ["SUCCESSFUL"];

        var result = await RunAsync(Alone);

        Assert.Equal(["backend: succeeded (shop-backend:6, sha256:aaaaaaaaaaaa)", ScriptedEcs.NotProven], ResultText.Show(result));
        Assert.Equal(["UpdateService backend"], _ecs.Writes);
        Assert.True(_ecs.Bodies("UpdateService")[0]["forceNewDeployment"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Ends_with_10_when_ECS_rolls_back_and_does_not_begin_what_comes_after()
    {
        Running(Shop.Application);
        _ecs.Statuses["backend"] = ["IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL"];
        _ecs.When["ROLLBACK_SUCCESSFUL"] = service =>
        {
            service["taskDefinition"] = ScriptedEcs.Arn("shop-backend", 6);
            service["deployments"] = new JsonArray(ScriptedEcs.Deployment("ecs-svc/back", ScriptedEcs.Arn("shop-backend", 6), "COMPLETED", 1));
            service["events"] = new JsonArray(new JsonObject { ["id"] = "1", ["createdAt"] = 4102444800.0, ["message"] = "(service backend) rolled back" }, new JsonObject { ["id"] = "0", ["createdAt"] = 1.0, ["message"] = "long ago" });
        };
        Stopped("ecs-svc/backend-new", "1", "EssentialContainerExited", "Essential container in task exited");
        Stopped("ecs-svc/backend-old", "2", "EssentialContainerExited", "not ours");
        Stopped("ecs-svc/backend-new", "3", "ServiceSchedulerInitiated", "Scaling activity initiated by deployment");

        var result = await RunAsync(Shop.Application);

        Assert.Equal(10, result.ExitCode);
        Assert.Equal(
            [
                "backend: rolled back (shop-backend:7, sha256:aaaaaaaaaaaa)",
                "  cause: container backend was killed (exit code 137): out of memory, or stopTimeout passed",
                "  mend: Raise \"memory\"; or let it end on SIGTERM within \"stopTimeout\".",
                "  ECS says: the reason of ROLLBACK_SUCCESSFUL",
                "  task 1 stopped: EssentialContainerExited: Essential container in task exited",
                "    container backend: exit code 137 (killed: out of memory, or stopTimeout passed)",
                "  event 00:00:00Z: (service backend) rolled back",
                "  runs now: shop-backend:6, sha256:bbbbbbbbbbbb, 1 of 1 tasks",
                "frontend: not begun, because backend did not succeed",
            ],
            ResultText.Show(result));
        Assert.Equal(["RegisterTaskDefinition shop-backend", "RegisterTaskDefinition shop-frontend", "UpdateService backend"], _ecs.Writes);
    }

    [Fact]
    public async Task Ends_with_11_when_nothing_was_put_back()
    {
        Running(Alone);
        _ecs.Statuses["backend"] = ["IN_PROGRESS", "STOPPED"];

        var result = await RunAsync(Alone);

        Assert.Equal(11, result.ExitCode);
        Assert.StartsWith("backend: never started (shop-backend:7, ", ResultText.Show(result)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_12_when_somebody_else_s_deployment_holds_the_service()
    {
        Running(Alone);
        _ecs.Statuses["backend"] = ["IN_PROGRESS", "STOPPED"];
        _ecs.Definitions[ScriptedEcs.Arn("shop-backend", 9)] = Definition("backend", Shop.OtherDigest);
        _ecs.When["STOPPED"] = service =>
        {
            service["taskDefinition"] = ScriptedEcs.Arn("shop-backend", 9);
            service["deployments"] = new JsonArray(ScriptedEcs.Deployment("ecs-svc/theirs", ScriptedEcs.Arn("shop-backend", 9), "IN_PROGRESS", 1));
        };

        var result = await RunAsync(Alone);

        Assert.Equal(12, result.ExitCode);
        Assert.Equal(
            [
                "backend: superseded (shop-backend:7, sha256:aaaaaaaaaaaa)",
                "  cause: the reason of STOPPED",
                "  runs now: shop-backend:9, sha256:bbbbbbbbbbbb, 1 of 1 tasks",
            ],
            ResultText.Show(result));
    }

    [Fact]
    public async Task Ends_with_13_when_the_time_is_over()
    {
        Running(Alone);
        _ecs.Statuses["backend"] = ["IN_PROGRESS"];
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(5) };

        var result = await RunAsync(Alone, time, Hurried with { FirstPause = TimeSpan.Zero, LongestPause = TimeSpan.Zero, PauseNearTheEnd = TimeSpan.Zero });

        Assert.Equal(13, result.ExitCode);
        Assert.StartsWith("backend: timed out (shop-backend:7, ", ResultText.Show(result)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_with_14_when_services_are_missing_or_not_its_own_and_says_all_of_it()
    {
        Running(Shop.Application);
        _ecs.Services.Remove("backend");
        _ecs.Services["frontend"]["deploymentController"] = new JsonObject { ["type"] = "CODE_DEPLOY" };

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => PlanAsync(Shop.Application));

        Assert.Equal(14, refused.ExitCode);
        Assert.Equal(
            """
            Cannot deploy (shop to uat): nothing was written. 
            error ECS0503 backend: cluster shop has no such service. Let the infrastructure create it, or correct the service's name. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
            error ECS0505 frontend: its deployments belong to CODE_DEPLOY, which takes no update of the service. Deploy it there, or let the infrastructure give the service the deployment controller ECS. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-types.html
            """,
            refused.Message);
        Assert.Empty(_ecs.Writes);
    }

    [Theory]
    [InlineData(null, "there is none of that name in 333333333333, eu-west-1")]
    [InlineData("INACTIVE", "it is INACTIVE")]
    public async Task Is_refused_without_the_cluster(string? status, string what)
    {
        _ecs.ClusterStatus = status;

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => PlanAsync(Alone));

        Assert.Equal(14, refused.ExitCode);
        Assert.Equal(
            $"Cannot deploy (shop to uat): nothing was written. \nerror ECS0501 cluster shop: {what}. Let the infrastructure create it, or name another one by Cluster of uat. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html",
            refused.Message);
    }

    [Fact]
    public async Task Is_refused_when_it_may_not_look()
    {
        _ecs.Denied.Add("DescribeClusters");

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => PlanAsync(Alone));

        Assert.Equal(14, refused.ExitCode);
        Assert.Equal(
            "Cannot deploy (shop to uat): refused: nothing was written. Cannot look at the ECS cluster (shop, eu-west-1): arn:aws:iam::333333333333:user/ann may not ecs:DescribeClusters: "
            + "User: arn:aws:iam::333333333333:user/ann is not authorized (AccessDeniedException). Allow ecs:DescribeClusters to that user or role, or act as one of the right account.",
            refused.Message);
    }

    [Fact]
    public async Task Is_refused_when_the_service_changed_after_the_plan()
    {
        Running(Alone);
        var plan = await PlanAsync(Alone);
        _ecs.Services["backend"]["deployments"]![0]!["id"] = "ecs-svc/theirs";

        var result = await Verb().ApplyAsync(plan, End);

        Assert.Equal(14, result.ExitCode);
        Assert.Equal("backend: refused (the service changed after the plan was made, and nothing was written to it; plan again)", ResultText.Show(result)[0]);
        Assert.Empty(_ecs.Writes);
    }

    [Fact]
    public async Task Is_refused_when_it_may_not_register_and_no_service_changes()
    {
        Running(Alone);
        _ecs.Denied.Add("RegisterTaskDefinition");

        var result = await RunAsync(Alone);

        Assert.Equal(14, result.ExitCode);
        Assert.StartsWith("backend: refused (nothing was written to it)\n  cause: Cannot register the task definition (shop-backend, eu-west-1): ", string.Join('\n', ResultText.Show(result)), StringComparison.Ordinal);
        Assert.DoesNotContain("UpdateService", _ecs.Operations);
    }

    [Fact]
    public async Task Follows_rolloutState_when_it_may_not_read_service_deployments()
    {
        Running(Alone);
        _ecs.Denied.Add("DescribeServiceDeployments");
        var plan = await PlanAsync(Alone);
        var applied = Verb().ApplyAsync(plan, End);
        while (!applied.IsCompleted && !_log.Lines.Contains("warning: " + ResultText.FallsBack))
        {
            await Task.Yield();
        }

        _ecs.Services["backend"]["deployments"] = new JsonArray(ScriptedEcs.Deployment("ecs-svc/backend-new", ScriptedEcs.Arn("shop-backend", 7), "COMPLETED", 1));
        var result = await applied;

        Assert.Equal(["backend: succeeded (shop-backend:7, sha256:aaaaaaaaaaaa)", ScriptedEcs.NotProven], ResultText.Show(result));
        Assert.Single(_ecs.Operations, "DescribeServiceDeployments");
    }

    [Fact]
    public async Task Says_that_ECS_goes_on_when_the_wait_is_cut_off()
    {
        Running(Alone);
        _ecs.Statuses["backend"] = ["IN_PROGRESS"];
        var plan = await PlanAsync(Alone);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(End);
        var applied = Verb().ApplyAsync(plan, stop.Token);
        while (!applied.IsCompleted && !_log.Lines.Contains("backend: 0 of 1 running"))
        {
            await Task.Yield();
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => applied);
        Assert.Equal(
            "warning: Nobody waits any more; the deployment goes on in ECS. Look at it by: aws ecs describe-services --region eu-west-1 --cluster shop --services backend",
            _log.Lines[^1]);
    }

    private static JsonObject Definition(string service, Digest digest) => Shop.Json(
        $$"""
        { "family": "shop-{{service}}", "containerDefinitions": [{ "name": "{{service}}", "image": "{{Shop.Reference(digest)}}",
          "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "true"] } }] }
        """);

    private void Running(Application application)
    {
        foreach (var service in application.Services)
        {
            _ecs.Add(service.Name, Definition(service.Name, Shop.OtherDigest));
        }
    }

    private void Stopped(string startedBy, string id, string code, string reason) => _ecs.StoppedTasks.Add(new JsonObject
    {
        ["taskArn"] = $"arn:aws:ecs:eu-west-1:333333333333:task/shop/{id}",
        ["taskDefinitionArn"] = "d",
        ["startedBy"] = startedBy,
        ["stopCode"] = code,
        ["stoppedReason"] = reason,
        ["containers"] = new JsonArray(new JsonObject { ["name"] = "backend", ["exitCode"] = 137 }),
    });

    private Verb Verb(TimeProvider? time = null, DeploymentOptions? options = null) => new(_ecs.Client, _log, time ?? TimeProvider.System, options ?? Hurried);

    private Task<DeploymentPlan> PlanAsync(Application application) => Verb().PlanAsync(application, Shop.Uat, Inputs(application), End);

    private async Task<DeploymentResult> RunAsync(Application application, TimeProvider? time = null, DeploymentOptions? options = null) =>
        await Verb(time, options).ApplyAsync(await PlanAsync(application), End);

    private static IReadOnlyList<TaskDefinitionInput> Inputs(Application application) =>
        [.. application.Services.Select(service => new TaskDefinitionInput(service, $"shop-{service}", Shop.Reference(), Definition(service.Name, Shop.Digest)))];
}
