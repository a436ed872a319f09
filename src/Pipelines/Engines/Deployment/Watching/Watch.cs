namespace Pipelines.Engines.Deployment.Watching;

/// <summary>
/// The watch over one service's deployment: a pure state machine. In come sightings, one after another; out comes the next state,
/// at last with a verdict. What has been seen of a failure stays seen, and what eventual consistency can show must be seen several times.
/// The rules of the verdict itself stand in Judgement.cs.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html</remarks>
internal sealed partial record Watch(Binding Binding, DeploymentOptions Options)
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

    /// <summary>True once ECS has been seen rolling it back.</summary>
    public bool RollbackSeen { get; private init; }

    /// <summary>True once this run has asked ECS to stop it.</summary>
    public bool StopAsked { get; private init; }

    /// <summary>When ECS was last seen.</summary>
    private TimeSpan Seen { get; init; }

    /// <summary>When the service was last seen.</summary>
    private TimeSpan ServiceSeen { get; init; }

    /// <summary>Looks in a row that did not show the service deployment.</summary>
    private int Misses { get; init; }

    /// <summary>Looks in a row that showed the same thing which is not believed at once.</summary>
    private int Repeats { get; init; }

    private string Repeated { get; init; } = "";

    /// <summary>The ARN to ask DescribeServiceDeployments for; null when it has no answer to give.</summary>
    public string? Asks => Fallback is FallbackReason.Refused or FallbackReason.Foreign ? null : Binding.ServiceDeployment;

    /// <summary>Our deployment among the service's, as last seen.</summary>
    public RolloutSighting? Rollout => Service?.Rollouts.FirstOrDefault(Binding.IsOurs);

    /// <summary>Tasks in a row that did not come to run well.</summary>
    public int FailedStarts => Math.Max(ServiceDeployment?.Failures ?? 0, Rollout?.Failed ?? 0);

    /// <summary>True when tasks fail again and again, and ECS itself would let them go on for long.</summary>
    public bool IsHopeless => Verdict is null && !FailureSeen && !StopAsked && Binding.ServiceDeployment is not null
        && Options.FailFastAfter is { } most && FailedStarts >= most
        && ServiceDeployment?.IsFull != true
        && !(ServiceDeployment is { Breaker: "MONITORING" } watched && (watched.Threshold ?? 0) - FailedStarts <= most);

    /// <summary>How near the end may be.</summary>
    public Nearness Nearness => this switch
    {
        { Repeats: > 0 } => Nearness.Doubt,
        { FailureSeen: true } or { FailedStarts: > 0 } => Nearness.Near,
        { Fallback: null, ServiceDeployment: { HasCounts: true } deployment } => !deployment.IsFull ? Nearness.Far : deployment.Leaving > 0 ? Nearness.Leaving : Nearness.Near,
        { Fallback: null, ServiceDeployment: not null } => Nearness.Near,
        _ => Rollout is { } rollout && rollout.Running >= rollout.Desired ? Nearness.Near : Nearness.Far,
    };

    /// <summary>
    /// True when a sighting of the service is needed too, given what DescribeServiceDeployments showed: it alone counts failed tasks where there is
    /// no circuit breaker.
    /// </summary>
    public bool NeedsService(ServiceDeploymentSighting? shown, TimeSpan at) =>
        Fallback is not null || shown is null || shown.IsFinal || Binding.Rollout is null
        || (!(shown is { HasCounts: true, Breaker: "MONITORING" or "TRIGGERED" }) && !shown.IsFull && at - ServiceSeen >= Options.CountEvery);

    /// <summary>True when a success is to be proved: somebody else's deployment holds the service already.</summary>
    public bool NeedsProof => Verdict?.Outcome == Outcome.Succeeded && Fallback is null && ServiceDeployment?.TargetRevision is not null
        && Service?.Primary is { } primary && !Binding.IsOurs(primary) && primary.Id != Binding.Former.Rollout;

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
            Seen = sighting.At,
            ServiceSeen = sighting.Service is null ? ServiceSeen : sighting.At,
        }).Reached(sighting).Judged(sighting);
        return next.Verdict is null && sighting.At >= Options.Timeout ? next.Ends(Outcome.TimedOut) : next;
    }

    /// <summary>The state after a look that ECS did not answer.</summary>
    public Watch NextBlind(TimeSpan at) =>
        Verdict is not null ? this
        : at - Seen >= Options.Blindness ? Ends(Outcome.TimedOut, Circumstance.Unreadable)
        : at >= Options.Timeout ? Ends(Outcome.TimedOut)
        : this;

    /// <summary>The state after this run has asked ECS to stop the deployment, or was refused.</summary>
    public Watch AfterStop(bool accepted) => this with { StopAsked = accepted, Options = Options with { FailFastAfter = null } };

    /// <summary>The state after the service deployment turned out to be one of another definition: it was never ours.</summary>
    public Watch Disowned() => this with { Verdict = null, ServiceDeployment = null, Fallback = FallbackReason.Foreign };

    private Watch Reached(Sighting sighting)
    {
        if (Fallback == FallbackReason.Foreign)
        {
            return this;
        }

        if (!sighting.Readable)
        {
            return this with { Fallback = FallbackReason.Refused };
        }

        if (sighting.ServiceDeployment is not null)
        {
            return this with { Misses = 0, Fallback = null };
        }

        return this with { Misses = Misses + 1, Fallback = Misses + 1 < Options.LooksToBelieve ? Fallback : Fallback ?? FallbackReason.Missing };
    }
}

/// <summary>Why a deployment is judged by <c>rolloutState</c> instead of its service deployment.</summary>
internal enum FallbackReason
{
    /// <summary>The credentials may not call DescribeServiceDeployments, or ECS has no such call.</summary>
    Refused,

    /// <summary>ECS does not show the service deployment.</summary>
    Missing,

    /// <summary>What ECS named as our service deployment is somebody else's.</summary>
    Foreign,
}
