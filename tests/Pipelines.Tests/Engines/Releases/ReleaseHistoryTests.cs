using Pipelines.Engines.Releases;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

public sealed class ReleaseHistoryTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    // a1…, b2…, c3…: three commits, released one after the other.
    private static readonly Release First = Of(2, "a1", 'a'), Second = Of(3, "b2", 'b'), Third = Of(4, "c3", 'c');

    [Theory]
    [InlineData(4, "backend:3")]
    [InlineData(3, "backend:2")]
    public void Returns_to_the_release_before_what_runs(int running, string expected) => Assert.Equal(expected, Running(running, running).Target(null).Id);

    [Fact]
    public void Refuses_when_there_is_none_before() => Refuses(
        Running(2, 2), null,
        "Cannot roll back (shop in uat): there is no release before backend:2, which runs. Name one by '--to':"
        + "\nbackend:4, commit c3c3c3c3, released 2026-11-23 12:00Z\nbackend:3, commit b2b2b2b2, released 2026-11-23 11:00Z\nbackend:2, commit a1a1a1a1, released 2026-11-23 10:00Z, runs");

    [Fact]
    public void Refuses_when_there_is_none_at_all()
    {
        var none = Running(1, 1) with { Releases = [] };

        Refuses(none, null, "Cannot roll back (shop in uat): there is no release yet. A deployment that succeeds makes one: 'Deploy --env uat'.");
        Refuses(none, "backend:2", "Cannot roll back (shop in uat): there is no release 'backend:2'. A deployment that succeeds makes one: 'Deploy --env uat'.");
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    public void Returns_from_a_failed_deployment_to_what_ran_last(int backend, int frontend) => Assert.Equal("backend:4", Running(backend, frontend).Target(null).Id);

    [Fact]
    public void Returns_from_a_failed_deployment_not_to_what_was_rolled_back_before()
    {
        var returned = First with { Since = Monday.AddHours(9), SinceBy = "bob" };

        Assert.Equal("backend:2", (Running(5, 5) with { Releases = [Third, Second, returned] }).Target(null).Id);
    }

    [Theory]
    [InlineData("backend:3")]
    [InlineData("shop-frontend:3")]
    [InlineData("b2b2b2b")]
    [InlineData("b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2")]
    [InlineData("sha256:bbbbbbb")]
    public void Finds_a_release_by_what_is_known_of_it(string to) => Assert.Equal("backend:3", Running(4, 4).Target(to).Id);

    [Fact]
    public void Takes_the_newest_release_of_a_commit()
    {
        var again = Second with { Carrier = "again", Id = "backend:9" };

        Assert.Equal("backend:9", (Running(4, 4) with { Releases = [again, Third, Second] }).Target("b2b2b2b2").Id);
    }

    [Fact]
    public void Refuses_a_commit_that_was_never_released() => Refuses(
        Running(4, 4) with { Releases = [Third] }, "0123456789",
        "Cannot roll back (shop in uat): there is no release '0123456789'. Name one of these by '--to', or deploy that commit:\nbackend:4, commit c3c3c3c3, released 2026-11-23 12:00Z, runs");

    [Fact]
    public void Refuses_what_may_be_two_commits()
    {
        var twin = Second with { Id = "backend:9", Origin = new(new("b2b2b2b" + new string('0', 33)), "ann") };

        Refuses(
            Running(4, 4) with { Releases = [twin, Third, Second] }, "b2b2b2b",
            "Cannot roll back (shop in uat): 'b2b2b2b' may be backend:9 (b2b2b2b0) or backend:3 (b2b2b2b2). Write more of it, or the release's id.");
    }

    [Theory]
    [InlineData("b2")]
    [InlineData("staging")]
    [InlineData("")]
    public void Refuses_what_names_no_release(string to)
    {
        var refused = Assert.Throws<DefinitionException>(() => Running(4, 4).Target(to));

        Assert.Equal(
            $"--to {to}: a commit (7 hex digits or more), a digest or a release was expected. Write one such as '3f2a91c0', 'sha256:0a1b2c3d' or 'backend:7'; 'Releases' lists them.",
            refused.Message);
    }

    [Fact]
    public void Does_not_count_services_that_are_gone()
    {
        var older = Third with { Members = new Dictionary<string, string>(Third.Members) { ["worker"] = "shop-worker:1" } };

        Assert.Equal(older, (Running(4, 4) with { Releases = [older] }).Current);
    }

    [Fact]
    public void Shows_the_releases_newest_first() => Assert.Equal(
        [
            "release    commit    image                released           by   pipeline",
            "backend:4  c3c3c3c3  sha256:cccccccccccc  2026-11-23 12:00Z  ann  https://gitlab.example/4",
            "backend:3  b2b2b2b2  sha256:bbbbbbbbbbbb  2026-11-23 11:00Z  ann  https://gitlab.example/3",
            "backend:2  a1a1a1a1  sha256:aaaaaaaaaaaa  2026-11-23 10:00Z  ann  https://gitlab.example/2  runs since 2026-11-23 17:00Z by user/bob",
        ],
        ReleasesText.Show(Running(2, 2) with { Releases = [Third, Second, First with { Since = Monday.AddHours(9), SinceBy = "arn:aws:iam::333333333333:user/bob" }] }));

    [Fact]
    public void Says_when_what_runs_is_no_release() => Assert.Equal("What runs is none of them.", ReleasesText.Show(Running(5, 4))[^1]);

    private static Release Of(int revision, string commit, char digest) => new(
        $"arn:{revision}", $"backend:{revision}", new(new(string.Concat(Enumerable.Repeat(commit, 20))), "ann") { Pipeline = $"https://gitlab.example/{revision}" })
    {
        Members = new Dictionary<string, string> { ["backend"] = $"shop-backend:{revision}", ["frontend"] = $"shop-frontend:{revision}" },
        Images = new Dictionary<string, Digest> { ["shop"] = Digest.Parse("sha256:" + new string(digest, 64)) },
        Released = Monday.AddHours(revision),
        Since = Monday.AddHours(revision),
        SinceBy = "ann",
        RegisteredAt = Monday.AddHours(revision),
    };

    private static ReleaseHistory Running(int backend, int frontend) => new(Shop.Application, Shop.Uat)
    {
        Releases = [Third, Second, First],
        Running = new Dictionary<string, string> { ["backend"] = $"shop-backend:{backend}", ["frontend"] = $"shop-frontend:{frontend}" },
    };

    private static void Refuses(ReleaseHistory history, string? to, string expected)
    {
        var refused = Assert.Throws<ExecutionException>(() => history.Target(to));

        Assert.Equal((expected, 14), (refused.Message, refused.ExitCode));
    }
}
