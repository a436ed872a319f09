using System.Text.Json.Nodes;
using CsCheck;
using Pipelines.Clients.Aws;
using Pipelines.Engines.Releases;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

public sealed class ReleaseTagsTests
{
    private const int MostTags = 50, MostKey = 128, MostValue = 256;

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Revision Commit = new(new string('c', 40));

    private static readonly Gen<Origin> Origins = Gen.Select(
        Gen.Char["0123456789abcdef"].Array[40], Gen.String[Gen.Char["abz019-."], 0, 12], Gen.String[Gen.Char["aZ9_.:/@=+- "], 0, 256], Gen.String[Gen.Char["aZ9:/."], 0, 600], Gen.Long[-1, 100000],
        (commit, changes, by, pipeline, number) => new Origin(new(new string(commit), changes.Length == 0 ? null : changes), by)
        {
            Pipeline = pipeline.Length == 0 ? null : pipeline,
            PipelineNumber = number < 0 ? null : number,
        });

    [Fact]
    public void Tell_where_a_revision_came_from_and_back() => Origins.Sample(origin => Assert.Equal(origin, ReleaseTags.OriginOf(Allowed(ReleaseTags.Of(origin)))));

    [Fact]
    public void Tell_a_release_and_back()
    {
        var members = new Dictionary<string, string> { ["backend"] = "shop-backend:7", ["frontend"] = "custom-family:9" };
        var origin = new Origin(Commit, "ann") { Pipeline = "https://gitlab.example/shop/-/pipelines/1042", PipelineNumber = 42 };
        var tags = Allowed(new Dictionary<string, string>([
            .. ReleaseTags.Of(origin),
            .. ReleaseTags.OfCarrier("shop", members, new Dictionary<string, Digest> { ["shop"] = Shop.Digest }, "shop-frontend:8"),
            .. ReleaseTags.OfProof(Noon),
            .. ReleaseTags.OfRun(Noon.AddHours(1), "bob"),
        ]));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["pipelines:commit"] = Commit.ToString(),
                ["pipelines:by"] = "ann",
                ["pipelines:pipeline"] = "https://gitlab.example/shop/-/pipelines/1042",
                ["pipelines:pipeline-iid"] = "42",
                ["pipelines:services"] = "backend:7+frontend=custom-family:9",
                ["pipelines:images"] = $"shop@{Shop.Digest}",
                ["pipelines:follows"] = "shop-frontend:8",
                ["pipelines:released"] = "2026-11-23T12:00:00Z",
                ["pipelines:since"] = "2026-11-23T13:00:00Z",
                ["pipelines:since-by"] = "bob",
            },
            tags);
        var release = Read(tags)!;
        Assert.Equal("shop-frontend:8", ReleaseTags.FollowedBy(tags));
        Assert.True(ReleaseTags.IsProven(tags));
        Assert.Equal((origin, "backend:7", Noon, Noon.AddHours(1), "bob"), (release.Origin, release.Id, release.Released, release.Since, release.SinceBy));
        Assert.Equal(members, release.Members);
        Assert.Equal(Shop.Digest, release.Images["shop"]);
    }

    [Fact]
    public void Have_room_for_five_hundred_services()
    {
        var members = Enumerable.Range(0, 500).ToDictionary(number => $"service-{number}", number => $"shop-service-{number}:{number + 1}");

        var tags = Allowed(new Dictionary<string, string>([
            .. ReleaseTags.Of(new Origin(Commit, "ann") { PipelineNumber = 1 }),
            .. ReleaseTags.OfCarrier("shop", members, new Dictionary<string, Digest> { ["shop"] = Shop.Digest }, "shop-service-499:499"),
        ]));

        Assert.Equal(members.Append(KeyValuePair.Create("backend", "shop-backend:7")).ToDictionary(), Read(tags)!.Members);
    }

    [Fact]
    public void Keep_to_what_AWS_allows_whoever_deploys()
    {
        var origin = new Origin(Commit, "arn:aws:sts::333333333333:assumed-role/a,b/zoë*" + new string('x', 300));

        Assert.Equal(("arn:aws:sts::333333333333:assumed-role/a_b/zoë_" + new string('x', 300))[..256], Allowed(ReleaseTags.Of(origin))["pipelines:by"]);
    }

    [Theory]
    [InlineData("pipelines:commit", "c0ffee")]
    [InlineData("pipelines:released", "yesterday")]
    [InlineData("pipelines:services", "frontend")]
    [InlineData("pipelines:services", "frontend:7+frontend:8")]
    [InlineData("pipelines:images", "shop@sha256:0")]
    [InlineData("pipelines:images", "")]
    public void Are_no_release_when_somebody_changed_them(string key, string value)
    {
        var tags = new Dictionary<string, string>([
            .. ReleaseTags.Of(new(Commit, "ann")),
            .. ReleaseTags.OfCarrier("shop", new Dictionary<string, string> { ["frontend"] = "shop-frontend:7" }, new Dictionary<string, Digest> { ["shop"] = Shop.Digest }, null),
        ]);
        Assert.NotNull(Read(tags));

        Assert.Null(Read(new Dictionary<string, string>(tags) { [key] = value }));
    }

    private static Release? Read(IReadOnlyDictionary<string, string> tags) =>
        ReleaseTags.Read(Shop.Application, Shop.Backend, new EcsTaskDefinition("arn:aws:ecs:eu-west-1:333333333333:task-definition/shop-backend:7", new JsonObject()) { Tags = tags });

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html#tag-restrictions
    private static IReadOnlyDictionary<string, string> Allowed(IReadOnlyDictionary<string, string> tags)
    {
        Assert.True(tags.Count <= MostTags, $"{tags.Count} tags");
        Assert.All(tags, tag =>
        {
            Assert.InRange(tag.Key.Length, 1, MostKey);
            Assert.InRange(tag.Value.Length, 0, MostValue);
            Assert.Matches(@"^[\p{L}\p{N}_.:/=+\-@ ]*$", tag.Key + tag.Value);
        });
        return tags;
    }
}
