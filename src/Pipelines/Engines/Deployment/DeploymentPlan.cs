using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Planning;

namespace Pipelines.Engines.Deployment;

/// <summary>What a deployment will do: made by reading alone, shown, then applied.</summary>
/// <param name="Application">What is deployed.</param>
/// <param name="Environment">Where to.</param>
/// <param name="Cluster">The name of the ECS cluster.</param>
/// <param name="Waves">The services: a wave begins when those before it have succeeded.</param>
/// <param name="Warnings">What was noticed and does not stop it.</param>
internal sealed record DeploymentPlan(
    Application Application, DeploymentEnvironment Environment, string Cluster, IReadOnlyList<IReadOnlyList<ServicePlan>> Waves, IReadOnlyList<Finding> Warnings)
{
    /// <summary>All services, in the order of the waves.</summary>
    public IEnumerable<ServicePlan> Services => Waves.SelectMany(wave => wave);

    /// <summary>What was noticed and is accepted, each with its reason.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>
    /// The tags of a service's new revision besides those of its input, given the revisions of all services that are known by then; null = none.
    /// What is said of a deployment is so said in the registrations, and costs no call of its own.
    /// </summary>
    public Func<ServicePlan, IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>>? Tags { get; init; }

    /// <summary>The last service that gets a new revision: those of all others are known when it is registered. Null when none does.</summary>
    public ServicePlan? LastRegistered => Services.LastOrDefault(service => service.Move == Move.Replace);

    /// <summary>The tags that a service's new revision is registered with.</summary>
    /// <param name="service">The service.</param>
    /// <param name="definitions">The ARN for each service that is known by now, by its name.</param>
    public IReadOnlyDictionary<string, string> TagsOf(ServicePlan service, IReadOnlyDictionary<string, string> definitions) =>
        Tags is null ? service.Input.Tags : new Dictionary<string, string>(service.Input.Tags.Concat(Tags(service, definitions)));

    /// <summary>The task definition that each service runs while the plan is made, by the service's name: <c>family:revision</c>.</summary>
    public IReadOnlyDictionary<string, string> Runs => Services.ToDictionary(service => service.Service.Name, service => service.Running.Name);

    /// <summary>True when nothing will be written.</summary>
    public bool WritesNothing => Services.All(service => service.Move is Move.Nothing or Move.Follow);
}

/// <summary>A finding that the author accepts.</summary>
/// <param name="Finding">What was noticed.</param>
/// <param name="Reason">Why it is right here.</param>
internal sealed record AcceptedFinding(Finding Finding, string Reason);

/// <summary>What will be done to one service.</summary>
/// <param name="Input">Which service, and the task definition that it shall have.</param>
/// <param name="Move">What.</param>
/// <param name="Seen">The service as the plan saw it; the write is refused when it is another one by then.</param>
/// <param name="Running">The task definition that it has.</param>
internal sealed record ServicePlan(TaskDefinitionInput Input, Move Move, EcsService Seen, EcsTaskDefinition Running)
{
    /// <summary>The service.</summary>
    public Service Service => Input.Service;

    /// <summary>The task definition that it shall have.</summary>
    public JsonObject Wanted => Input.Json;

    /// <summary>What differs between both, a line a field.</summary>
    public IReadOnlyList<string> Changes => DefinitionChanges.Between(Running.Json, Wanted);

    /// <summary>The commit of the image that it shall have, short; null when nobody says.</summary>
    public string? Commit => Input.Commit;

    /// <summary>The variables that its containers shall have, those that look like secrets masked.</summary>
    public IReadOnlyList<PlannedVariable> Variables => PlannedVariable.Of(Wanted);

    /// <summary>The calls that will write, in their order.</summary>
    public IReadOnlyList<string> Calls => Move switch
    {
        Move.Replace => ["ecs:RegisterTaskDefinition", "ecs:UpdateService"],
        Move.Restart or Move.Return => ["ecs:UpdateService"],
        _ => [],
    };

    /// <summary>The image of the service's container now; null when the running definition has no such container.</summary>
    public string? RunningImage => ImageOf(Running.Json, Service);

    /// <summary>The image that it shall have.</summary>
    public string? WantedImage => ImageOf(Wanted, Service);

    /// <summary>True when the revision that it gets was registered by a deployment of just this that failed.</summary>
    public bool IsRetry { get; init; }

    /// <summary>The service deployment that goes on already and is followed; null when there is none, or when it is one that rolls back.</summary>
    public string? Followed { get; init; }

    /// <summary>The image of a service's container in a task definition.</summary>
    public static string? ImageOf(JsonObject definition, Service service) =>
        definition["containerDefinitions"]?.AsArray().FirstOrDefault(container => container?["name"]?.GetValue<string>() == service.Name)?["image"]?.GetValue<string>();
}

/// <summary>What is done to a service.</summary>
internal enum Move
{
    /// <summary>It runs what it shall run.</summary>
    Nothing,

    /// <summary>A deployment of just that is under way, somebody's: it is waited for, and nothing is written.</summary>
    Follow,

    /// <summary>It has the definition, and its deployment failed: it is begun again.</summary>
    Restart,

    /// <summary>A definition is registered, and the service updated to it.</summary>
    Replace,

    /// <summary>The service is updated to a revision that is registered already.</summary>
    Return,
}
