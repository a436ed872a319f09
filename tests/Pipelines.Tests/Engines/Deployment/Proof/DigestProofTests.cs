using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Proof;
using Pipelines.Testing;
using Pipelines.Tests.Engines.Deployment.Permissions;
using Pipelines.Tests.Engines.Releases;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Proof;

public sealed class DigestProofTests
{
    private const string Revision = "arn:aws:ecs:eu-west-1:333333333333:service-revision/shop/backend/1", Definition = "arn:aws:ecs:eu-west-1:333333333333:task-definition/shop-backend:7";

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_had_from_the_sandbox()
    {
        await using var shop = await SandboxShop.StartAsync();
        await shop.DeployAsync('a');

        var proofs = await DigestProof.OfAsync(shop.Ecs, [await shop.ClaimAsync(Shop.Backend, 'a'), await shop.ClaimAsync(Shop.Frontend, 'b')], End);

        Assert.Equal([DigestResult.Same, DigestResult.Other], proofs.Select(proof => proof.Result));
        Assert.Equal($"ECS has recorded {SandboxShop.DigestOf('a')}, and {SandboxShop.DigestOf('b')} was deployed", proofs[1].Text);
    }

    [Fact]
    public async Task Stands_below_the_verdict_for_all_services_by_one_call()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);

        var shown = ResultText.Show(await shop.DeployAsync('a'));

        var digest = SandboxShop.DigestOf('a').Short;
        Assert.Equal(
            [
                $"backend: succeeded (shop-backend:2, {digest})", $"  proven: ECS has recorded {digest}, the digest that was deployed",
                $"frontend: succeeded (shop-frontend:2, {digest})", $"  proven: ECS has recorded {digest}, the digest that was deployed",
            ],
            shown);
        Assert.Equal(1, calls.Count("ecs:DescribeServiceRevisions"));

        await shop.DeployAsync('a');
        Assert.Equal(1, calls.Count("ecs:DescribeServiceRevisions"));
    }

    [Theory]
    [InlineData("""{ "containerName": "backend", "imageDigest": "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }""", "Same", "ECS has recorded sha256:aaaaaaaaaaaa, the digest that was deployed")]
    [InlineData("""{ "containerName": "proxy", "imageDigest": "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }""", "Unknown", "ECS has recorded no digest for the container")]
    [InlineData("""{ "containerName": "backend" }""", "Unknown", "ECS has recorded no digest for the container")]
    public async Task Is_what_ECS_has_recorded_of_the_service_s_own_container(string image, string result, string text)
    {
        var proof = await OfAsync(ScriptedAnswer.Json($$"""{ "serviceRevisions": [{ "serviceRevisionArn": "{{Revision}}", "taskDefinition": "{{Definition}}", "containerImages": [{{image}}] }] }"""));

        Assert.Equal((result, text), (proof.Result.ToString(), proof.Text));
    }

    [Fact]
    public async Task Fails_when_another_definition_ran()
    {
        var proof = await OfAsync(ScriptedAnswer.Json($$"""{ "serviceRevisions": [{ "serviceRevisionArn": "{{Revision}}", "taskDefinition": "arn:aws:ecs:eu-west-1:333333333333:task-definition/shop-backend:6" }] }"""));

        Assert.Equal((DigestResult.Other, "ECS has recorded shop-backend:6, and shop-backend:7 was deployed"), (proof.Result, proof.Text));
    }

    [Fact]
    public async Task Is_unknown_when_ECS_does_not_tell()
    {
        Assert.Equal("ECS shows no revision of the service, so it does not tell which digest ran", (await OfAsync(ScriptedAnswer.Json($$"""{ "failures": [{ "arn": "{{Revision}}", "reason": "MISSING" }] }"""))).Text);
        Assert.Equal(
            "these credentials may not call ecs:DescribeServiceRevisions, so ECS does not tell which digest ran",
            (await OfAsync(ScriptedAnswer.Json("""{"__type":"AccessDeniedException","message":"no"}""", 400))).Text);
        Assert.Equal(DigestResult.Unknown, (await OfAsync(ScriptedAnswer.Json("""{"__type":"ServerException","message":"no"}""", 500))).Result);
    }

    private static async Task<DigestProof> OfAsync(ScriptedAnswer answer)
    {
        using var server = ScriptedServer.Answering(_ => answer);
        using var ecs = new EcsClient(AwsAccess.WithKey("eu-west-1", "AKIDEXAMPLE", new Secret("key")) with { Endpoint = server.Address, Retries = 0 });
        return Assert.Single(await DigestProof.OfAsync(ecs, [new(Shop.Backend, Revision, Definition, Shop.Reference())], End));
    }
}
