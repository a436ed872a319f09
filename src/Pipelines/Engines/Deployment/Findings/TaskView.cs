using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>A task definition as the rules look at it: its parts by name, and where each of them is written.</summary>
internal sealed class TaskView(TaskDefinitionInput input, DeploymentEnvironment environment)
{
    /// <summary>The service.</summary>
    public Service Service => input.Service;

    /// <summary>The task definition in ECS's form.</summary>
    public JsonObject Json => input.Json;

    /// <summary>The family.</summary>
    public string Family => input.Family;

    /// <summary>The environment that it is for.</summary>
    public DeploymentEnvironment Environment => environment;

    /// <summary>The containers.</summary>
    public IReadOnlyList<ContainerView> Containers => [.. Json.Records("containerDefinitions").Select(container => new ContainerView(this, container))];

    /// <summary>True in the sandbox of <c>local</c>, which shows every log, and has no subnets.</summary>
    public bool IsLocal => environment == DeploymentEnvironment.Local;

    /// <summary>True when the task says that it runs on Fargate.</summary>
    public bool IsFargate => Json.Texts("requiresCompatibilities").Contains("FARGATE");

    /// <summary>awsvpc, bridge, host or none.</summary>
    public string NetworkMode => Json.Text("networkMode") ?? "bridge";

    /// <summary>LINUX, or one of Windows' families.</summary>
    public string System => Json.Record("runtimePlatform")?.Text("operatingSystemFamily") ?? "LINUX";

    /// <summary>X86_64 or ARM64.</summary>
    public string Architecture => Json.Record("runtimePlatform")?.Text("cpuArchitecture") ?? "X86_64";

    /// <summary>aws, aws-cn or aws-us-gov: what ARNs of the environment's region begin with.</summary>
    public string Partition => environment.Region.Partition;

    /// <summary>The container of that name; null when there is none.</summary>
    public ContainerView? Find(string container) => Containers.FirstOrDefault(one => one.Name == container);

    /// <summary>A finding about a part of the task definition.</summary>
    /// <param name="rule">What is wrong.</param>
    /// <param name="path">The part, from the top: <c>networkMode</c>; a container by its name.</param>
    /// <param name="values">What goes into the holes of the rule.</param>
    public Finding Raise(DeploymentRule rule, IReadOnlyList<string> path, params object?[] values) => rule.At(Service.Name, values) with
    {
        Place = JsonPart.PlaceOf(input.Written, path)?.ToString(),
        Subject = path.Count == 0 ? null : string.Join('.', path[0] == "containerDefinitions" ? path.Skip(1) : path),
    };
}

/// <summary>One container of a task definition.</summary>
internal sealed class ContainerView(TaskView task, JsonObject json)
{
    /// <summary>Its definition.</summary>
    public JsonObject Json => json;

    /// <summary>Its name.</summary>
    public string Name => json.Text("name") ?? "";

    /// <summary>True when its end is the task's.</summary>
    public bool IsEssential => json.Flag("essential") ?? true;

    /// <summary>True when ECS looks whether it works.</summary>
    public bool HasHealthCheck => json.Record("healthCheck")?.Texts("command") is { Count: > 0 } command && command[0] != "NONE";

    /// <summary>The ports that it listens on.</summary>
    public IEnumerable<(long Port, string Protocol)> Ports => json.Records("portMappings")
        .Where(mapping => mapping.Number("containerPort") is not null).Select(mapping => (mapping.Number("containerPort")!.Value, mapping.Text("protocol") ?? "tcp"));

    /// <summary>A finding about a part of it.</summary>
    /// <param name="rule">What is wrong; its first hole is the container's name.</param>
    /// <param name="path">The part, below the container.</param>
    /// <param name="values">What goes into the other holes.</param>
    public Finding Raise(DeploymentRule rule, IReadOnlyList<string> path, params object?[] values) => RaiseAs(rule, path, [Name, .. values]);

    /// <summary>The same for a rule whose holes are all the caller's.</summary>
    public Finding RaiseAs(DeploymentRule rule, IReadOnlyList<string> path, params object?[] values) => task.Raise(rule, ["containerDefinitions", Name, .. path], values);
}
