using System.Text.Json.Nodes;
using Pipelines.Sandbox;
using Pipelines.Values;
using static Pipelines.Engines.Deployment.Circumstance;
using static Pipelines.Engines.Deployment.Outcome;
using static Pipelines.Tests.Engines.Deployment.Verdicts.Scenarios;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>Answers that lack something, or are old.</summary>
internal static class Hidden
{
    private static readonly Dictionary<string, string> Exits = new() { ["exit-code"] = "1" };

    public static IReadOnlyList<Scenario> All =>
    [
        new("reads are 2 s late", Succeeded) { Tempo = Late(2) },
        new("reads are 15 s late", Succeeded) { Tempo = Late(15) },
        new("reads are 15 s late, and it is rolled back", RolledBack) { Tempo = Late(15), Labels = Exits },
        new("service deployments may not be read", Succeeded) { Faults = world => [Denied(world, "DescribeServiceDeployments")] },
        new("service deployments may not be read, and it is rolled back", RolledBack) { Faults = world => [Denied(world, "DescribeServiceDeployments")], Labels = Exits },
        new("service deployments may not be read, and it fails without a rollback", NeverStarted)
        {
            Faults = world => [Denied(world, "DescribeServiceDeployments")], Labels = Exits, Configuration = BreakerAlone,
        },
        new("there is no DescribeServiceDeployments", Succeeded) { Faults = world => [world.When("DescribeServiceDeployments", () => true) with { Code = "UnknownOperationException", Message = "" }] },
        new("the service names no service deployment", Succeeded) { Faults = world => NoArn(world) },
        new("the service names no service deployment, and it is rolled back", RolledBack) { Faults = world => NoArn(world), Labels = Exits },
        new("service deployments are never found", Succeeded) { Faults = world => [Missing(world, 100000)] },
        new("the service deployment is not found for 20 s", Succeeded) { Faults = world => [Missing(world, 20)] },
        new("the service deployment is not found for 20 s, and it is rolled back", RolledBack) { Faults = world => [Missing(world, 20)], Labels = Exits },
        new("targetServiceRevision is missing", Succeeded) { Faults = world => [Change(world, one => one.Remove("targetServiceRevision"))] },
        new("targetServiceRevision has no counts", Succeeded) { Faults = world => [Change(world, one => one["targetServiceRevision"] = new JsonObject { ["arn"] = one["targetServiceRevision"]!["arn"]!.DeepClone() })] },
        new("the circuit breaker is missing in the answer", Succeeded) { Faults = world => [Change(world, one => one.Remove("deploymentCircuitBreaker"))] },
        new("statusReason is missing, and it is rolled back", RolledBack) { Faults = world => [Change(world, one => one.Remove("statusReason"))], Labels = Exits },
        new("rolloutState is missing (a classic load balancer), and there are no service deployments", Succeeded)
        {
            Faults = world => [.. NoArn(world), world.When("DescribeServices", () => true) with { Changes = Stateless }, world.When("UpdateService", () => true) with { Changes = answer => Stateless(answer["service"]!.AsObject(), "deployments") }],
        },
        new("ROLLBACK_IN_PROGRESS is seen once, and then SUCCESSFUL", RolledBack)
        {
            Faults = world => [world.Within("DescribeServiceDeployments", 30, 40) with { Changes = answer => Each(answer, "serviceDeployments", one => one["status"] = "ROLLBACK_IN_PROGRESS") }],
        },
        new("the answers have members that nobody knows", Succeeded) { Faults = world => [world.When("*", () => true) with { Changes = Strange }] },
        new("the answers' times are an hour ahead", Succeeded) { Faults = world => [world.When("*", () => true) with { Changes = answer => Shift(answer, 3600) }] },
        new("the answers' times are an hour behind, and it is rolled back", RolledBack) { Faults = world => [world.When("*", () => true) with { Changes = answer => Shift(answer, -3600) }], Labels = Exits },
        new("which digest ran may not be read", Succeeded) { Faults = world => [Denied(world, "DescribeServiceRevisions")] },
        new("ECS has recorded the digest that was deployed", Succeeded) { Faults = world => [Recorded(world, Shop.Digest)] },
        new("ECS has recorded another digest than the one that was deployed", Superseded, OtherDigest) { Faults = world => [Recorded(world, Shop.OtherDigest)] },
        new("UpdateService answers what was before", Succeeded) { Faults = world => Stale(world), Tempo = Late(4) },
    ];

    private static SandboxTempo Late(int seconds) => new Scenario("", Succeeded).Tempo with { Lag = TimeSpan.FromSeconds(seconds) };

    private static SandboxFault Missing(World world, double seconds) =>
        world.Within("DescribeServiceDeployments", 0, seconds) with { Changes = answer => (answer["serviceDeployments"], answer["failures"]) = (new JsonArray(), new JsonArray(new JsonObject { ["reason"] = "MISSING" })) };

    private static SandboxFault Change(World world, Action<JsonObject> change) => world.When("DescribeServiceDeployments", () => true) with { Changes = answer => Each(answer, "serviceDeployments", change) };

    private static SandboxFault Recorded(World world, Digest digest) => world.When("DescribeServiceRevisions", () => true) with
    {
        Changes = answer => Each(answer, "serviceRevisions", one => one["containerImages"] = new JsonArray(new JsonObject { ["containerName"] = "backend", ["imageDigest"] = digest.Text })),
    };

    private static IEnumerable<SandboxFault> NoArn(World world) =>
    [
        world.When("DescribeServices", () => true) with { Changes = answer => Each(answer, "services", one => one.Remove("currentServiceDeployment")) },
        world.When("UpdateService", () => true) with { Changes = answer => answer["service"]!.AsObject().Remove("currentServiceDeployment") },
    ];

    private static void Stateless(JsonObject answer) => Each(answer, "services", service => Stateless(service, "deployments"));

    private static void Stateless(JsonObject service, string list) => Each(service, list, one => one.Remove("rolloutState"));

    private static IEnumerable<SandboxFault> Stale(World world)
    {
        JsonObject? before = null;
        return
        [
            world.When("DescribeServices", () => true) with { Changes = answer => before ??= answer["services"]![0]!.DeepClone().AsObject() },
            world.When("UpdateService", () => true) with { Changes = answer => answer["service"] = before!.DeepClone() },
        ];
    }

    private static void Strange(JsonObject answer)
    {
        foreach (var inner in answer.Select(member => member.Value).ToList())
        {
            foreach (var one in inner as JsonArray ?? [])
            {
                (one as JsonObject)?.Add("aMemberOf2031", new JsonObject { ["deep"] = new JsonArray(1, "two") });
            }
        }

        answer["anotherOf2031"] = "new";
    }

    private static void Shift(JsonNode? node, double seconds)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Shift(item, seconds);
            }
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (name.EndsWith("At", StringComparison.Ordinal) && value is JsonValue)
            {
                node![name] = value.GetValue<decimal>() + (decimal)seconds;
            }
            else
            {
                Shift(value, seconds);
            }
        }
    }
}
