using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Proof;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;
using static Pipelines.Engines.Deployment.Planning.PlanText;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>What this room says while a deployment is applied, and of its verdicts.</summary>
internal static class ResultText
{
    public const string FallsBack =
        "These credentials may not call ecs:DescribeServiceDeployments, so the verdict follows the service's rolloutState. Allow it for the cause of a failure in ECS's own words.";

    public const string NothingStarted = "ECS accepted the definition and shows no deployment of it. Look at the service, and run it again.";

    public static string Registered(Service service, string definition) => $"{service}: registered {Name(definition)}";

    public static string Updated(Service service, string definition) => $"{service}: ECS begins {Name(definition)}";

    public static string Follows(Service service, string definition) => $"{service}: a deployment of {Name(definition)} is under way; waiting for it";

    public static string LookFailed(ExecutionException blind) => $"This look failed, and is done again: {blind.Message}";

    public static string NoEvidence(ExecutionException refused) => $"Stopped tasks cannot be shown: {refused.Message}";

    public static string Hopeless(string service, int failures) => $"{service}: {failures} tasks in a row did not come to run well; this deployment is stopped";

    public static string PutsBack(string service) => $"{service}: ECS puts back what ran before";

    public static string NotStopped(string service, string why) => $"{service}: the deployment cannot be stopped, and goes on: {why}";

    public static string Returns(IEnumerable<ServiceResult> moved, IEnumerable<ServiceResult> done) =>
        $"All or nothing: {Names(done.Where(one => one.Verdict.Outcome != Outcome.Succeeded))} did not succeed, so {Names(moved)} returns to what ran before";

    public static string GoesOn(DeploymentPlan plan, IEnumerable<string> services) =>
        $"Nobody waits any more; the deployment goes on in ECS. Look at it by: {LookAt(plan, services)}";

    /// <summary>The command that shows services.</summary>
    public static string LookAt(DeploymentPlan plan, IEnumerable<string> services) =>
        $"aws ecs describe-services --region {plan.Environment.Region} --cluster {plan.Cluster} --services {string.Join(' ', services)}";

    /// <summary>How far a deployment is; empty while nothing is known.</summary>
    public static string Progress(string service, Watch watch) => watch switch
    {
        { Fallback: null, ServiceDeployment: { Running: { } running, Requested: { } requested } deployment } =>
            Progress(service, running, requested, watch) + (deployment.Stage is { } stage ? $", {stage}" : ""),
        { Rollout: { } rollout } => Progress(service, rollout.Running, rollout.Desired, watch),
        _ => "",
    };

    /// <summary>How far a deployment is, after a look.</summary>
    public static ServiceProgress ProgressOf(string service, Watch watch, TimeSpan at) => new(service, Name(watch.Binding.TaskDefinition), at, Progress(service, watch))
    {
        Running = watch.ServiceDeployment?.Running ?? watch.Rollout?.Running,
        Desired = watch.ServiceDeployment?.Requested ?? watch.Rollout?.Desired,
        Failed = watch.FailedStarts,
        State = watch switch
        {
            { Verdict: { } verdict } => Word(verdict),
            { FailureSeen: true } => "ECS gives it up",
            { ServiceDeployment.Stage: { } stage } => stage,
            { Nearness: Nearness.Leaving } => "earlier tasks leave",
            { ServiceDeployment.IsFull: true } => "settling",
            _ => "tasks start",
        },
    };

    /// <summary>The verdicts, line by line, each with its cause first, then the evidence, what runs now, and the command that comes next.</summary>
    public static IReadOnlyList<string> Show(DeploymentResult result, DeploymentPlan? plan = null) =>
        [.. result.Services.SelectMany(service => ShowOne(service, plan)), .. NotBegun(result)];

    /// <summary>The services that were not begun, a line each.</summary>
    public static IReadOnlyList<string> NotBegun(DeploymentResult result) =>
        [.. result.NotBegun.Select(service => $"{service}: not begun, because {Names(result.Services.Where(one => one.Verdict.Outcome != Outcome.Succeeded))} did not succeed")];

    /// <summary>The verdict on one service, with all that explains it.</summary>
    public static IReadOnlyList<string> ShowOne(ServiceResult result, DeploymentPlan? plan) =>
    [
        $"{result.Plan.Service}: {Word(result.Verdict)} ({What(result)})",
        .. result.Proof is { } proof ? [$"  {ProofWord(proof.Result)}: {proof.Text}"] : Array.Empty<string>(),
        .. EvidenceText.Of(result),
        .. result.After is null ? [] : new[] { $"  runs now: {RunsNow(result, result.After)}" },
        .. result.Returned is { } returned ? [$"  returned: {Word(returned.Verdict)}{(returned.Reason is null ? "" : $": {returned.Reason}")}"] : Array.Empty<string>(),
        .. plan is null || result.Verdict.Outcome == Outcome.Succeeded ? [] : new[] { $"  next: {Next(result, plan)}" },
    ];

    private static string Word(Verdict verdict) => verdict switch
    {
        { Circumstance: Circumstance.NoChange } => "no change",
        { Circumstance: Circumstance.NothingRunning } => "nothing running",
        { Outcome: Outcome.Succeeded } => "succeeded",
        { Outcome: Outcome.RolledBack } => "rolled back",
        { Outcome: Outcome.NeverStarted } => "never started",
        { Outcome: Outcome.Superseded } => "superseded",
        { Outcome: Outcome.TimedOut } => "timed out",
        _ => "refused",
    };

    private static string What(ServiceResult result) => result.Verdict.Circumstance switch
    {
        Circumstance.NothingRunning => $"{Deployed(result)}; the desired count is 0",
        Circumstance.RollbackFailed => $"{Deployed(result)}; the rollback failed too, so look at the service now",
        Circumstance.Paused => $"{Deployed(result)}; it waits for a person at a pause hook",
        Circumstance.Stopped => $"{Deployed(result)}; this run stopped it, and ECS put back what ran before",
        Circumstance.Unreadable => $"{Deployed(result)}; ECS could not be read for long, so how it ended is unknown",
        Circumstance.OtherDigest => $"{Deployed(result)}; the deployment succeeded, and it brought something else",
        Circumstance.WorldMoved => "the service changed after the plan was made, and nothing was written to it; plan again",
        _ when result.TaskDefinition is null => "nothing was written to it",
        _ => Deployed(result),
    };

    private static string ProofWord(DigestResult result) => result switch
    {
        DigestResult.Same => "proven",
        DigestResult.Other => "disproved",
        _ => "not proven",
    };

    private static string Deployed(ServiceResult result) => $"{Name(result.TaskDefinition!)}, {Digest(result.Plan.WantedImage)}";

    private static string RunsNow(ServiceResult result, EcsService after) =>
        $"{(after.TaskDefinition is { } definition ? Name(definition) : "nothing")}, {Digest(result.ImageAfter)}, {after.Running} of {after.Desired} tasks";

    private static string Next(ServiceResult result, DeploymentPlan plan) => result switch
    {
        { Verdict.Circumstance: Circumstance.WorldMoved } => $"plan again: ./build.sh Deploy --env {plan.Environment}",
        { ServiceDeployment: { } arn } => $"aws ecs describe-service-deployments --region {plan.Environment.Region} --service-deployment-arns {arn}",
        _ => LookAt(plan, [result.Plan.Service.Name]),
    };

    private static string Progress(string service, int running, int desired, Watch watch) =>
        $"{service}: {running} of {desired} running{(watch.FailedStarts > 0 ? $", {watch.FailedStarts} failed" : "")}{(watch.FailureSeen ? ", ECS gives this deployment up" : "")}";

    private static string Names(IEnumerable<ServiceResult> results) => string.Join(", ", results.Select(result => result.Plan.Service));
}
