using Pipelines.Engines.Deployment.Containers;
using Pipelines.Tests.Clients.Processes;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Applying;

/// <summary>A run that is cancelled while it waits.</summary>
public sealed class CancelTests : IDisposable
{
    private readonly ScriptedEcs _ecs = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose() => _ecs.Dispose();

    [Fact]
    public async Task Lets_ECS_put_back_what_ran_when_asked()
    {
        await CancelAsync();

        Assert.Single(_ecs.Bodies("StopServiceDeployment"));
        Assert.Equal("""{"serviceDeploymentArn":"arn:aws:ecs:eu-west-1:333333333333:service-deployment/shop/backend/new","stopType":"ROLLBACK"}""", _ecs.Bodies("StopServiceDeployment")[0].ToJsonString());
        Assert.Equal("backend: ECS puts back what ran before", _log.Lines[^1]);
    }

    [Fact]
    public async Task Says_what_remains_when_ECS_refuses()
    {
        _ecs.Denied.Add("StopServiceDeployment");

        await CancelAsync();

        Assert.StartsWith("warning: backend: the deployment cannot be stopped, and goes on: Cannot stop the service deployment (shop/backend/new, eu-west-1): ", _log.Lines[^2], StringComparison.Ordinal);
        Assert.StartsWith("warning: Nobody waits any more; the deployment goes on in ECS.", _log.Lines[^1], StringComparison.Ordinal);
    }

    private async Task CancelAsync()
    {
        _ecs.Add("backend", Definition(Shop.OtherDigest));
        _ecs.Statuses["backend"] = ["IN_PROGRESS"];
        var pause = TimeSpan.FromMilliseconds(1);
        var verb = new Verb(_ecs.Client, _log, TimeProvider.System, new() { RollbackOnCancel = true, FirstPause = pause, LongestPause = pause, PauseNearTheEnd = pause });
        var application = Shop.Application with { Services = [Shop.Backend] };
        var plan = await verb.PlanAsync(application, Shop.Uat, [new TaskDefinitionInput(Shop.Backend, "shop-backend", Shop.Reference(), Definition(Shop.Digest))], End);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(End);
        var applied = verb.ApplyAsync(plan, stop.Token);
        while (!applied.IsCompleted && !_log.Lines.Contains("backend: 0 of 1 running"))
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => applied);
    }

    private static System.Text.Json.Nodes.JsonObject Definition(Pipelines.Values.Digest digest) =>
        Shop.Json($$"""{ "family": "shop-backend", "containerDefinitions": [{ "name": "backend", "image": "{{Shop.Reference(digest)}}" }] }""");
}
