namespace Pipelines.Engines.Deployment.Watching;

/// <summary>
/// The watch over one service's deployment: a pure state machine. In come sightings, one after another; out comes the next state,
/// at last with a verdict. What has been seen of a failure stays seen, and what eventual consistency can show must be seen several times.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html</remarks>
internal sealed record Watch(Binding Binding, DeploymentOptions Options)
{
    /// <summary>The verdict; null while the deployment is open.</summary>
    public Verdict? Verdict { get; private init; }

    /// <summary>Why the service deployment is not what is looked at; null when it is.</summary>
    public FallbackReason? Fallback { get; private init; }

    /// <summary>The newest sighting of the service deployment.</summary>
    public ServiceDeploymentSighting? ServiceDeployment { get; private init; }

    /// <summary>The newest sighting of the service.</summary>
    public ServiceSighting? Service { get; private init; }

    /// <summary>True once ECS has been seen rolling back or failing this deployment.</summary>
    public bool FailureSeen { get; private init; }

    /// <summary>Looks in a row that did not show the service deployment.</summary>
    private int Misses { get; init; }

    /// <summary>Looks in a row that showed the same thing which is not believed at once.</summary>
    private int Repeats { get; init; }

    private string Repeated { get; init; } = "";

    /// <summary>The ARN to ask DescribeServiceDeployments for; null when it has no answer to give.</summary>
    public string? Asks => Fallback == FallbackReason.Refused ? null : Binding.ServiceDeployment;

    /// <summary>Our deployment among the service's, as last seen.</summary>
    public RolloutSighting? Rollout => Service?.Rollouts.FirstOrDefault(rollout => rollout.Id == Binding.Rollout);

    /// <summary>True when the end may come any moment: all tasks run, or some have failed.</summary>
    public bool IsNearTheEnd => FailureSeen
        || (Fallback is null && ServiceDeployment is { } deployment && ((deployment.Running >= deployment.Requested && deployment.Pending == 0) || deployment.Failures > 0))
        || (Fallback is not null && Rollout is { } rollout && (rollout.Running >= rollout.Desired || rollout.Failed > 0));

    /// <summary>True when a sighting of the service is needed too, given what DescribeServiceDeployments showed.</summary>
    public bool NeedsService(ServiceDeploymentSighting? shown) => Fallback is not null || shown is null || shown.IsFinal;

    /// <summary>The state after one more look.</summary>
    public Watch Next(Sighting sighting)
    {
        if (Verdict is not null)
        {
            return this;
        }

        var next = (this with
        {
            Binding = Binding.Complete(sighting.Service),
            Service = sighting.Service ?? Service,
            ServiceDeployment = sighting.ServiceDeployment ?? ServiceDeployment,
        }).Reached(sighting).Judged(sighting);
        return next.Verdict is null && sighting.At >= Options.Timeout ? next.Ends(Outcome.TimedOut) : next;
    }

    private Watch Reached(Sighting sighting)
    {
        if (!sighting.Readable)
        {
            return this with { Fallback = FallbackReason.Refused };
        }

        if (sighting.ServiceDeployment is not null)
        {
            return this with { Misses = 0, Fallback = null };
        }

        return Misses + 1 < Options.LooksToBelieve
            ? this with { Misses = Misses + 1 }
            : this with { Misses = Misses + 1, Fallback = Fallback ?? FallbackReason.Missing };
    }

    private Watch Judged(Sighting sighting) => (Fallback, sighting.ServiceDeployment, sighting.Service) switch
    {
        (null, { } deployment, _) => OfServiceDeployment(deployment, sighting.Service),
        (not null, _, { } service) => OfRollout(service),
        // A failure that is seen while the service deployment hides is a failure all the same.
        _ => this with { FailureSeen = FailureSeen || Rollout?.State == "FAILED" },
    };

    private Watch OfServiceDeployment(ServiceDeploymentSighting deployment, ServiceSighting? service)
    {
        var seen = this with { FailureSeen = FailureSeen || deployment.IsRollingBack };
        return (deployment.Status, seen.FailureSeen) switch
        {
            ("SUCCESSFUL", false) => seen.Ends(Outcome.Succeeded, deployment.Requested == 0 ? Circumstance.NothingRunning : Circumstance.None),
            ("SUCCESSFUL" or "ROLLBACK_SUCCESSFUL", _) => seen.Ends(Outcome.RolledBack),
            ("ROLLBACK_FAILED", _) => seen.Ends(Outcome.RolledBack, Circumstance.RollbackFailed),
            ("STOPPED", true) => seen.Ends(Outcome.RolledBack),
            // ECS knows no state "failed": without a rollback it stops what failed, and the service still points at it.
            ("STOPPED", false) when service?.Primary is { } primary => seen.Ends(primary.Id == Binding.Rollout ? Outcome.NeverStarted : Outcome.Superseded),
            _ when deployment.AwaitsAction => seen.Ends(Outcome.TimedOut, Circumstance.Paused),
            _ => seen,
        };
    }

    private Watch OfRollout(ServiceSighting service)
    {
        var seen = this with { FailureSeen = FailureSeen || Rollout?.State == "FAILED" };
        if (service.Primary is not { } primary)
        {
            return seen.Again("no primary", seen);
        }

        return primary.Id == Binding.Rollout ? seen.OfOurs(primary, service) : seen.OfOther(primary);
    }

    // Ours is what the service wants.
    private Watch OfOurs(RolloutSighting ours, ServiceSighting service)
    {
        if (FailureSeen)
        {
            // A rollback would have made another one PRIMARY by now.
            return Again("failed and primary", Ends(Outcome.NeverStarted));
        }

        var success = Ends(Outcome.Succeeded, ours.Desired == 0 ? Circumstance.NothingRunning : Circumstance.None);
        return ours switch
        {
            { IsComplete: true } => success,
            { State: null, Pending: 0 } when service.Rollouts.Count == 1 && ours.Running == ours.Desired => Again("steady", success),
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
            { State: "FAILED" } => Ends(Outcome.RolledBack, Circumstance.RollbackFailed),
            { IsComplete: true } or { State: null } => Ends(Outcome.RolledBack),
            _ => this with { FailureSeen = true },
        };
        return FailureSeen ? returned : Again("returned", returned);
    }

    private Watch Again(string what, Watch believed)
    {
        var repeats = Repeated == what ? Repeats + 1 : 1;
        return repeats >= Options.LooksToBelieve ? believed : this with { Repeated = what, Repeats = repeats };
    }

    private Watch Ends(Outcome outcome, Circumstance circumstance = Circumstance.None) => this with { Verdict = new(outcome, circumstance) };
}

/// <summary>Why a deployment is judged by <c>rolloutState</c> instead of its service deployment.</summary>
internal enum FallbackReason
{
    /// <summary>The credentials may not call DescribeServiceDeployments.</summary>
    Refused,

    /// <summary>ECS does not show the service deployment.</summary>
    Missing,
}
