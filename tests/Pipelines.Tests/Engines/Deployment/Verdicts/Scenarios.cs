using System.Text.Json.Nodes;
using Pipelines.Sandbox;
using static Pipelines.Engines.Deployment.Circumstance;
using static Pipelines.Engines.Deployment.Outcome;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>The rows of the verdict table, by what they are about.</summary>
internal static class Scenarios
{
    public const string NoBreaker = "{}", BreakerAlone = """{"deploymentCircuitBreaker":{"enable":true,"rollback":false}}""";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<Scenario> Scenarios)> All { get; } =
    [
        ("What runs well", Healthy),
        ("What ECS does not show, or shows late", Hidden.All),
        ("What cannot be read for a while", Disturbed.All),
        ("What fails", Failing.All),
        ("What others do", Others),
        ("What stays open", Open),
        ("What is refused", Refusals),
        ("All or nothing", Returning),
        ("A connection cut before the call is done, at each call", Cut("request", number => world => [world.Nth(number) with { CutsRequest = true }])),
        ("A connection cut after the call is done, at each call", Cut("answer", number => world => [world.Nth(number) with { CutsAnswer = true }])),
    ];

    private static IReadOnlyList<Scenario> Healthy =>
    [
        new("one task", Succeeded),
        new("one task with a health check", Succeeded) { HasHealthCheck = true },
        new("one task behind a load balancer", Succeeded) { HasLoadBalancer = true },
        new("four tasks", Succeeded) { Desired = 4 },
        new("four tasks without room for a fifth (50/100 percent)", Succeeded) { Desired = 4, Configuration = """{"minimumHealthyPercent":50,"maximumPercent":100}""" },
        new("no circuit breaker", Succeeded) { Configuration = NoBreaker },
        new("slow: five minutes until a task runs", Succeeded) { Labels = new() { ["start"] = "300" } },
        new("slow: the old task drains for five minutes", Succeeded) { Tempo = new Scenario("", Succeeded).Tempo with { TaskStop = TimeSpan.FromMinutes(5) } },
        new("fast: a task runs after a second", Succeeded)
        {
            Tempo = new() { TaskStart = TimeSpan.FromSeconds(1), TaskStop = TimeSpan.FromSeconds(1), Settle = TimeSpan.FromSeconds(1), Round = TimeSpan.FromMilliseconds(100) },
        },
        new("flap: the first two tasks exit, the third runs", Succeeded) { Labels = new() { ["exit-code"] = "1", ["fails-until"] = "3" } },
        new("flap without a circuit breaker", Succeeded) { Configuration = NoBreaker, Labels = new() { ["exit-code"] = "1", ["fails-until"] = "3" } },
        new("exits after 300 s, when ECS has called it successful", Succeeded) { Labels = new() { ["exit-code"] = "1", ["exit-after"] = "300" } },
        new("desired count 0", Succeeded, NothingRunning) { Desired = 0 },
        new("it runs already", Succeeded, NoChange) { SameDefinition = true, Before = async world => { await world.OtherDeploysAsync(); world.Time.Pass(TimeSpan.FromMinutes(10)); } },
        new("just that is being deployed by somebody else", Succeeded) { SameDefinition = true, Before = world => world.OtherDeploysAsync() },
        new("two services, three minutes, side by side", Succeeded)
        {
            Services = [Shop.Backend, Shop.Frontend with { After = [] }],
            Tempo = new Scenario("", Succeeded).Tempo with { TaskStart = TimeSpan.FromSeconds(80), TaskStop = TimeSpan.FromSeconds(60) },
        },
        new("two services, one after the other", Succeeded) { Services = [Shop.Backend, Shop.Frontend] },
    ];

    private static IReadOnlyList<Scenario> Others =>
    [
        new("somebody else deploys after 20 s", Superseded) { Others = [(20, world => world.OtherDeploysAsync())] },
        new("the same, where service deployments may not be read", Superseded) { Others = [(20, world => world.OtherDeploysAsync())], Faults = world => [Denied(world, "DescribeServiceDeployments")] },
        new("the same, shown 10 s late", Superseded) { Others = [(20, world => world.OtherDeploysAsync())], Tempo = new Scenario("", Succeeded).Tempo with { Lag = TimeSpan.FromSeconds(10) } },
        new("somebody else goes back to what ran before", Superseded) { Others = [(20, world => world.OtherDeploysAsync("shop-backend:1"))] },
        new("somebody stops the deployment with a rollback", RolledBack) { Others = [(20, StopAsync)] },
        new("somebody raises the desired count from 1 to 3", Succeeded) { Others = [(20, world => DesireAsync(world, 3))] },
        new("somebody sets the desired count to 0", Succeeded, NothingRunning) { Others = [(20, world => DesireAsync(world, 0))] },
    ];

    private static IReadOnlyList<Scenario> Open =>
    [
        new("stuck pending", TimedOut) { Labels = new() { ["start"] = "100000" } },
        new("a pause hook awaits a person", TimedOut, Paused) { Faults = world => [world.Within("DescribeServiceDeployments", 20, 1000) with { Changes = Pause }] },
        new("a hook of a function awaits nobody", Succeeded) { Faults = world => [world.Within("DescribeServiceDeployments", 20, 60) with { Changes = CallHook }] },
        new("blue/green bakes for two minutes", Succeeded)
        {
            Tempo = new Scenario("", Succeeded).Tempo with { TaskStop = TimeSpan.FromMinutes(2) },
            Faults = world => [world.Within("DescribeServiceDeployments", 70, 1000) with { Changes = answer => Each(answer, "serviceDeployments", one => one["lifecycleStage"] = "BAKE_TIME") }],
        },
    ];

    private static IReadOnlyList<Scenario> Refusals =>
    [
        new("the service belongs to CODE_DEPLOY", Refused) { Faults = world => [world.When("DescribeServices", () => true) with { Changes = answer => Each(answer, "services", Controller("CODE_DEPLOY")) }] },
        new("the service belongs to an EXTERNAL controller", Refused) { Faults = world => [world.When("DescribeServices", () => true) with { Changes = answer => Each(answer, "services", Controller("EXTERNAL")) }] },
        new("the service is not there", Refused) { Faults = world => [world.When("DescribeServices", () => true) with { Changes = answer => answer["services"] = new JsonArray() }] },
        new("somebody else deploys between plan and write", Refused, WorldMoved) { Between = world => world.OtherDeploysAsync() },
        new("the definition may not be registered", Refused) { Faults = world => [Denied(world, "RegisterTaskDefinition")] },
        new("the service may not be updated", Refused) { Faults = world => [Denied(world, "UpdateService")] },
        new("the second service may not be updated, and the first has moved", NeverStarted)
        {
            Services = [Shop.Backend, Shop.Frontend],
            Faults = world => { var updates = 0; return [world.When("UpdateService", () => ++updates > 1) with { Code = "AccessDeniedException", Message = "not authorized" }]; },
        },
        new("the second definition may not be registered, and nothing has moved", Refused)
        {
            Services = [Shop.Backend, Shop.Frontend],
            Faults = world => { var calls = 0; return [world.When("RegisterTaskDefinition", () => ++calls > 1) with { Code = "ClientException", Message = "Too many tags" }]; },
        },
    ];

    private static IReadOnlyList<Scenario> Returning =>
    [
        new("the second of two fails, the first keeps what it was given", RolledBack)
        {
            Services = [Shop.Backend, Shop.Frontend], Rehearses = Shop.Frontend, Labels = new() { ["exit-code"] = "1" },
        },
        new("the second of two fails, the first returns", RolledBack)
        {
            Services = [Shop.Backend, Shop.Frontend], Rehearses = Shop.Frontend, Labels = new() { ["exit-code"] = "1" },
            Options = options => options with { OnFailure = Pipelines.Definitions.OnFailure.ReturnAll },
        },
        new("one of two side by side fails, the other returns", RolledBack)
        {
            Services = [Shop.Backend, Shop.Frontend with { After = [] }], Rehearses = Shop.Frontend, Labels = new() { ["exit-code"] = "1" },
            Options = options => options with { OnFailure = Pipelines.Definitions.OnFailure.ReturnAll },
        },
    ];

    /// <summary>A refusal for lack of a permission.</summary>
    public static SandboxFault Denied(World world, string operation) =>
        world.When(operation, () => true) with { Code = "AccessDeniedException", Message = $"User: arn:aws:iam::333333333333:user/ci is not authorized to perform: ecs:{operation}" };

    /// <summary>Changes each record of a list in an answer.</summary>
    public static void Each(JsonObject answer, string list, Action<JsonObject> change)
    {
        foreach (var one in answer[list]?.AsArray() ?? [])
        {
            change(one!.AsObject());
        }
    }

    private static Action<JsonObject> Controller(string type) => service => service["deploymentController"] = new JsonObject { ["type"] = type };

    private static void Pause(JsonObject answer) => Each(answer, "serviceDeployments", one => one["lifecycleHookDetails"] = Hook("PAUSE"));

    private static void CallHook(JsonObject answer) => Each(answer, "serviceDeployments", one => one["lifecycleHookDetails"] = Hook("AWS_LAMBDA"));

    private static JsonArray Hook(string type) => new(new JsonObject { ["hookId"] = "h", ["targetType"] = type, ["status"] = "AWAITING_ACTION" });

    /// <summary>Somebody stops the deployment, with a rollback.</summary>
    public static Task StopAsync(World world) => world.AsOtherAsync(async other =>
    {
        var service = (await other.DescribeServicesAsync(new() { Cluster = "shop", Services = ["backend"] })).Services[0];
        await other.StopServiceDeploymentAsync(new() { ServiceDeploymentArn = service.CurrentServiceDeployment, StopType = "ROLLBACK" });
    });

    private static Task DesireAsync(World world, int count) => world.AsOtherAsync(other => other.UpdateServiceAsync(new() { Cluster = "shop", Service = "backend", DesiredCount = count }));

    // The SDK tries again; what it cannot mend, the deployment does.
    private static IReadOnlyList<Scenario> Cut(string what, Func<int, Func<World, IEnumerable<SandboxFault>>> faults) =>
        [.. Enumerable.Range(1, 20).Select(number => new Scenario($"the {what} of call {number} is lost", Succeeded) { Retries = 2, Faults = faults(number) })];
}
