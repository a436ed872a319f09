using System.Globalization;
using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;

namespace Pipelines.Tests.Engines.Deployment.Applying;

/// <summary>
/// ECS at the wire, in as much memory as a deployment needs: a cluster with services, each with a task definition and a deployment.
/// What a service deployment shows from look to look is a script.
/// </summary>
internal sealed class ScriptedEcs : IDisposable
{
    /// <summary>What a success shows here: this ECS keeps no service revisions.</summary>
    public const string NotProven = "  not proven: ECS shows no revision of the service, so it does not tell which digest ran";

    private readonly ScriptedServer _server;
    private readonly Dictionary<string, int> _looks = [];
    private readonly Dictionary<string, int> _updates = [];
    private readonly Dictionary<string, int> _allowed = [];
    private int _revision = 6;

    public ScriptedEcs()
    {
        _server = ScriptedServer.Answering(Answer);
        Client = new EcsClient(AwsAccess.WithKey("eu-west-1", "AKIDEXAMPLE", new Secret("key")) with { Endpoint = _server.Address, Retries = 0 });
    }

    public EcsClient Client { get; }

    public Dictionary<string, JsonObject> Services { get; } = [];

    public Dictionary<string, JsonObject> Definitions { get; } = [];

    /// <summary>The status of each look at a service deployment; the last one stays. By service.</summary>
    public Dictionary<string, string[]> Statuses { get; } = [];

    /// <summary>What happens to a service when its deployment first shows a status; by status.</summary>
    public Dictionary<string, Action<JsonObject>> When { get; } = [];

    /// <summary>The tags of task definitions, by ARN.</summary>
    public Dictionary<string, Dictionary<string, string>> Tags { get; } = [];

    /// <summary>The ARNs of task definitions that were deregistered.</summary>
    public HashSet<string> Inactive { get; } = [];

    public List<JsonObject> StoppedTasks { get; } = [];

    /// <summary>Operations that are answered by AccessDeniedException.</summary>
    public HashSet<string> Denied { get; } = [];

    /// <summary>Operations that are carried out, and whose answer is cut off.</summary>
    public HashSet<string> Unanswered { get; } = [];

    /// <summary>UpdateService is answered, and nothing happens.</summary>
    public bool IgnoresUpdates { get; set; }

    public string? ClusterStatus { get; set; } = "ACTIVE";

    /// <summary>Denies an operation once it has been answered so many times more.</summary>
    public void DeniedAfter(string operation, int answers) => _allowed[operation] = answers;

    /// <summary>The names of the operations, in order.</summary>
    public IReadOnlyList<string> Operations => [.. _server.Requests.Select(Operation)];

    public IReadOnlyList<string> Writes => [.. _server.Requests.Where(request => Operation(request) is "RegisterTaskDefinition" or "UpdateService" or "TagResource").Select(request => $"{Operation(request)} {request.Json!["family"] ?? request.Json!["service"] ?? NameOf(request.Json!["resourceArn"]!.GetValue<string>())}")];

    public IReadOnlyList<JsonNode> Bodies(string operation) => [.. _server.Requests.Where(request => Operation(request) == operation).Select(request => request.Json!)];

    /// <summary>A service that runs <paramref name="definition"/> as revision 6 of <c>shop-&lt;name&gt;</c>.</summary>
    public JsonObject Add(string name, JsonObject definition, int desired = 1)
    {
        var arn = Arn($"shop-{name}", 6);
        Definitions[arn] = definition;
        return Services[name] = new JsonObject
        {
            ["serviceArn"] = $"arn:aws:ecs:eu-west-1:333333333333:service/shop/{name}",
            ["serviceName"] = name,
            ["status"] = "ACTIVE",
            ["taskDefinition"] = arn,
            ["desiredCount"] = desired,
            ["runningCount"] = desired,
            ["currentServiceDeployment"] = $"arn:aws:ecs:eu-west-1:333333333333:service-deployment/shop/{name}/old",
            ["deployments"] = new JsonArray(Deployment($"ecs-svc/{name}-old", arn, "COMPLETED", desired)),
        };
    }

    public static string Arn(string family, int revision) => $"arn:aws:ecs:eu-west-1:333333333333:task-definition/{family}:{revision}";

    public static JsonObject Deployment(string id, string definition, string? state, int desired, int? running = null) => new()
    {
        ["id"] = id,
        ["status"] = "PRIMARY",
        ["taskDefinition"] = definition,
        ["rolloutState"] = state,
        ["desiredCount"] = desired,
        ["runningCount"] = running ?? desired,
        ["pendingCount"] = 0,
        ["createdAt"] = 1000.0,
    };

    public void Dispose()
    {
        Client.Dispose();
        _server.Dispose();
    }

    private static string Operation(ScriptedRequest request) => request.Header("X-Amz-Target")!.Split('.')[1];

    private ScriptedAnswer Answer(ScriptedRequest request)
    {
        var (operation, body) = (Operation(request), request.Json!);
        if (Denied.Contains(operation) || (_allowed.TryGetValue(operation, out var allowed) && _allowed[operation]-- <= 0))
        {
            return ScriptedAnswer.Json($$"""{"__type":"AccessDeniedException","message":"User: arn:aws:iam::333333333333:user/ann is not authorized"}""", 400);
        }

        var answer = ScriptedAnswer.Json((operation switch
        {
            "DescribeClusters" => new JsonObject { ["clusters"] = ClusterStatus is null ? [] : new JsonArray(new JsonObject { ["clusterArn"] = "c", ["clusterName"] = "shop", ["status"] = ClusterStatus }) },
            "DescribeServices" => new JsonObject { ["services"] = All(body["services"]!.AsArray().Select(name => Services.GetValueOrDefault(name!.GetValue<string>()))) },
            "DescribeTaskDefinition" => Described(body["taskDefinition"]!.GetValue<string>()),
            "RegisterTaskDefinition" => Register(body.AsObject()),
            "UpdateService" => Update(body.AsObject()),
            "DescribeServiceDeployments" => new JsonObject { ["serviceDeployments"] = All(body["serviceDeploymentArns"]!.AsArray().Select(arn => Look(arn!.GetValue<string>()))) },
            "StopServiceDeployment" => new JsonObject { ["serviceDeploymentArn"] = body["serviceDeploymentArn"]!.DeepClone() },
            "TagResource" => Tag(body["resourceArn"]!.GetValue<string>(), body["tags"]),
            "ListTaskDefinitions" => Listed(body),
            "ListTasks" => new JsonObject { ["taskArns"] = new JsonArray([.. StoppedTasks.Select(task => task["taskArn"]!.DeepClone())]) },
            "DescribeTasks" => new JsonObject { ["tasks"] = All(StoppedTasks) },
            _ => throw new InvalidOperationException(operation),
        }).ToJsonString());
        return Unanswered.Contains(operation) ? answer with { CutAfter = 5 } : answer;
    }

    private static JsonArray All(IEnumerable<JsonObject?> nodes) => new([.. nodes.OfType<JsonObject>().Select(node => node.DeepClone())]);

    private JsonObject Listed(JsonNode body)
    {
        var arns = Definitions.Keys.Where(arn => NameOf(arn).Split(':')[0] == body["familyPrefix"]!.GetValue<string>() && !Inactive.Contains(arn)).OrderByDescending(RevisionOf).ToList();
        var (from, most) = (int.Parse(body["nextToken"]?.GetValue<string>() ?? "0", CultureInfo.InvariantCulture), body["maxResults"]?.GetValue<int>() ?? 100);
        var answer = new JsonObject { ["taskDefinitionArns"] = new JsonArray([.. arns.Skip(from).Take(most).Select(arn => JsonValue.Create(arn))]) };
        if (from + most < arns.Count)
        {
            answer["nextToken"] = (from + most).ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    private JsonObject Described(string reference)
    {
        var arn = Definitions.Keys.Single(known => known == reference || NameOf(known) == reference);
        var definition = Definitions[arn].DeepClone().AsObject();
        definition["taskDefinitionArn"] = arn;
        definition["revision"] = 6;
        definition["status"] = Inactive.Contains(arn) ? "INACTIVE" : "ACTIVE";
        definition["registeredAt"] = RevisionOf(arn);
        var tags = Tags.GetValueOrDefault(arn) ?? [];
        return new() { ["taskDefinition"] = definition, ["tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]) };
    }

    private JsonObject Register(JsonObject definition)
    {
        var arn = Arn(definition["family"]!.GetValue<string>(), ++_revision);
        var copy = definition.DeepClone().AsObject();
        Tag(arn, copy["tags"]);
        copy.Remove("tags");
        Definitions[arn] = copy;
        return new() { ["taskDefinition"] = new JsonObject { ["taskDefinitionArn"] = arn } };
    }

    private JsonObject Tag(string arn, JsonNode? tags)
    {
        var known = Tags.TryGetValue(arn, out var before) ? before : Tags[arn] = [];
        foreach (var tag in tags?.AsArray() ?? [])
        {
            known[tag!["key"]!.GetValue<string>()] = tag["value"]!.GetValue<string>();
        }

        return [];
    }

    private static int RevisionOf(string arn) => int.Parse(arn.Split(':')[^1], CultureInfo.InvariantCulture);

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private JsonObject Update(JsonObject body)
    {
        var (name, definition) = (body["service"]!.GetValue<string>(), body["taskDefinition"]!.GetValue<string>());
        var service = Services[name];
        if (IgnoresUpdates)
        {
            return new() { ["service"] = service.DeepClone() };
        }

        var desired = service["desiredCount"]!.GetValue<int>();
        service["taskDefinition"] = definition;
        var count = _updates[name] = _updates.GetValueOrDefault(name) + 1;
        var id = count == 1 ? "new" : $"new{count}";
        service["currentServiceDeployment"] = $"arn:aws:ecs:eu-west-1:333333333333:service-deployment/shop/{name}/{id}";
        service["deployments"] = new JsonArray(Deployment($"ecs-svc/{name}-{id}", definition, "IN_PROGRESS", desired, 0));
        return new() { ["service"] = service.DeepClone() };
    }

    private JsonObject? Look(string arn)
    {
        var name = arn.Split('/')[^2];
        if (!Statuses.TryGetValue(name, out var statuses))
        {
            return null;
        }

        var look = _looks[name] = _looks.GetValueOrDefault(name) + 1;
        var status = statuses[Math.Min(look, statuses.Length) - 1];
        if (When.TryGetValue(status, out var happens))
        {
            happens(Services[name]);
        }

        var desired = Services[name]["desiredCount"]!.GetValue<int>();
        return new()
        {
            ["serviceDeploymentArn"] = arn,
            ["status"] = status,
            ["statusReason"] = status is "SUCCESSFUL" or "IN_PROGRESS" ? null : $"the reason of {status}",
            ["targetServiceRevision"] = new JsonObject { ["requestedTaskCount"] = desired, ["runningTaskCount"] = status == "SUCCESSFUL" ? desired : 0 },
        };
    }
}
