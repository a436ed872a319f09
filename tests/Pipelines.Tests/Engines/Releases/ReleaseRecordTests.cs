using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Releases;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Tests.Engines.Deployment.Applying;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Releases;

public sealed class ReleaseRecordTests : IDisposable
{
    private static readonly Origin Ann = new(new(new string('a', 40)), "ann") { PipelineNumber = 7 }, Bob = new(new(new string('b', 40)), "bob");

    private readonly ScriptedEcs _ecs = new();
    private readonly RecordedLog _log = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose() => _ecs.Dispose();

    [Fact]
    public async Task Costs_no_call_of_its_own_and_is_a_release_when_it_runs_well()
    {
        Both(Shop.OtherDigest);

        await DeployAsync(Ann);

        Assert.Equal(["RegisterTaskDefinition shop-backend", "RegisterTaskDefinition shop-frontend", "UpdateService backend", "UpdateService frontend"], _ecs.Writes);
        Assert.Equal(
            """[{"key":"pipelines:by","value":"ann"},{"key":"pipelines:commit","value":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},{"key":"pipelines:pipeline-iid","value":"7"}]""",
            _ecs.Bodies("RegisterTaskDefinition")[0]["tags"]!.ToJsonString());
        Assert.Empty((await ReadAsync()).Releases);
        Finish();
        var history = await ReadAsync();
        Assert.Equal(("frontend:8", Ann, "ann"), (history.Current!.Id, history.Current.Origin, history.Current.SinceBy));
        Assert.Equal(new Dictionary<string, string> { ["backend"] = "shop-backend:7", ["frontend"] = "shop-frontend:8" }, history.Current.Members);
        Assert.Contains("recorded with the tags of shop-frontend:8", _log.Lines);
    }

    [Fact]
    public async Task Remembers_what_ran_well_by_what_came_after_it_and_forgets_what_failed()
    {
        Both(Shop.OtherDigest);
        await DeployAsync(Ann);
        Finish();
        await DeployAsync(Bob, frontendMemory: "1024");
        foreach (var service in _ecs.Services.Values)
        {
            service["deployments"]![0]!["rolloutState"] = "FAILED";
        }

        Assert.Equal(["frontend:8"], (await ReadAsync()).Releases.Select(release => release.Id));

        await DeployAsync(Ann, frontendMemory: "2048");
        Finish();

        Assert.Equal(["frontend:10", "frontend:8"], (await ReadAsync()).Releases.Select(release => release.Id));
        Assert.DoesNotContain("TagResource", _ecs.Operations);
    }

    [Fact]
    public async Task Says_that_there_is_more_than_it_looked_at()
    {
        Both(Shop.OtherDigest);
        await DeployAsync(Ann);
        Finish();

        var history = await new ReleaseRecord(_ecs.Client, _log, _time).ReadAsync(Shop.Application, Shop.Uat, most: 1, End);

        Assert.Equal("frontend:8", history.Current!.Id);
        Assert.Contains("backend has more revisions than the newest 1; releases of older ones are not looked for.", _log.Lines);
    }

    [Fact]
    public async Task Is_not_written_again_when_nothing_changed()
    {
        Both(Shop.OtherDigest);
        await DeployAsync(Ann);
        Finish();
        var writes = _ecs.Writes.Count;

        await DeployAsync(Bob);

        Assert.Equal(writes, _ecs.Writes.Count);
        Assert.Equal("ann", Assert.Single((await ReadAsync()).Releases).SinceBy);
    }

    [Fact]
    public async Task Is_written_later_when_it_could_not_be_at_first()
    {
        Both(Shop.Digest);
        _ecs.Denied.Add("TagResource");

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => DeployAsync(Ann));

        Assert.StartsWith(
            "Cannot record the release (shop in uat): it was deployed and runs, and no rollback will find it: Cannot tag the ECS resource (shop-backend:6, eu-west-1): "
            + "arn:aws:iam::333333333333:user/ann may not ecs:TagResource:",
            refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Allow ecs:TagResource, and run the deployment again: it changes nothing, and records it.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        Assert.Empty((await ReadAsync()).Releases);

        _ecs.Denied.Clear();
        await DeployAsync(Ann);

        Assert.Equal("backend:6", (await ReadAsync()).Current!.Id);
        Assert.Equal(["TagResource shop-backend:6"], _ecs.Writes.TakeLast(1));
    }

    [Fact]
    public async Task Is_carried_by_the_service_that_is_new_when_the_others_stay()
    {
        Both(Shop.OtherDigest);
        await DeployAsync(Ann);
        Finish();
        _time.Advance(TimeSpan.FromHours(1));

        await DeployAsync(Bob, frontendMemory: "1024");
        Finish();

        var history = await ReadAsync();
        Assert.Equal(["frontend:9", "frontend:8"], history.Releases.Select(release => release.Id));
        Assert.Equal(new Dictionary<string, string> { ["backend"] = "shop-backend:7", ["frontend"] = "shop-frontend:9" }, history.Current!.Members);
        Assert.Equal(Bob, history.Current.Origin);
    }

    [Fact]
    public async Task Tells_who_returned_to_a_release_and_when()
    {
        Both(Shop.OtherDigest);
        await DeployAsync(Ann);
        Finish();
        var first = (await ReadAsync()).Current!;
        await DeployAsync(Bob, Shop.OtherDigest);
        Finish();
        _time.Advance(TimeSpan.FromHours(1));

        await DeployAsync(Bob, registered: first);

        Finish();
        Assert.Equal(["TagResource shop-frontend:10", "UpdateService backend", "UpdateService frontend", "TagResource shop-frontend:8"], _ecs.Writes.TakeLast(4));
        var history = await ReadAsync();
        Assert.Equal(["frontend:10", "frontend:8"], history.Releases.Select(release => release.Id));
        Assert.Equal(("frontend:8", Ann, "bob", _time.GetUtcNow()), (history.Current!.Id, history.Current.Origin, history.Current.SinceBy, history.Current.Since));
        Assert.Equal(first.Released, history.Current.Released);
        Assert.Contains("release frontend:8 (aaaaaaaa) runs again", _log.Lines);
    }

    [Fact]
    public async Task Gives_a_revision_that_others_registered_its_origin()
    {
        Both(Shop.Digest);

        await DeployAsync(Ann);

        Assert.Equal(["TagResource shop-backend:6"], _ecs.Writes);
        Assert.Equal(Ann, (await ReadAsync()).Current!.Origin);
    }

    [Fact]
    public async Task Leaves_out_and_names_tags_that_somebody_changed()
    {
        Both(Shop.Digest);
        await DeployAsync(Ann);
        _ecs.Tags[ScriptedEcs.Arn("shop-backend", 6)]["pipelines:services"] = "nonsense";

        Assert.Empty((await ReadAsync()).Releases);
        Assert.Contains("warning: shop-backend:6 is tagged as a release, and its tags cannot be read; it is left out.", _log.Lines);
    }

    private void Both(Digest digest)
    {
        _ecs.Add("backend", Definition("backend", digest));
        _ecs.Add("frontend", Definition("frontend", digest));
        _ecs.Statuses["backend"] = _ecs.Statuses["frontend"] = ["SUCCESSFUL"];
    }

    private void Finish()
    {
        foreach (var service in _ecs.Services.Values)
        {
            service["deployments"]![0]!["rolloutState"] = "COMPLETED";
        }
    }

    private static JsonObject Definition(string service, Digest digest, string memory = "512") => Shop.Json(
        $$"""{ "family": "shop-{{service}}", "memory": "{{memory}}", "containerDefinitions": [{ "name": "{{service}}", "image": "{{Shop.Reference(digest)}}" }] }""");

    private Task<ReleaseHistory> ReadAsync() => new ReleaseRecord(_ecs.Client, _log, _time).ReadAsync(Shop.Application, Shop.Uat, ReleaseRecord.SomeRevisions, End);

    private async Task DeployAsync(Origin origin, Digest? digest = null, string frontendMemory = "512", Release? registered = null)
    {
        var pause = TimeSpan.FromMilliseconds(1);
        var verb = new Verb(_ecs.Client, _log, TimeProvider.System, new() { FirstPause = pause, LongestPause = pause, PauseNearTheEnd = pause });
        var inputs = new List<TaskDefinitionInput>();
        foreach (var service in Shop.Application.Services)
        {
            var json = Definition(service.Name, digest ?? Shop.Digest, service == Shop.Frontend ? frontendMemory : "512");
            inputs.Add(new(service, $"shop-{service}", Shop.Reference(digest), json)
            {
                Tags = ReleaseTags.Of(origin),
                Registered = registered is null ? null : await _ecs.Client.FindTaskDefinitionAsync(registered.Members[service.Name], End),
            });
        }

        var record = new ReleaseRecord(_ecs.Client, _log, _time);
        var plan = ReleaseRecord.Carry(await verb.PlanAsync(Shop.Application, Shop.Uat, inputs, End));
        if (registered is not null)
        {
            await record.ProveAsync(await ReadAsync(), End);
        }

        var result = await verb.ApplyAsync(plan, End);
        Assert.Equal(0, result.ExitCode);
        await record.WriteAsync(plan, result, origin, End);
    }
}
