using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Watching;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Watching;

public class WatchTests
{
    private static readonly DeploymentOptions Options = new() { LooksToBelieve = 3, Timeout = TimeSpan.FromSeconds(20) };

    [Theory]
    [InlineData("PENDING, IN_PROGRESS, SUCCESSFUL", Outcome.Succeeded, Circumstance.None)]
    [InlineData("SUCCESSFUL", Outcome.Succeeded, Circumstance.None)]
    [InlineData("IN_PROGRESS/0, SUCCESSFUL/0", Outcome.Succeeded, Circumstance.NothingRunning)]
    [InlineData("IN_PROGRESS, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL", Outcome.RolledBack, Circumstance.None)]
    [InlineData("ROLLBACK_SUCCESSFUL", Outcome.RolledBack, Circumstance.None)]
    [InlineData("IN_PROGRESS, ROLLBACK_IN_PROGRESS, ROLLBACK_FAILED", Outcome.RolledBack, Circumstance.RollbackFailed)]
    [InlineData("ROLLBACK_IN_PROGRESS, SUCCESSFUL", Outcome.RolledBack, Circumstance.None)] // latched: the state cannot come, the verdict would not lie
    [InlineData("ROLLBACK_IN_PROGRESS, STOPPED", Outcome.RolledBack, Circumstance.None)]
    [InlineData("IN_PROGRESS, STOP_REQUESTED, STOPPED N:FAILED*", Outcome.NeverStarted, Circumstance.None)]
    [InlineData("IN_PROGRESS, STOPPED F:IN_PROGRESS*;N:IN_PROGRESS", Outcome.Superseded, Circumstance.None)]
    [InlineData("IN_PROGRESS, STOPPED O:IN_PROGRESS*;N:IN_PROGRESS", Outcome.Superseded, Circumstance.None)] // somebody deploys the former one: no rollback of ours
    [InlineData("IN_PROGRESS+", Outcome.TimedOut, Circumstance.Paused)]
    public void Follows_the_service_deployment(string looks, Outcome outcome, Circumstance circumstance) => Ends(looks, outcome, circumstance);

    [Theory]
    [InlineData("denied N:IN_PROGRESS*, - N:COMPLETED*, - N:COMPLETED", Outcome.Succeeded, Circumstance.None)]
    [InlineData("denied N:COMPLETED/0", Outcome.Succeeded, Circumstance.NothingRunning)]
    [InlineData("denied N:FAILED*, - O:IN_PROGRESS*;N:FAILED, - O:COMPLETED", Outcome.RolledBack, Circumstance.None)]
    [InlineData("denied N:FAILED*, - O:NONE", Outcome.RolledBack, Circumstance.None)]
    [InlineData("denied N:FAILED*, - O:FAILED", Outcome.RolledBack, Circumstance.RollbackFailed)]
    [InlineData("denied N:FAILED*, - O:COMPLETED*, - O:COMPLETED", Outcome.RolledBack, Circumstance.None)]
    [InlineData("denied N:IN_PROGRESS, - O:COMPLETED, - O:COMPLETED, - O:COMPLETED", Outcome.RolledBack, Circumstance.None)] // FAILED passed between two looks
    [InlineData("denied N:FAILED*, - N:FAILED*, - N:FAILED*", Outcome.NeverStarted, Circumstance.None)] // no rollback configured
    [InlineData("denied F:IN_PROGRESS;N:IN_PROGRESS, - F:IN_PROGRESS, - F:IN_PROGRESS", Outcome.Superseded, Circumstance.None)]
    [InlineData("denied N:NONE, - N:NONE, - N:NONE", Outcome.Succeeded, Circumstance.None)] // classic load balancers: counts alone, several times
    public void Follows_the_rollout_state_of_the_same_id_when_the_service_deployment_may_not_be_read(string looks, Outcome outcome, Circumstance circumstance)
    {
        Ends(looks, outcome, circumstance);
        Assert.Equal(FallbackReason.Refused, After(looks).Fallback);
    }

    [Theory]
    [InlineData("PENDING, IN_PROGRESS, IN_PROGRESS")]
    [InlineData("IN_PROGRESS, STOPPED")] // who holds the service is not known yet
    [InlineData("ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS")]
    [InlineData("SOME_NEW_STATE")]
    [InlineData("denied N:COMPLETED*")]
    [InlineData("denied N:FAILED*, - O:IN_PROGRESS")]
    [InlineData("denied N:FAILED*, - N:FAILED*")]
    [InlineData("denied O:COMPLETED, - O:COMPLETED")]
    [InlineData("denied F:COMPLETED, - F:COMPLETED")]
    [InlineData("denied F:COMPLETED, - F:COMPLETED, - N:IN_PROGRESS, - F:COMPLETED, - F:COMPLETED")] // not in a row
    [InlineData("denied N:NONE, - N:NONE, - N:NONE;O:NONE, - N:NONE, - N:NONE")]
    [InlineData("denied N:NONE*, - N:NONE*, - N:NONE*, - N:NONE*")]
    [InlineData("- N:COMPLETED, - N:COMPLETED")] // a fresh id may be absent for some looks, and the state may be that of another
    public void Stays_open(string looks) => Assert.Null(After(looks).Verdict);

    [Fact]
    public void Goes_on_with_the_service_deployment_when_it_shows_up_after_some_misses()
    {
        var watch = After("- N:IN_PROGRESS, - N:IN_PROGRESS, IN_PROGRESS");

        Assert.Null(watch.Fallback);
        Assert.Equal(Outcome.Succeeded, Seen.Fold(watch, "SUCCESSFUL").Verdict!.Outcome);
    }

    [Fact]
    public void Falls_back_when_the_service_deployment_is_never_shown_and_returns_when_it_is()
    {
        var watch = After("- N:IN_PROGRESS, - N:IN_PROGRESS, - N:IN_PROGRESS");

        Assert.Equal(FallbackReason.Missing, watch.Fallback);
        Assert.Equal(Outcome.Succeeded, Seen.Fold(watch, "- N:COMPLETED").Verdict!.Outcome);
        Assert.Null(Seen.Fold(watch, "IN_PROGRESS N:COMPLETED").Verdict);
    }

    [Fact]
    public void Latches_a_failure_that_was_seen_while_the_service_deployment_was_hidden()
    {
        var watch = After("- N:FAILED*, IN_PROGRESS, SUCCESSFUL");

        Assert.Equal(Outcome.RolledBack, watch.Verdict!.Outcome);
    }

    [Fact]
    public void Keeps_its_verdict() => Ends("SUCCESSFUL, ROLLBACK_SUCCESSFUL, STOPPED F:COMPLETED", Outcome.Succeeded, Circumstance.None);

    [Theory]
    [InlineData(Outcome.TimedOut, "IN_PROGRESS")]
    [InlineData(Outcome.TimedOut, "ROLLBACK_IN_PROGRESS")]
    [InlineData(Outcome.TimedOut, "denied N:IN_PROGRESS")]
    [InlineData(Outcome.Succeeded, "SUCCESSFUL")] // the last look counts
    public void Ends_when_the_time_is_over(Outcome outcome, string look)
    {
        var watch = new Watch(Seen.Bound, Options);

        Assert.Equal(outcome, watch.Next(Seen.Look(look, Options.Timeout)).Verdict?.Outcome);
        Assert.True(outcome == Outcome.Succeeded || watch.Next(Seen.Look(look, Options.Timeout - TimeSpan.FromTicks(1))).Verdict is null);
    }

    [Fact]
    public void Is_bound_late_when_the_update_still_named_the_former_service_deployment()
    {
        var primary = new RolloutSighting(Seen.NewRollout, "PRIMARY", Seen.New, "IN_PROGRESS");
        var former = Seen.Bound.Former;

        var watch = new Watch(Binding.Of(Seen.New, primary, Seen.OldDeployment, former), Options);
        Assert.Null(watch.Asks);

        watch = watch.Next(new Sighting(default, null, new ServiceSighting(Seen.OldDeployment, [primary])));
        Assert.Null(watch.Asks);

        var foreign = primary with { Id = Seen.OtherRollout };
        watch = watch.Next(new Sighting(default, null, new ServiceSighting("arn:deployment/foreign", [foreign])));
        Assert.Null(watch.Asks);

        watch = watch.Next(new Sighting(default, null, new ServiceSighting(Seen.NewDeployment, [primary])));
        Assert.Equal(Seen.NewDeployment, watch.Asks);
    }

    [Theory]
    [InlineData("IN_PROGRESS", false)]
    [InlineData("SUCCESSFUL", true)]
    [InlineData("STOPPED", true)]
    public void Needs_the_service_when_the_end_is_to_be_explained(string status, bool needs) =>
        Assert.Equal(needs, new Watch(Seen.Bound, Options).NeedsService(new ServiceDeploymentSighting(Seen.NewDeployment, status)));

    [Fact]
    public void Is_near_the_end_when_all_tasks_run_or_some_have_failed()
    {
        bool Near(ServiceDeploymentSighting sighting) => new Watch(Seen.Bound, Options).Next(new(default, sighting, null)).IsNearTheEnd;
        var starting = new ServiceDeploymentSighting(Seen.NewDeployment, "IN_PROGRESS") { Requested = 2, Running = 1, Pending = 1 };

        Assert.False(Near(starting));
        Assert.True(Near(starting with { Running = 2, Pending = 0 }));
        Assert.True(Near(starting with { Failures = 1 }));
        Assert.True(After("denied N:IN_PROGRESS").IsNearTheEnd);
        Assert.False(After("denied N:IN_PROGRESS*").IsNearTheEnd);
    }

    [Fact]
    public void A_forced_deployment_of_the_same_definition_that_is_replaced_is_no_return()
    {
        var same = Seen.Bound with { Former = Seen.Bound.Former with { TaskDefinition = Seen.New } };

        Assert.False(same.IsReturn(new RolloutSighting(Seen.OtherRollout, "PRIMARY", Seen.New, null)));
        Assert.True(Seen.Bound.IsReturn(new RolloutSighting(Seen.OtherRollout, "PRIMARY", Seen.Old, null)));
    }

    private static Watch After(string looks) => Seen.Fold(new Watch(Seen.Bound, Options), looks.Split(", "));

    private static void Ends(string looks, Outcome outcome, Circumstance circumstance) => Assert.Equal(new Verdict(outcome, circumstance), After(looks).Verdict);
}
