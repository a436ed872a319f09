using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Creates, updates, describes and lists services.</summary>
internal sealed partial class ServiceOperations(EcsRoom room, ImageDigests digests, Func<Moment> moment, Action changed)
{
    private const int MostDescribed = 10;

    // A change of one of these is a new deployment.
    private static readonly string[] Deployed =
    [
        "networkConfiguration", "loadBalancers", "serviceRegistries", "capacityProviderStrategy", "platformVersion", "enableExecuteCommand", "propagateTags",
        "enableECSManagedTags", "serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations",
    ];

    // These are only kept and told.
    private static readonly string[] Told = ["launchType", "schedulingStrategy", "healthCheckGracePeriodSeconds", "availabilityZoneRebalancing", "placementConstraints", "placementStrategy"];

    public JsonObject Create(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var name = input.RequiredText("serviceName");
        if (!Name().IsMatch(name))
        {
            throw new AwsError("InvalidParameterException", "Invalid service name. Letters, numbers, hyphens and underscores are allowed, 255 at most.");
        }

        CheckSupported(input);
        var cluster = scope.ClusterOf(input.Text("cluster"));
        var definition = Definition(scope, input.RequiredText("taskDefinition"));
        var now = moment();
        var service = new Service
        {
            Name = name,
            Arn = scope.Arn($"service/{cluster.Name}/{name}"),
            Cluster = cluster.Name,
            ClusterArn = cluster.Arn,
            DesiredCount = Count(input) ?? throw new AwsError("InvalidParameterException", "desiredCount should be specified for REPLICA services."),
            Created = now.Now,
            ClientToken = input.Text("clientToken"),
            Configuration = Members(input, [.. Deployed, .. Told]),
            DeploymentConfiguration = Configured([], input),
            Tags = EcsTags.Read(input),
        };
        var (store, isNew) = scope.Add(Deployments.Begin(service, definition, digests.Of(definition), now));
        if (!isNew && (service.ClientToken is null || store.Value.ClientToken != service.ClientToken))
        {
            throw new AwsError("InvalidParameterException", "Creation of service was not idempotent.");
        }

        changed();
        return new() { ["service"] = ServiceShapes.Of(store.Value, withTags: true) };
    }

    public JsonObject Update(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var store = scope.ServiceOf(input.Text("cluster"), input.RequiredText("service"));
        CheckSupported(input);
        var asked = input.Text("taskDefinition") is { } reference ? Definition(scope, reference) : null;
        var now = moment();
        room.Views.Record(store.Value);
        var (service, _) = store.Update<bool>(known =>
        {
            if (known.Status != "ACTIVE")
            {
                throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
            }

            var members = Members(input, [.. Deployed, .. Told]);
            var configuration = known.Configuration.DeepClone().AsObject();
            foreach (var (name, value) in members)
            {
                configuration[name] = value?.DeepClone();
            }

            var next = known with
            {
                DesiredCount = Count(input) ?? known.DesiredCount,
                Configuration = configuration,
                DeploymentConfiguration = Configured(known.DeploymentConfiguration, input),
            };
            var isDeployment = input.Flag("forceNewDeployment") == true
                || (asked is not null && asked.Arn != known.Primary.TaskDefinitionArn)
                || Deployed.Any(name => members.ContainsKey(name) && !JsonNode.DeepEquals(members[name], known.Configuration[name]));
            if (!isDeployment)
            {
                return (next, false);
            }

            // A task definition that has been deregistered meanwhile may be kept, but not deployed anew by name.
            var definition = asked ?? scope.TaskDefinitions.Find(known.Primary.TaskDefinitionArn, scope.NameOf)!;
            return (Deployments.Begin(next, definition, digests.Of(definition), now), true);
        });
        room.Views.Record(service);
        changed();
        return new() { ["service"] = ServiceShapes.Of(service, withTags: false) };
    }

    public JsonObject Describe(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var references = input.Texts("services");
        if (references.Count is 0 or > MostDescribed)
        {
            throw new AwsError("InvalidParameterException", references.Count == 0 ? "Services cannot be empty." : $"Services cannot be more than {MostDescribed}.");
        }

        var cluster = scope.ClusterOf(input.Text("cluster"));
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var name in references.Select(reference => scope.NameOf(reference, "service")))
        {
            if (scope.Find(cluster.Name, name) is { } service)
            {
                found.Add(ServiceShapes.Of(room.Views.Of(service), input.Texts("include").Contains("TAGS")));
            }
            else
            {
                failures.Add(new JsonObject { ["arn"] = scope.Arn($"service/{cluster.Name}/{name}"), ["reason"] = "MISSING" });
            }
        }

        return new() { ["services"] = found, ["failures"] = failures };
    }

    public JsonObject List(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var arns = scope.ServicesOf(scope.ClusterOf(input.Text("cluster")).Name).Select(service => service.Value.Arn).Order(StringComparer.Ordinal);
        var (page, next) = input.Page([.. arns], most: 100, usual: 10);
        return new() { ["serviceArns"] = new JsonArray([.. page.Select(arn => JsonValue.Create(arn))]), ["nextToken"] = next };
    }

    private static TaskDefinition Definition(EcsScope scope, string reference)
    {
        var definition = scope.TaskDefinitions.Find(reference, scope.NameOf) ?? throw new AwsError("ClientException", "TaskDefinition not found.");
        return definition.Status == "ACTIVE" ? definition : throw new AwsError("ClientException", "TaskDefinition is inactive");
    }

    private static void CheckSupported(JsonInput input)
    {
        if (input.Object("deploymentController")?.Text("type") is { } controller && controller != "ECS")
        {
            throw new AwsError("UnsupportedFeatureException", $"The sandbox has the deployment controller ECS, not {controller}.");
        }

        if (input.Text("schedulingStrategy") is { } strategy && strategy != "REPLICA")
        {
            throw new AwsError("UnsupportedFeatureException", $"The sandbox has the scheduling strategy REPLICA, not {strategy}.");
        }
    }

    private static int? Count(JsonInput input) =>
        input.Integer("desiredCount") is not { } count ? null
        : count >= 0 ? count
        : throw new AwsError("InvalidParameterException", "desiredCount cannot be negative.");

    private static JsonObject Members(JsonInput input, string[] names) => new(names.Where(input.Has).Select(name => KeyValuePair.Create(name, (JsonNode?)input.Members[name]!.DeepClone())));

    private static JsonObject Configured(JsonObject known, JsonInput input)
    {
        var configuration = known.DeepClone().AsObject();
        foreach (var (name, value) in input.Object("deploymentConfiguration")?.Members ?? [])
        {
            configuration[name] = value?.DeepClone();
        }

        configuration["deploymentCircuitBreaker"] ??= new JsonObject { ["enable"] = false, ["rollback"] = false };
        configuration["maximumPercent"] ??= 200;
        configuration["minimumHealthyPercent"] ??= 100;
        configuration["strategy"] ??= "ROLLING";
        RolloutRules.Check(configuration);
        return configuration;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Name();
}
