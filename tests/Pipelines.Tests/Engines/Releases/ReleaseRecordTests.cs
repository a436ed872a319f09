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
    public async Task Is_written_in_one_call_after_success_and_its_origin_with_the_registration()
    {
        Both(Shop.OtherDigest);

        await DeployAsync(Ann);

        Assert.Equal(
            ["RegisterTaskDefinition shop-backend", "UpdateService backend", "RegisterTaskDefinition shop-frontend", "UpdateService frontend", "TagResource shop-backend:7"],
            _ecs.Writes);
        Assert.Equal(
            """[{"key":"pipelines:by","value":"ann"},{"key":"pipelines:commit","value":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},{"key":"pipelines:pipeline-iid","value":"7"}]""",
            _ecs.Bodies("RegisterTaskDefinition")[0]["tags"]!.ToJsonString());
        var history = await ReadAsync();
        Assert.Equal(("backend:7", Ann, "ann"), (history.Current!.Id, history.Current.Origin, history.Current.SinceBy));
        Assert.Equal(new Dictionary<string, string> { ["backend"] = "shop-backend:7", ["frontend"] = "shop-frontend:8" }, history.Current.Members);
        Assert.Contains("recorded as a release, with the tags of shop-backend:7", _log.Lines);
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
        Both(Shop.OtherDigest);
        _ecs.Denied.Add("TagResource");

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => DeployAsync(Ann));

        Assert.StartsWith(
            "Cannot record the release (shop in uat): it was deployed and runs, and no rollback will find it: Cannot tag the ECS resource (shop-backend:7, eu-west-1): "
            + "arn:aws:iam::333333333333:user/ann may not ecs:TagResource:",
            refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Allow ecs:TagResource, and run the deployment again: it changes nothing, and records it.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        Assert.Empty((await ReadAsync()).Releases);

        _ecs.Denied.Clear();
        Finish();
        await DeployAsync(Ann);

        Assert.Equal("backend:7", (await ReadAsync()).Current!.Id);
        Assert.Equal("TagResource shop-backend:7", _ecs.Writes[^1]);
    }

    [Fact]
    public async Task Is_carried_by_the_first_service_that_is_new_when_the_others_stay()
    {
        Both(Shop.OtherDigest);
        await DeployAsync(Ann);
        Finish();
        _time.Advance(TimeSpan.FromHours(1));

        await DeployAsync(Bob, frontendMemory: "1024");

        var history = await ReadAsync();
        Assert.Equal(["frontend:9", "backend:7"], history.Releases.Select(release => release.Id));
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

        Assert.Equal(["UpdateService backend", "UpdateService frontend", "TagResource shop-backend:7"], _ecs.Writes.TakeLast(3));
        var history = await ReadAsync();
        Assert.Equal(2, history.Releases.Count);
        Assert.Equal(("backend:7", Ann, "bob", first.Released.AddHours(1)), (history.Current!.Id, history.Current.Origin, history.Current.SinceBy, history.Current.Since));
        Assert.Equal(first.Released, history.Current.Released);
        Assert.Contains("release backend:7 (aaaaaaaa) runs again", _log.Lines);
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

    private Task<ReleaseHistory> ReadAsync() => new ReleaseRecord(_ecs.Client, _log, _time).ReadAsync(Shop.Application, Shop.Uat, End);

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

        var plan = await verb.PlanAsync(Shop.Application, Shop.Uat, inputs, End);
        var result = await verb.ApplyAsync(plan, End);
        Assert.Equal(0, result.ExitCode);
        await new ReleaseRecord(_ecs.Client, _log, _time).WriteAsync(plan, result, origin, End);
    }
}
