using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Applying;

/// <summary>Updates whose answer says less than it seems to.</summary>
public sealed class DoubtfulUpdateTests : IDisposable
{
    private readonly ScriptedEcs _ecs = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose() => _ecs.Dispose();

    [Fact]
    public async Task A_failed_deployment_that_does_not_begin_again_is_no_success()
    {
        var service = _ecs.Add("backend", Definition("backend", Shop.Digest));
        service["deployments"]![0]!["rolloutState"] = "FAILED";
        _ecs.IgnoresUpdates = true;

        var result = await RunAsync(Shop.Backend);

        Assert.Equal(11, result.ExitCode);
        Assert.Equal(
            ["backend: never started (shop-backend:6, sha256:aaaaaaaaaaaa)", "  cause: ECS accepted the definition and shows no deployment of it. Look at the service, and run it again."],
            ResultText.Show(result));
    }

    [Fact]
    public async Task A_new_definition_that_ECS_does_not_begin_is_no_success()
    {
        _ecs.Add("backend", Definition("backend", Shop.OtherDigest));
        _ecs.IgnoresUpdates = true;

        Assert.Equal(11, (await RunAsync(Shop.Backend)).ExitCode);
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_is_found_and_watched()
    {
        _ecs.Add("backend", Definition("backend", Shop.OtherDigest));
        _ecs.Unanswered.Add("UpdateService");
        _ecs.Statuses["backend"] = ["IN_PROGRESS", "SUCCESSFUL"];

        var result = await RunAsync(Shop.Backend);

        Assert.Equal(["backend: succeeded (shop-backend:7, sha256:aaaaaaaaaaaa)", ScriptedEcs.NotProven], ResultText.Show(result));
        // The SDK may have sent the update again; that changes nothing, a second registration would.
        Assert.Single(_ecs.Writes, "RegisterTaskDefinition shop-backend");
    }

    [Fact]
    public async Task A_refused_update_is_refused_in_the_words_of_ECS()
    {
        _ecs.Add("backend", Definition("backend", Shop.OtherDigest));
        _ecs.Denied.Add("UpdateService");

        var result = await RunAsync(Shop.Backend);

        Assert.Equal(14, result.ExitCode);
        Assert.StartsWith("  cause: Cannot update the ECS service (backend of cluster shop, eu-west-1): ", ResultText.Show(result)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_wave_that_cannot_be_read_leaves_the_verdict_on_the_earlier_one()
    {
        _ecs.Add("backend", Definition("backend", Shop.OtherDigest));
        _ecs.Add("frontend", Definition("frontend", Shop.OtherDigest));
        _ecs.Statuses["backend"] = ["SUCCESSFUL"];
        var plan = await PlanAsync([Shop.Backend, Shop.Frontend]);
        _ecs.When["SUCCESSFUL"] = _ => _ecs.DeniedAfter("DescribeServices", 1);

        var result = await Run().ApplyAsync(plan, End);

        // Refused would say that nothing at all has changed.
        Assert.Equal((Outcome.Succeeded, Outcome.NeverStarted), (result.Services[0].Verdict.Outcome, result.Services[1].Verdict.Outcome));
        Assert.StartsWith("Cannot look at the ECS services", result.Services[1].Reason, StringComparison.Ordinal);
        Assert.Equal(["RegisterTaskDefinition shop-backend", "RegisterTaskDefinition shop-frontend", "UpdateService backend"], _ecs.Writes);
    }

    private static JsonObject Definition(string service, Digest digest) => Shop.Json(
        $$"""{ "family": "shop-{{service}}", "containerDefinitions": [{ "name": "{{service}}", "image": "{{Shop.Reference(digest)}}" }] }""");

    private Verb Run()
    {
        var pause = TimeSpan.FromMilliseconds(1);
        return new(_ecs.Client, new RecordedLog(), TimeProvider.System, new() { FirstPause = pause, LongestPause = pause, PauseNearTheEnd = pause, PauseInDoubt = pause, Patience = TimeSpan.FromMilliseconds(50) });
    }

    private Task<DeploymentPlan> PlanAsync(IReadOnlyList<Service> services) => Run().PlanAsync(
        Shop.Application with { Services = services },
        Shop.Uat,
        [.. services.Select(service => new TaskDefinitionInput(service, $"shop-{service}", Shop.Reference(), Definition(service.Name, Shop.Digest)))],
        End);

    private async Task<DeploymentResult> RunAsync(params Service[] services) => await Run().ApplyAsync(await PlanAsync(services), End);
}
