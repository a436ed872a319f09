using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>What is said to people about plans; the findings' words stand in <see cref="DeploymentRules"/>.</summary>
internal static class PlanText
{
    public const string Page = "docs/deployment-findings.md";

    public const string MayNotSeeGroups =
        "These credentials may not call elasticloadbalancing:DescribeTargetGroups, so the target groups are not held against the containers' ports.";

    public const string MayNotSeeDelays =
        "These credentials may not call elasticloadbalancing:DescribeTargetGroupAttributes, so the containers' stopTimeout is not held against the target groups' deregistration delay.";

    public const string MayNotProve = "these credentials may not call ecs:DescribeServiceRevisions, so ECS does not tell which digest ran";

    public const string NoRevision = "ECS shows no revision of the service, so it does not tell which digest ran";

    public const string NoDigest = "ECS has recorded no digest for the container";

    public static string SameDigest(ImageReference image) => $"ECS has recorded {image.Digest.Short}, the digest that was deployed";

    public static string OtherDigest(string recorded, ImageReference image) => $"ECS has recorded {recorded}, and {image.Digest} was deployed";

    public static string OtherDefinitionRan(string ran, string deployed) => $"ECS has recorded {Name(ran)}, and {Name(deployed)} was deployed";

    public static DefinitionMistake Stranger(Service service, Service other) => new(
        $"service '{service}'", $"it comes after '{other}', which is no service of the application", $"Add '{other}' to Services, or take it out of After.");

    public static DefinitionMistake Circle(IReadOnlyList<Service> services) => new(
        $"services {string.Join(", ", services.Select(service => $"'{service}'"))}", "they come after each other in a circle, so none can be the first", "Take one of them out of After.");

    public static DefinitionMistake UnknownSuppression(Service service, string id, IEnumerable<string> ids) => new(
        $"service '{service}', Suppress", $"'{id}' is not the id of a finding about deployments", $"{NearestName.DidYouMean(id, ids)}{Page} lists them.");

    public static DefinitionMistake NoReason(Service service, string id) => new(
        $"service '{service}', Suppress", $"the suppression of {id} gives no reason", "Write why it is right here, for whoever asks later.");

    public static ExecutionException Refused(Application application, DeploymentEnvironment environment, IReadOnlyList<Finding> refusals) => new(
        "deploy", $"{application.Name} to {environment}", "nothing was written", string.Concat(refusals.Select(finding => $"\n{finding}")), (int)Outcome.Refused);

    public static ExecutionException NotPlanned(Application application, DeploymentEnvironment environment, ExecutionException unread) => new(
        "deploy", $"{application.Name} to {environment}", "refused: nothing was written", unread.Message, (int)Outcome.Refused, unread);

    public static ExecutionException Moved(Application application, DeploymentEnvironment environment, IReadOnlyList<string> moves) => new(
        "deploy", $"{application.Name} to {environment}", "refused, nothing was written: the world moved after the plan was made",
        $"Plan again.{string.Concat(moves.Select(move => $"\n{move}"))}", (int)Outcome.Refused);

    public static string ServiceIsGone(string service, string? status) => $"{service}: {(status is null ? "it is gone" : $"it is {status}")}";

    public static string OtherDefinition(string service, string? planned, string? now) => $"{service}: it ran {Name(planned)}, and now {Name(now)}";

    public static string OtherDeployment(string service, string? planned, string? now) => $"{service}: its deployment was {planned ?? "none"}, and is {now ?? "none"}";

    public static string OtherRevision(string definition) => $"{definition}: it was deregistered";

    public static string ImageMoved(ImageReference planned, string? now) => $"{planned.Repository}: the image was {planned.Digest.Short}, and the registry has {now ?? "none"} now";

    public static string Change(string field, string? old, string? now) => (old, now) switch
    {
        (null, "") => $"{field}: added",
        ("", null) => $"{field}: removed",
        (null, _) => $"{field}: added {now}",
        (_, null) => $"{field}: removed {old}",
        _ => $"{field}: {old} → {now}",
    };

    /// <summary>The plan, line by line.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="withVariables">True to list the variables of the containers too.</param>
    public static IReadOnlyList<string> Show(DeploymentPlan plan, bool withVariables = false) =>
    [
        $"{plan.Application.Name} to {plan.Environment} (cluster {plan.Cluster}, account {plan.Environment.Account}, {plan.Environment.Region})",
        .. plan.Waves.SelectMany((wave, number) => wave.SelectMany(service => Show(service, plan.Waves.Count > 1 ? $"wave {number + 1}, " : "", withVariables))),
        .. plan.Warnings.Select(finding => $"{finding}"),
        .. plan.Accepted.Select(one => $"accepted {one.Finding.Id} {one.Finding.Where}: {one.Reason}"),
        .. plan.WritesNothing ? ["Nothing will be written."] : Array.Empty<string>(),
    ];

    /// <summary>What will be done to a service.</summary>
    public static string Moves(ServicePlan plan) => plan.Move switch
    {
        Move.Nothing => "no change",
        Move.Follow => "no write; waits for the deployment that is under way",
        Move.Restart => "the same definition again, because its deployment failed",
        Move.Return when plan.IsRetry => $"{plan.Input.Registered!.Name} again, registered by a deployment that failed, {Image(plan)}",
        Move.Return => $"back to {plan.Input.Registered!.Name}, {Image(plan)}",
        _ => $"a new definition, {Image(plan)}",
    };

    /// <summary>The last part of an ARN.</summary>
    public static string Name(string? arn) => arn is null ? "nothing" : arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>An image by its digest, short.</summary>
    public static string Digest(string? image) =>
        image is null ? "image unknown" : image.Split('@') is [_, var digest] ? digest[..Math.Min(digest.Length, "sha256:".Length + 12)] : image;

    private static string Image(ServicePlan plan) => $"{Digest(plan.WantedImage)}{(plan.Commit is { } commit ? $" of commit {commit}" : "")}";

    private static IEnumerable<string> Show(ServicePlan plan, string wave, bool withVariables) =>
    [
        $"{plan.Service}: {wave}{Moves(plan)}",
        $"  runs {Name(plan.Running.Arn)}, {Digest(plan.RunningImage)}",
        .. plan.Changes.Select(change => $"  {change}"),
        .. plan.Variables.Where(_ => withVariables).Select(variable => $"  variable {variable}"),
        .. plan.Calls.Select(call => $"  calls {call}"),
    ];
}
