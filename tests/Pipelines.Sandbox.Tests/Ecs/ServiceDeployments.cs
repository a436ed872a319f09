// Over 300 lines: one world, and every way in which a service deployment can end in it, side by side.
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Ecs;

/// <summary>What becomes of a service deployment.</summary>
public sealed class ServiceDeployments
{
    private static readonly JsonObject Exits = new() { ["pipelines.sandbox.exit-code"] = "3" };

    [Fact]
    public async Task Goes_from_pending_over_in_progress_to_successful()
    {
        using var world = new EcsWorld();
        var seen = new List<string>();

        for (var round = 0; round < 60; round++)
        {
            seen.Add(world.Status(world.First));
            await world.RoundAsync(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal(["PENDING", "IN_PROGRESS", "SUCCESSFUL"], seen.Distinct());
        Assert.Equal("COMPLETED", (string?)world.Service["deployments"]![0]!["rolloutState"]);
        Assert.Equal(1, (int)world.Service["runningCount"]!);
        Assert.Contains("deployment completed.", (string?)world.Service["events"]![1]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_each_state_of_a_task_in_order()
    {
        using var world = new EcsWorld();
        var seen = new List<string>();

        await world.UntilAsync(() => world.Tasks().Count == 1);
        var arn = (string)world.Tasks()[0]["taskArn"]!;
        for (var round = 0; round < 200; round++)
        {
            if (round == 100)
            {
                world.Call("UpdateService", """{"cluster":"c","service":"backend","desiredCount":0}""");
            }

            seen.Add((string)world.Call("DescribeTasks", $$"""{"cluster":"c","tasks":["{{arn}}"]}""")["tasks"]![0]!["lastStatus"]!);
            await world.RoundAsync(TimeSpan.FromMilliseconds(5));
        }

        Assert.Equal(["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"], seen.Distinct());
    }

    [Fact]
    public async Task Keeps_the_old_task_until_the_new_one_runs_well()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var old = (string)world.Tasks()[0]["taskArn"]!;

        var updated = world.Update(world.Register(healthCheck: true));
        while (world.Status(updated) != "SUCCESSFUL")
        {
            var running = world.Tasks();
            Assert.True(running.Any(task => (string?)task["lastStatus"] == "RUNNING"), "no task was running");
            if (!running.Any(task => (string?)task["taskArn"] == old))
            {
                Assert.Contains(running, task => (string?)task["healthStatus"] == "HEALTHY");
            }

            await world.RoundAsync(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal("ServiceSchedulerInitiated", (string?)world.Tasks("STOPPED").Single()["stopCode"]);
        Assert.Single(world.Service["deployments"]!.AsArray());
    }

    [Fact]
    public async Task Rolls_back_when_the_image_is_missing()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var good = (string)world.Service["taskDefinition"]!;

        var updated = world.Update(world.Register(EcsWorld.MissingImage));
        var requested = (string)updated["deployments"]![0]!["id"]!;
        await world.UntilAsync(() => world.Status(updated) == "ROLLBACK_SUCCESSFUL");

        var deployment = world.Deployment(updated);
        Assert.Equal("TRIGGERED", (string?)deployment["deploymentCircuitBreaker"]!["status"]);
        Assert.Equal((3, 3), ((int)deployment["deploymentCircuitBreaker"]!["failureCount"]!, (int)deployment["deploymentCircuitBreaker"]!["threshold"]!));
        Assert.Equal("Service deployment rolled back because the circuit breaker threshold was exceeded.", (string?)deployment["statusReason"]);
        Assert.Equal(good, (string?)world.Service["taskDefinition"]);
        Assert.NotEqual(requested, world.Primary);
        var failed = world.Tasks("STOPPED").Where(task => (string?)task["startedBy"] == requested).ToArray();
        Assert.Equal(3, failed.Length);
        Assert.All(failed, task =>
        {
            Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
            Assert.Equal($"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {EcsWorld.MissingImage}: {EcsWorld.MissingImage}: not found", (string?)task["stoppedReason"]);
            Assert.Null(task["containers"]![0]!["exitCode"]);
        });
    }

    [Fact]
    public async Task Rolls_back_when_the_container_exits()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);

        var updated = world.Update(world.Register(labels: Exits.DeepClone().AsObject()));
        await world.UntilAsync(() => world.Status(updated) == "ROLLBACK_SUCCESSFUL");

        var failed = world.Tasks("STOPPED").First(task => (string?)task["stopCode"] == "EssentialContainerExited");
        Assert.Equal(3, (int)failed["containers"]![0]!["exitCode"]!);
        Assert.Equal("Essential container in task exited", (string?)failed["stoppedReason"]);
    }

    [Fact]
    public async Task Rolls_back_when_health_checks_fail()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);

        var updated = world.Update(world.Register(labels: new() { ["pipelines.sandbox.health"] = "UNHEALTHY" }, healthCheck: true));
        await world.UntilAsync(() => world.Status(updated) == "ROLLBACK_SUCCESSFUL");

        Assert.Equal(3, world.Tasks("STOPPED").Count(task => (string?)task["stoppedReason"] == "Task failed container health checks"));
    }

    [Fact]
    public async Task Stalls_when_there_is_nothing_to_go_back_to()
    {
        using var world = new EcsWorld();
        var updated = world.Update(world.Register(EcsWorld.MissingImage));

        await world.UntilAsync(() => world.Deployment(updated)["finishedAt"] is not null);
        await world.SettleAsync();

        Assert.Equal("STOPPED", world.Status(updated));
        Assert.Equal("Service deployment failed because the circuit breaker threshold was exceeded. No rollback candidate was found to run the rollback.", (string?)world.Deployment(updated)["statusReason"]);
        Assert.Equal("FAILED", (string?)world.Service["deployments"]![0]!["rolloutState"]);
        Assert.Equal(3, world.Tasks("STOPPED").Count(task => (string?)task["stopCode"] == "TaskFailedToStart"));
    }

    [Fact]
    public async Task Stops_without_rolling_back_when_that_is_not_configured()
    {
        using var world = new EcsWorld(new() { ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = false } });
        await world.SettleAsync(60);
        var old = (string)world.Tasks()[0]["taskArn"]!;

        var updated = world.Update(world.Register(EcsWorld.MissingImage));
        await world.UntilAsync(() => world.Status(updated) == "STOPPED");
        await world.SettleAsync(60);

        Assert.Equal("FAILED", (string?)world.Service["deployments"]![0]!["rolloutState"]);
        Assert.Equal(old, (string?)world.Tasks().Single()["taskArn"]);
    }

    [Fact]
    public async Task Tries_for_ever_without_a_circuit_breaker()
    {
        using var world = new EcsWorld([]);
        await world.SettleAsync(60);

        var updated = world.Update(world.Register(EcsWorld.MissingImage));
        await world.SettleAsync();

        Assert.Equal("IN_PROGRESS", world.Status(updated));
        Assert.Equal("DISABLED", (string?)world.Deployment(updated)["deploymentCircuitBreaker"]!["status"]);
        Assert.True((int)world.Service["deployments"]![0]!["failedTasks"]! > 3);
        Assert.Contains(world.Service["events"]!.AsArray(), happened => ((string)happened!["message"]!).Contains("is unable to consistently start tasks successfully", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_superseded_by_a_newer_one()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);

        var first = world.Update(world.Register());
        await world.RoundAsync(TimeSpan.FromMilliseconds(50));
        var second = world.Update(world.Register());
        await world.UntilAsync(() => world.Status(second) == "SUCCESSFUL");

        Assert.Equal("STOPPED", world.Status(first));
        Assert.Equal("Service deployment was stopped because a new service deployment was started.", (string?)world.Deployment(first)["statusReason"]);
        Assert.NotNull(world.Deployment(first)["stoppedAt"]);
        Assert.Single(world.Service["deployments"]!.AsArray());
    }

    [Fact]
    public async Task Is_rolled_back_on_request_even_without_a_circuit_breaker()
    {
        using var world = new EcsWorld([]);
        await world.SettleAsync(60);
        var good = (string)world.Service["taskDefinition"]!;
        var updated = world.Update(world.Register(EcsWorld.MissingImage));
        await world.RoundAsync(TimeSpan.FromMilliseconds(50));

        world.Call("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{updated["currentServiceDeployment"]}}","stopType":"ROLLBACK"}""");
        Assert.Equal("ROLLBACK_REQUESTED", world.Status(updated));
        await world.RoundAsync(TimeSpan.FromMilliseconds(10));
        Assert.Equal("ROLLBACK_IN_PROGRESS", world.Status(updated));
        await world.UntilAsync(() => world.Status(updated) == "ROLLBACK_SUCCESSFUL");

        Assert.Equal(good, (string?)world.Service["taskDefinition"]);
        Assert.Equal("Service deployment rolled back because it was requested by the user.", (string?)world.Deployment(updated)["rollback"]!["reason"]);
        var again = Assert.Throws<AwsError>(() => world.Call("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{updated["currentServiceDeployment"]}}"}"""));
        Assert.Equal("ConflictException", again.Code);
    }

    [Fact]
    public async Task Succeeds_with_no_task_when_none_is_desired()
    {
        using var world = new EcsWorld(desired: 0);

        await world.UntilAsync(() => world.Status(world.First) == "SUCCESSFUL");

        Assert.Empty(world.Tasks());
        Assert.Equal("COMPLETED", (string?)world.Service["deployments"]![0]!["rolloutState"]);
    }

    [Fact]
    public async Task Is_not_begun_by_a_change_of_the_desired_count()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var (deployment, primary) = ((string)world.Service["currentServiceDeployment"]!, world.Primary);

        world.Call("UpdateService", """{"cluster":"c","service":"backend","desiredCount":3}""");
        await world.UntilAsync(() => (int)world.Service["runningCount"]! == 3);
        world.Call("UpdateService", """{"cluster":"c","service":"backend","desiredCount":1}""");
        await world.UntilAsync(() => (int)world.Service["runningCount"]! == 1);

        Assert.Equal((deployment, primary), ((string)world.Service["currentServiceDeployment"]!, world.Primary));
    }

    [Fact]
    public async Task Is_begun_by_force_with_the_same_task_definition()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var same = world.Update((string)world.Service["taskDefinition"]!);
        Assert.Equal((string?)world.First["currentServiceDeployment"], (string?)same["currentServiceDeployment"]);

        var forced = world.Call("UpdateService", """{"cluster":"c","service":"backend","forceNewDeployment":true}""")["service"]!;
        await world.UntilAsync(() => world.Status(forced) == "SUCCESSFUL");

        Assert.NotEqual((string?)world.First["currentServiceDeployment"], (string?)forced["currentServiceDeployment"]);
    }

    [Fact]
    public async Task Deadlocks_when_no_task_may_be_added_or_stopped()
    {
        using var world = new EcsWorld(new() { ["maximumPercent"] = 100, ["minimumHealthyPercent"] = 100 });
        await world.SettleAsync(60);

        var updated = world.Update(world.Register());
        await world.SettleAsync();

        Assert.Equal("IN_PROGRESS", world.Status(updated));
        Assert.Equal((0, 0), ((int)world.Service["deployments"]![0]!["runningCount"]!, (int)world.Service["deployments"]![0]!["pendingCount"]!));
    }

    [Fact]
    public async Task Stops_the_old_task_first_when_none_may_be_added()
    {
        using var world = new EcsWorld(new() { ["maximumPercent"] = 100, ["minimumHealthyPercent"] = 0 });
        await world.SettleAsync(60);

        var updated = world.Update(world.Register());
        await world.UntilAsync(() => world.Service["runningCount"]!.GetValue<int>() == 0);
        await world.UntilAsync(() => world.Status(updated) == "SUCCESSFUL");

        Assert.Single(world.Tasks());
    }

    [Fact]
    public async Task Goes_on_after_a_restart()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var updated = world.Update(world.Register());
        await world.RoundAsync(TimeSpan.FromMilliseconds(50));

        world.Restart();
        await world.UntilAsync(() => world.Status(updated) == "SUCCESSFUL");

        Assert.Equal(1, (int)world.Service["runningCount"]!);
    }

    [Fact]
    public async Task Counts_every_failure_when_healthy_tasks_do_not_reset_the_breaker()
    {
        using var world = new EcsWorld(new()
        {
            ["deploymentCircuitBreaker"] = new JsonObject
            {
                ["enable"] = true,
                ["rollback"] = true,
                ["resetOnHealthyTask"] = false,
                ["thresholdConfiguration"] = new JsonObject { ["type"] = "COUNT", ["value"] = 1 },
            },
        });
        await world.SettleAsync(60);

        var updated = world.Update(world.Register(EcsWorld.MissingImage));
        await world.UntilAsync(() => world.Status(updated) == "ROLLBACK_SUCCESSFUL");

        Assert.Equal(1, (int)world.Deployment(updated)["deploymentCircuitBreaker"]!["failureCount"]!);
    }

    [Fact]
    public async Task Replaces_a_task_that_is_stopped_by_hand_and_forgets_it_after_an_hour()
    {
        using var world = new EcsWorld();
        await world.SettleAsync(60);
        var arn = (string)world.Tasks()[0]["taskArn"]!;

        world.Call("StopTask", $$"""{"cluster":"c","task":"{{arn}}","reason":"drill"}""");
        await world.UntilAsync(() => world.Tasks("STOPPED") is [var task] && (string?)task["lastStatus"] == "STOPPED" && world.Tasks().Count == 1);
        var stopped = world.Tasks("STOPPED")[0];
        await world.RoundAsync(TimeSpan.FromMinutes(61));

        Assert.Equal(("UserInitiated", "drill"), ((string)stopped["stopCode"]!, (string)stopped["stoppedReason"]!));
        Assert.Empty(world.Tasks("STOPPED"));
    }
}
