using System.Text.Json.Nodes;
using static Pipelines.Engines.Deployment.Circumstance;
using static Pipelines.Engines.Deployment.Outcome;
using static Pipelines.Tests.Engines.Deployment.Verdicts.Scenarios;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>Tasks that fail, and what ECS does about it.</summary>
internal static class Failing
{
    private const string NoImage = "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 333333333333.dkr.ecr.eu-west-1.amazonaws.com/shop: not found";

    private static readonly Dictionary<string, string> Exits = Exit(0), Missing = new() { ["stopped-reason"] = NoImage };

    public static IReadOnlyList<Scenario> All =>
    [
        new("exit 1 at once", RolledBack) { Labels = Exits },
        new("exit 1 after 30 s", RolledBack) { Labels = Exit(30) },
        new("exit 1 after 300 s, with a health check that never passes", RolledBack) { Labels = new() { ["exit-code"] = "1", ["exit-after"] = "300", ["health"] = "UNKNOWN" }, HasHealthCheck = true },
        new("the image is missing", RolledBack) { Labels = Missing },
        new("a container's health check fails", RolledBack) { Labels = new() { ["health"] = "UNHEALTHY" }, HasHealthCheck = true },
        new("the load balancer's health check fails", RolledBack) { Labels = new() { ["target-health"] = "Health checks failed with these codes: [502]" }, HasLoadBalancer = true },
        new("an alarm goes off", RolledBack) { Others = [(40, StopAsync)], Faults = world => [world.When("DescribeServiceDeployments", () => world.Elapsed.TotalSeconds > 40) with { Changes = Alarm }] },
        new("the rollback fails too", RolledBack, RollbackFailed)
        {
            Labels = Exits, Faults = world => [world.When("DescribeServiceDeployments", () => true) with { Changes = answer => Each(answer, "serviceDeployments", Unreturned) }],
        },
        new("four of four fail", RolledBack) { Desired = 4, Labels = Exits },
        new("twenty of twenty fail", RolledBack) { Desired = 20, Labels = Exits },
        new("exit 1, a circuit breaker that waits for 50 failures: stopped by this run", NeverStarted, Stopped)
        {
            Labels = Exits, Configuration = """{"deploymentCircuitBreaker":{"enable":true,"rollback":true,"thresholdConfiguration":{"type":"COUNT","value":50}}}""",
        },
        new("exit 1, circuit breaker without rollback", NeverStarted) { Labels = Exits, Configuration = BreakerAlone },
        new("exit 1 after 30 s, circuit breaker without rollback", NeverStarted) { Labels = Exit(30), Configuration = BreakerAlone },
        new("exit 1 at once, no circuit breaker: stopped by this run", NeverStarted, Stopped) { Labels = Exits, Configuration = NoBreaker },
        new("exit 1 after 30 s, no circuit breaker: stopped by this run", NeverStarted, Stopped) { Labels = Exit(30), Configuration = NoBreaker },
        new("the image is missing, no circuit breaker: stopped by this run", NeverStarted, Stopped) { Labels = Missing, Configuration = NoBreaker },
        new("exit 1, no circuit breaker, not to be stopped", TimedOut) { Labels = Exits, Configuration = NoBreaker, Options = options => options with { FailFastAfter = null } },
        new("exit 1, no circuit breaker, and it may not be stopped", TimedOut) { Labels = Exits, Configuration = NoBreaker, Faults = world => [Denied(world, "StopServiceDeployment")] },
        new("exit 1, no circuit breaker, service deployments may not be read", TimedOut) { Labels = Exits, Configuration = NoBreaker, Faults = world => [Denied(world, "DescribeServiceDeployments"), Denied(world, "StopServiceDeployment")] },
        new("tasks may not be listed, and it is rolled back", RolledBack) { Labels = Exits, Faults = world => [Denied(world, "ListTasks")] },
    ];

    private static Dictionary<string, string> Exit(int seconds) => new() { ["exit-code"] = "1", ["exit-after"] = $"{seconds}" };

    private static void Unreturned(JsonObject deployment)
    {
        if ((string?)deployment["status"] == "ROLLBACK_SUCCESSFUL")
        {
            deployment["status"] = "ROLLBACK_FAILED";
        }
    }

    private static void Alarm(JsonObject answer) => Each(answer, "serviceDeployments", one => one["alarms"] = new JsonObject
    {
        ["status"] = "TRIGGERED",
        ["alarmNames"] = new JsonArray("errors"),
        ["triggeredAlarmNames"] = new JsonArray("errors"),
    });
}
