namespace Pipelines.Engines.Deployment.Watching;

/// <content>Which sighting means which verdict.</content>
internal sealed partial record Watch
{
    private Watch Judged(Sighting sighting) => (Fallback, sighting.ServiceDeployment, sighting.Service) switch
    {
        (null, { } deployment, _) => OfServiceDeployment(deployment, sighting.Service),
        (not null, _, { } service) => OfRollout(service),
        // A failure that is seen while the service deployment hides is a failure all the same.
        _ => this with { FailureSeen = FailureSeen || Rollout?.State == "FAILED" },
    };

    private Watch OfServiceDeployment(ServiceDeploymentSighting deployment, ServiceSighting? service)
    {
        var seen = this with
        {
            RollbackSeen = RollbackSeen || deployment.IsRollingBack,
            FailureSeen = FailureSeen || deployment.IsRollingBack || deployment.Breaker == "TRIGGERED" || Rollout?.State == "FAILED",
        };
        return deployment.Status switch
        {
            "SUCCESSFUL" when !seen.FailureSeen => seen.Succeeds(service?.Rollouts.FirstOrDefault(Binding.IsOurs)?.Desired ?? deployment.Requested ?? service?.Desired),
            "SUCCESSFUL" or "ROLLBACK_SUCCESSFUL" => seen.Returns(),
            "ROLLBACK_FAILED" => seen.Returns(Circumstance.RollbackFailed),
            "STOPPED" when service?.Primary is { } primary => seen.OfStopped(primary),
            _ when deployment.AwaitsAction => seen.Ends(Outcome.TimedOut, Circumstance.Paused),
            _ => seen with { Repeats = 0 },
        };
    }

    // ECS knows no state "failed": without a rollback it stops what failed, and the service still points at it.
    private Watch OfStopped(RolloutSighting primary) => primary switch
    {
        _ when RollbackSeen => Returns(),
        _ when Binding.IsOurs(primary) => FailureSeen || primary.State == "FAILED" ? Ends(Outcome.NeverStarted) : Again("stopped and primary", Ends(Outcome.NeverStarted)),
        _ when primary.Id == Binding.Former.Rollout => Again("stopped before it began", Returns()),
        _ when FailureSeen => Binding.IsReturn(primary) ? Returns() : Ends(Outcome.NeverStarted),
        _ => Ends(Outcome.Superseded),
    };

    private Watch OfRollout(ServiceSighting service)
    {
        var seen = this with { FailureSeen = FailureSeen || Rollout?.State == "FAILED" };
        return service.Primary is not { } primary || (!seen.FailureSeen && primary.Id == Binding.Former.Rollout && !Binding.IsOurs(primary))
            ? seen with { Repeats = 0 }
            : Binding.IsOurs(primary) ? seen.OfOurs(primary, service) : seen.OfOther(primary);
    }

    // Ours is what the service wants.
    private Watch OfOurs(RolloutSighting ours, ServiceSighting service)
    {
        if (FailureSeen)
        {
            // A rollback would have made another one PRIMARY by now.
            return Again("failed and primary", Ends(Outcome.NeverStarted));
        }

        return ours switch
        {
            { IsComplete: true } => Succeeds(ours.Desired),
            { State: null, Pending: 0 } when service.Rollouts.Count == 1 && ours.Running == ours.Desired => Again("steady", Succeeds(ours.Desired)),
            _ => this with { Repeats = 0 },
        };
    }

    // Another one is: what ran before (a rollback), or somebody else's.
    private Watch OfOther(RolloutSighting primary)
    {
        if (!FailureSeen && !Binding.IsReturn(primary))
        {
            return Again("replaced", Ends(Outcome.Superseded));
        }

        var returned = primary switch
        {
            { State: "FAILED" } => Returns(Circumstance.RollbackFailed),
            { IsComplete: true } or { State: null } => Returns(),
            _ => this with { FailureSeen = true, RollbackSeen = true, Repeats = 0 },
        };
        return FailureSeen ? returned : Again("returned", returned);
    }

    private Watch Again(string what, Watch believed)
    {
        var repeats = Repeated == what ? Repeats + 1 : 1;
        return repeats >= Options.LooksToBelieve ? believed : this with { Repeated = what, Repeats = repeats };
    }

    private Watch Succeeds(int? desired) => Ends(Outcome.Succeeded, desired == 0 ? Circumstance.NothingRunning : Circumstance.None);

    // What this run stopped, because its tasks did not start, never started; that ECS put the former one back is what was asked for.
    private Watch Returns(Circumstance circumstance = Circumstance.None) =>
        StopAsked ? Ends(Outcome.NeverStarted, circumstance == Circumstance.None ? Circumstance.Stopped : circumstance) : Ends(Outcome.RolledBack, circumstance);

    private Watch Ends(Outcome outcome, Circumstance circumstance = Circumstance.None) => this with { Verdict = new(outcome, circumstance) };
}
