using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment;

/// <summary>What this room says to people about plans; verdicts, files and findings have texts of their own.</summary>
internal static class DeploymentText
{
    public static DefinitionMistake Stranger(Service service, Service other) => new(
        $"service '{service}'", $"it comes after '{other}', which is no service of the application", $"Add '{other}' to Services, or take it out of After.");

    public static DefinitionMistake Circle(IReadOnlyList<Service> services) => new(
        $"services {string.Join(", ", services.Select(service => $"'{service}'"))}", "they come after each other in a circle, so none can be the first", "Take one of them out of After.");

    public static Finding NoCluster(string cluster, string? status, DeploymentEnvironment environment) => new(
        FindingWeight.Refusal, $"cluster {cluster}", status is null ? $"there is none of that name in {environment.Account}, {environment.Region}" : $"it is {status}",
        $"Let the infrastructure create it, or name another one by Cluster of {environment}.");

    public static Finding NoService(string service, string cluster, string? status) => new(
        FindingWeight.Refusal, service, status is null ? $"cluster {cluster} has no such service" : $"the service in cluster {cluster} is {status}",
        "Let the infrastructure create it, or correct the service's name.");

    public static Finding OtherController(string service, string controller) => new(
        FindingWeight.Refusal, service, $"its deployments belong to {controller}, which takes no update of the service", "Deploy it there, or let the infrastructure give the service the deployment controller ECS.");

    public static Finding NothingDesired(string service) => new(
        FindingWeight.Warning, service, "its desired count is 0, so nothing will run", "Raise it in the autoscaling or the infrastructure.");

    public static Finding Replaces(string service, string definition) => new(
        FindingWeight.Warning, service, $"a deployment of {Name(definition)} is still in progress, and this one takes its place", "Wait for it, if both are wanted.");

    public static ExecutionException Refused(Application application, DeploymentEnvironment environment, IReadOnlyList<Finding> refusals) => new(
        "deploy", $"{application.Name} to {environment}", "nothing was written",
        string.Concat(refusals.Select(finding => $"\n{finding.Where}: refused: {finding.What}. {finding.Mend}")), (int)Outcome.Refused);

    public static ExecutionException NotPlanned(Application application, DeploymentEnvironment environment, ExecutionException unread) => new(
        "deploy", $"{application.Name} to {environment}", "refused: nothing was written", unread.Message, (int)Outcome.Refused, unread);

    public static string Change(string field, string? old, string? now) => (old, now) switch
    {
        (null, "") => $"{field}: added",
        ("", null) => $"{field}: removed",
        (null, _) => $"{field}: added {now}",
        (_, null) => $"{field}: removed {old}",
        _ => $"{field}: {old} → {now}",
    };

    /// <summary>The plan, line by line.</summary>
    public static IReadOnlyList<string> Show(DeploymentPlan plan) =>
    [
        $"{plan.Application.Name} to {plan.Environment} (cluster {plan.Cluster}, account {plan.Environment.Account}, {plan.Environment.Region})",
        .. plan.Waves.SelectMany((wave, number) => wave.SelectMany(service => Show(service, plan.Waves.Count > 1 ? $"wave {number + 1}, " : ""))),
        .. plan.Warnings.Where(finding => finding.Weight == FindingWeight.Warning).Select(finding => $"warning: {finding}"),
        .. plan.WritesNothing ? ["Nothing will be written."] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Show(ServicePlan plan, string wave) =>
    [
        $"{plan.Service}: {wave}{Moves(plan)}",
        $"  runs {Name(plan.Running.Arn)}, {Digest(plan.RunningImage)}",
        .. plan.Changes.Select(change => $"  {change}"),
        .. plan.Calls.Select(call => $"  calls {call}"),
    ];

    private static string Moves(ServicePlan plan) => plan.Move switch
    {
        Move.Nothing => "no change",
        Move.Follow => "no write; waits for the deployment that is under way",
        Move.Restart => "the same definition again, because its deployment failed",
        Move.Return => $"back to {plan.Input.Registered!.Name}, {Digest(plan.WantedImage)}",
        _ => $"a new definition, {Digest(plan.WantedImage)}",
    };

    private static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string Digest(string? image) =>
        image is null ? "image unknown" : image.Split('@') is [_, var digest] ? digest[..Math.Min(digest.Length, "sha256:".Length + 12)] : image;
}
