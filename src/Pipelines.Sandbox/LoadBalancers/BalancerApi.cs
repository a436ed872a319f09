using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.LoadBalancers;

/// <summary>
/// Elastic Load Balancing, as far as services tell of it: their target groups, and what those find of the tasks.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/
/// </summary>
internal sealed class BalancerApi(EcsRoom room, Action catchUp)
{
    public const string Version = "2015-12-01";

    private static readonly XNamespace Names = $"http://elasticloadbalancing.amazonaws.com/doc/{Version}/";

    public Task AnswerAsync(HttpContext http, IReadOnlyDictionary<string, string> form, Caller caller, string requestId)
    {
        catchUp();
        var operation = form.GetValueOrDefault("Action") ?? "";
        var members = operation switch
        {
            "DescribeTargetGroups" => Groups(caller, form),
            "DescribeTargetGroupAttributes" => Attributes(caller, form.GetValueOrDefault("TargetGroupArn") ?? ""),
            "DescribeTargetHealth" => Health(caller, form.GetValueOrDefault("TargetGroupArn") ?? ""),
            _ => throw new AwsError("InvalidAction", $"Could not find operation {operation} for version {Version}"),
        };
        return QueryXml.AnswerAsync(http, Names, operation, [members], requestId);
    }

    public static Task AnswerAsync(HttpContext http, AwsError error, string requestId) => QueryXml.AnswerAsync(http, Names, error, requestId);

    private XElement Groups(Caller caller, IReadOnlyDictionary<string, string> form)
    {
        var asked = form.Where(field => field.Key.StartsWith("TargetGroupArns.member.", StringComparison.Ordinal)).Select(field => field.Value).ToHashSet();
        var found = Known(caller).Select(known => known.Group).DistinctBy(group => group.Arn).Where(group => asked.Count == 0 || asked.Contains(group.Arn)).ToList();
        return found.Count < asked.Count
            ? throw NotFound()
            : new("TargetGroups", found.Select(group => new XElement(
                "member",
                new XElement("TargetGroupArn", group.Arn),
                new XElement("TargetGroupName", group.Name),
                new XElement("Protocol", "HTTP"),
                new XElement("Port", group.Port),
                new XElement("HealthCheckPath", "/"),
                new XElement("HealthCheckPort", "traffic-port"),
                new XElement("TargetType", "ip"))));
    }

    // What a group has that nobody has changed.
    private XElement Attributes(Caller caller, string arn) => Known(caller).All(known => known.Group.Arn != arn)
        ? throw NotFound()
        : new("Attributes", new XElement("member", new XElement("Key", "deregistration_delay.timeout_seconds"), new XElement("Value", "300")));

    private XElement Health(Caller caller, string arn)
    {
        var services = Known(caller).Where(known => known.Group.Arn == arn).ToList();
        return services.Count == 0
            ? throw NotFound()
            : new("TargetHealthDescriptions", services.SelectMany(known => known.Service.Tasks.Values
                .Where(task => task.LastStatus is TaskStatusName.Running or TaskStatusName.Deactivating)
                .OrderBy(task => task.Created).ThenBy(task => task.Id, StringComparer.Ordinal)
                .Select(task => Target(task, known.Group))));
    }

    private static XElement Target(TaskRecord task, TargetGroup group)
    {
        var (state, reason, description) = (task.IsWanted, task.TargetHealth) switch
        {
            (false, _) => ("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"),
            (_, null or "healthy") => ("healthy", null, null),
            (_, "initial") => ("initial", "Elb.InitialHealthChecking", "Initial health checks in progress"),
            (_, var why) => ("unhealthy", why.Contains("codes", StringComparison.Ordinal) ? "Target.ResponseCodeMismatch" : "Target.FailedHealthChecks", why),
        };
        return new(
            "member",
            new XElement("HealthCheckPort", group.Port),
            new XElement("Target", new XElement("Id", Address(task.Id)), new XElement("Port", group.Port)),
            new XElement("TargetHealth", new XElement("State", state), reason is null ? null : new XElement("Reason", reason), description is null ? null : new XElement("Description", description)));
    }

    // A task has an address of its own in a VPC; this one has none, so its name stands for it.
    private static string Address(string task) =>
        string.Create(CultureInfo.InvariantCulture, $"10.0.{Convert.ToByte(task[..2], 16)}.{Convert.ToByte(task[2..4], 16)}");

    private IEnumerable<(Service Service, TargetGroup Group)> Known(Caller caller) =>
        from store in room.In(caller).Services
        from service in new[] { room.Views.Of(store) }
        from targets in TargetGroups.Of(service)
        select (service, targets);

    private static AwsError NotFound() => new("TargetGroupNotFound", "One or more target groups not found");
}
