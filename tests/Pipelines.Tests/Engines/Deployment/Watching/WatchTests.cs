using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Watching;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Watching;

public class WatchTests
{
    private const string Ours = "ecs-svc/ours", Old = "shop:6", New = "shop:7", Arn = "arn:sd/new";

    private static readonly Former Former = new(Old, "ecs-svc/old", "arn:sd/old");

    [Theory]
    [InlineData("SUCCESSFUL", Outcome.Succeeded, Circumstance.None)]
    [InlineData("IN_PROGRESS SUCCESSFUL", Outcome.Succeeded, Circumstance.None)]
    [InlineData("ROLLBACK_IN_PROGRESS ROLLBACK_SUCCESSFUL", Outcome.RolledBack, Circumstance.None)]
    [InlineData("ROLLBACK_IN_PROGRESS SUCCESSFUL", Outcome.RolledBack, Circumstance.None)]
    [InlineData("ROLLBACK_FAILED", Outcome.RolledBack, Circumstance.RollbackFailed)]
    [InlineData("ROLLBACK_REQUESTED STOPPED", Outcome.RolledBack, Circumstance.None)]
    [InlineData("STOPPED STOPPED STOPPED STOPPED STOPPED", Outcome.NeverStarted, Circumstance.None)]
    public void Judges_by_the_service_deployment(string statuses, Outcome outcome, Circumstance circumstance)
    {
        var watch = statuses.Split(' ').Aggregate(New1(), (next, status) => next.Next(Look(new(Arn, status) { Requested = 1 }, Primary(Ours, New, "IN_PROGRESS", 0))));

        Assert.Equal(new Verdict(outcome, circumstance), watch.Verdict);
    }

    [Fact]
    public void Is_superseded_when_stopped_and_another_one_is_primary() =>
        Assert.Equal(new Verdict(Outcome.Superseded), New1().Next(Look(new(Arn, "STOPPED"), Primary("ecs-svc/theirs", "shop:9", "IN_PROGRESS", 0))).Verdict);

    [Fact]
    public void Says_nothing_running_when_none_was_requested() =>
        Assert.Equal(new Verdict(Outcome.Succeeded, Circumstance.NothingRunning), New1().Next(Look(new(Arn, "SUCCESSFUL") { Requested = 0 }, null)).Verdict);

    [Fact]
    public void Does_not_take_a_missing_count_for_none() =>
        Assert.Equal(new Verdict(Outcome.Succeeded), New1().Next(Look(new(Arn, "SUCCESSFUL"), null)).Verdict);

    [Fact]
    public void Stops_at_a_hook_that_waits_for_a_person() =>
        Assert.Equal(new Verdict(Outcome.TimedOut, Circumstance.Paused), New1().Next(Look(new(Arn, "IN_PROGRESS") { AwaitsAction = true }, null)).Verdict);

    [Fact]
    public void Ends_when_the_time_is_over_and_not_before()
    {
        var open = New1().Next(Look(new(Arn, "IN_PROGRESS"), null) with { At = TimeSpan.FromMinutes(29.9) });

        Assert.Null(open.Verdict);
        Assert.Equal(new Verdict(Outcome.TimedOut), open.Next(Look(new(Arn, "IN_PROGRESS"), null) with { At = TimeSpan.FromMinutes(30) }).Verdict);
    }

    [Theory]
    [InlineData("ecs-svc/ours shop:7 COMPLETED 1", 1, Outcome.Succeeded)]
    [InlineData("ecs-svc/ours shop:7 FAILED 0", 5, Outcome.NeverStarted)]
    [InlineData("ecs-svc/theirs shop:9 IN_PROGRESS 0", 5, Outcome.Superseded)]
    [InlineData("ecs-svc/back shop:6 COMPLETED 1", 5, Outcome.RolledBack)]
    [InlineData("ecs-svc/ours shop:7 - 1", 5, Outcome.Succeeded)]
    public void Judges_by_the_rollout_where_service_deployments_may_not_be_read(string primary, int looks, Outcome outcome)
    {
        var words = primary.Split(' ');
        var sighting = Look(null, Primary(words[0], words[1], words[2] == "-" ? null : words[2], words[3] == "1" ? 1 : 0)) with { Readable = false };
        var before = Enumerable.Repeat(sighting, looks - 1).Aggregate(New1(), (watch, look) => watch.Next(look));

        Assert.Null(before.Verdict);
        Assert.Equal(outcome, before.Next(sighting).Verdict?.Outcome);
    }

    [Fact]
    public void Does_not_believe_COMPLETED_while_tasks_are_missing() =>
        Assert.Null(New1().Next(Look(null, Primary(Ours, New, "COMPLETED", 0)) with { Readable = false }).Verdict);

    [Fact]
    public void Believes_that_a_service_deployment_is_missing_only_after_five_looks()
    {
        var absent = Look(null, Primary(Ours, New, "COMPLETED", 1));
        var four = Enumerable.Repeat(absent, 4).Aggregate(New1(), (watch, look) => watch.Next(look));

        Assert.Null(four.Verdict);
        Assert.Null(four.Fallback);
        Assert.Equal(FallbackReason.Missing, four.Next(absent).Fallback);
        Assert.Equal(new Verdict(Outcome.Succeeded), four.Next(absent).Verdict);
    }

    [Fact]
    public void Is_not_bound_to_the_service_deployment_that_was_there_before()
    {
        var binding = Binding.Of(New, Rollout(Ours, New, "IN_PROGRESS", 0), Former.ServiceDeployment, Former);

        Assert.Null(binding.ServiceDeployment);
        Assert.Equal(Arn, binding.Complete(Primary(Ours, New, "IN_PROGRESS", 0)).ServiceDeployment);
    }

    private static Watch New1() => new(Binding.Of(New, Rollout(Ours, New, "IN_PROGRESS", 0), Arn, Former), new DeploymentOptions());

    private static Sighting Look(ServiceDeploymentSighting? deployment, ServiceSighting? service) => new(TimeSpan.Zero, deployment, service);

    private static ServiceSighting Primary(string id, string definition, string? state, int running) => new(Arn, [Rollout(id, definition, state, running)]);

    private static RolloutSighting Rollout(string id, string definition, string? state, int running) => new(id, "PRIMARY", definition, state) { Desired = 1, Running = running };
}
