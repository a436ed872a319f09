using Pipelines.Sandbox;
using static Pipelines.Engines.Deployment.Circumstance;
using static Pipelines.Engines.Deployment.Outcome;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>Calls that fail for a while, or for good.</summary>
internal static class Disturbed
{
    private static readonly Dictionary<string, string> Exits = new() { ["exit-code"] = "1" };

    public static IReadOnlyList<Scenario> All =>
    [
        new("every second look is throttled", Succeeded) { Faults = world => { var count = 0; return [Throttled(world.When("DescribeServiceDeployments", () => ++count % 2 == 0))]; } },
        new("all looks are throttled for a minute", Succeeded) { Faults = world => [Throttled(world.Within("DescribeServiceDeployments", 20, 80)), Throttled(world.Within("DescribeServices", 20, 80))] },
        new("the registration is throttled for 20 s", Succeeded) { Faults = world => [Throttled(world.Within("RegisterTaskDefinition", 0, 20))] },
        new("the update is throttled for 20 s", Succeeded) { Faults = world => [Throttled(world.Within("UpdateService", 0, 20))] },
        new("the account has one read in two seconds, for the plan too", Succeeded) { Rates = new() { Reads = new(2, 0.5), Registrations = new(1, 0.5), Changes = new(1, 0.5) } },
        new("ECS answers 500 for two minutes", Succeeded) { Faults = world => [Broken(world, 20, 140)] },
        new("ECS answers 503 for four minutes while it is rolled back", RolledBack) { Faults = world => [Broken(world, 20, 260)], Labels = Exits },
        new("ECS answers 500 for the first 10 s of the watch", Succeeded) { Faults = world => [world.Within("DescribeServiceDeployments", 0, 10) with { Code = "ServerException", Status = 500 }] },
        new("service deployments answer 500 for good", Succeeded) { Faults = world => [world.When("DescribeServiceDeployments", () => true) with { Code = "ServerException", Status = 500 }] },
        new("the connection breaks for a minute", Succeeded) { Faults = world => [world.Within("*", 20, 80) with { CutsRequest = true }] },
        new("the token expires, and is renewed after 30 s", Succeeded) { Faults = world => [Expired(world.Within("*", 20, 50))] },
        new("the token expires for good", TimedOut, Unreadable) { Faults = world => [Expired(world.Within("*", 20, 100000))] },
        new("ECS cannot be reached for good", TimedOut, Unreadable) { Faults = world => [world.Within("*", 20, 100000) with { CutsRequest = true }] },
        new("nothing may be read after the update", TimedOut, Unreadable)
        {
            Faults = world => [world.Within("*", 1, 100000) with { Code = "AccessDeniedException", Message = "not authorized" }],
        },
        new("this machine's clock is wrong for one call", Succeeded)
        {
            Faults = world => [world.Within("*", 20, 30) with { Code = "InvalidSignatureException", Message = "Signature expired: 20261123T110000Z is now earlier than 20261123T114500Z" }],
        },
        new("a look is answered by a proxy", Succeeded) { Faults = world => [world.Within("*", 20, 30) with { Code = "Proxy", Message = "<html>Bad gateway</html>", Status = 502 }] },
    ];

    private static SandboxFault Throttled(SandboxFault fault) => fault with { Code = "ThrottlingException", Message = "Rate exceeded" };

    private static SandboxFault Expired(SandboxFault fault) => fault with { Code = "ExpiredTokenException", Message = "The security token included in the request is expired" };

    private static SandboxFault Broken(World world, double from, double to) => world.Within("*", from, to) with { Code = "ServerException", Message = "Service Unavailable", Status = 503 };
}
