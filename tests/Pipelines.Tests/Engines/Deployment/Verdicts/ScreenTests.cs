using System.Text.RegularExpressions;
using Pipelines.Engines.Deployment;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>What is on the screen when a deployment fails.</summary>
public partial class ScreenTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["exit-code"] = "1", ["log"] = "booting\nFATAL: no database at db:5432" };

    [Fact]
    public async Task Shows_the_cause_first_and_then_the_evidence_and_what_comes_next()
    {
        var screen = await ScreenAsync(new("exits", Outcome.RolledBack) { Labels = Labels, LogGroup = "/shop", Options = options => options with { EvidenceShown = 1 } });

        Assert.Equal(
            """
            backend: rolled back (shop-backend:2, sha256:aaaaaaaaaaaa)
              cause: container backend exits with 1
              mend: Look at its log: run the image with the same environment.
              ECS says: Service deployment rolled back because the circuit breaker threshold was exceeded.
              task ID stopped: EssentialContainerExited: Essential container in task exited
                container backend: exit code 1
                log: booting
                log: FATAL: no database at db:5432
              event TIME: (service backend) has reached a steady state.
              runs now: shop-backend:1, pipelines/bootstrap, 1 of 1 tasks
              next: aws ecs describe-service-deployments --region eu-west-1 --service-deployment-arns arn:aws:ecs:eu-west-1:333333333333:service-deployment/shop/backend/ID
            """,
            screen);
    }

    [Fact]
    public async Task Says_why_a_log_cannot_be_shown()
    {
        var screen = await ScreenAsync(new("exits", Outcome.RolledBack) { Labels = Labels, LogGroup = "/shop", Faults = world => [Denied(world, "GetLogEvents", "logs:GetLogEvents")] });

        Assert.Contains("  not shown: Cannot read the log (ecs/backend/ID of /shop, eu-west-1): ", screen, StringComparison.Ordinal);
        Assert.Contains("  cause: container backend exits with 1\n", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_targets_that_the_load_balancer_does_not_find_healthy()
    {
        var screen = await ScreenAsync(new("unhealthy", Outcome.TimedOut)
        {
            Labels = new() { ["target-health"] = "Health checks failed with these codes: [502]" },
            HasLoadBalancer = true,
            Options = options => options with { Timeout = TimeSpan.FromSeconds(30) },
            Tempo = new Scenario("", Outcome.Succeeded).Tempo with { TaskStart = TimeSpan.FromSeconds(5), HealthStart = TimeSpan.FromSeconds(1), TaskStop = TimeSpan.FromHours(1) },
            Configuration = Scenarios.NoBreaker,
        });

        Assert.Contains("  cause: the load balancer's health check fails\n", screen, StringComparison.Ordinal);
        Assert.Matches(@"  target 10\.0\.\d+\.\d+:80: (draining|unhealthy) \(", screen);
    }

    private static Pipelines.Sandbox.SandboxFault Denied(World world, string operation, string permission) =>
        world.When(operation, () => true) with { Code = "AccessDeniedException", Message = $"User: arn:aws:iam::333333333333:user/ci is not authorized to perform: {permission}" };

    private static async Task<string> ScreenAsync(Scenario scenario)
    {
        var row = await World.PlayAsync(scenario, TestContext.Current.CancellationToken);
        return Times().Replace(Names().Replace(string.Join('\n', row.Screen), "ID"), "TIME");
    }

    [GeneratedRegex("[0-9a-f]{32}|(?<=service-deployment/shop/backend/)[A-Za-z0-9_-]+")]
    private static partial Regex Names();

    [GeneratedRegex("[0-9]{2}:[0-9]{2}:[0-9]{2}Z")]
    private static partial Regex Times();
}
