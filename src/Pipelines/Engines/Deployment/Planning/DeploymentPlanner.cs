using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>Makes the plan of a deployment: looks at the cluster, the services and what they run, and collects everything that is in the way.</summary>
internal sealed class DeploymentPlanner(EcsClient ecs)
{
    /// <summary>Looks, and plans. Nothing is written.</summary>
    public async Task<DeploymentPlan> PlanAsync(
        Application application, DeploymentEnvironment environment, IReadOnlyList<TaskDefinitionInput> inputs, CancellationToken cancellationToken)
    {
        var waves = Waves.Of(application);
        var cluster = application.ClusterOf(environment);
        var findings = inputs.SelectMany(input => TaskFindings.Of(input, environment)).ToList();
        try
        {
            var found = await LookAsync(application, environment, cluster, findings, cancellationToken);
            var plans = new Dictionary<string, ServicePlan>();
            foreach (var input in inputs.Where(input => found.ContainsKey(input.Service.Name)))
            {
                plans.Add(input.Service.Name, await PlanAsync(input, found[input.Service.Name], findings, cancellationToken));
            }

            var refusals = findings.Where(finding => finding.Weight == FindingWeight.Refusal).ToList();
            return refusals.Count == 0
                ? new(application, environment, cluster, [.. waves.Select(wave => wave.Select(service => plans[service.Name]).ToList())], findings)
                : throw DeploymentText.Refused(application, environment, refusals);
        }
        catch (ExecutionException unread) when (unread.ExitCode != (int)Outcome.Refused)
        {
            throw DeploymentText.NotPlanned(application, environment, unread);
        }
    }

    // The services that can be deployed, by name.
    private async Task<Dictionary<string, EcsService>> LookAsync(
        Application application, DeploymentEnvironment environment, string cluster, List<Finding> findings, CancellationToken cancellationToken)
    {
        var found = await ecs.FindClusterAsync(cluster, cancellationToken);
        if (found is not { Status: "ACTIVE" })
        {
            findings.Add(DeploymentText.NoCluster(cluster, found?.Status, environment));
            return [];
        }

        var names = application.Services.Select(service => service.Name).ToList();
        var services = (await ecs.DescribeServicesAsync(cluster, names, cancellationToken)).ToDictionary(service => service.Name);
        findings.AddRange(names.SelectMany(name => Findings(name, cluster, services.GetValueOrDefault(name))));
        return services.Where(pair => IsDeployable(pair.Value)).ToDictionary();
    }

    private static bool IsDeployable(EcsService service) => service is { Status: "ACTIVE", Controller: "ECS", TaskDefinition: not null };

    private static IEnumerable<Finding> Findings(string name, string cluster, EcsService? service) => service switch
    {
        null => [DeploymentText.NoService(name, cluster, null)],
        { Status: not "ACTIVE" } => [DeploymentText.NoService(name, cluster, service.Status)],
        { Controller: not "ECS" } => [DeploymentText.OtherController(name, service.Controller)],
        { TaskDefinition: null } => [DeploymentText.OtherController(name, "task sets")],
        { Scheduling: "DAEMON" } => [],
        { Desired: 0 } => [DeploymentText.NothingDesired(name)],
        _ => RoomToReplace.Of(name, service.Desired, service.MinimumHealthyPercent, service.MaximumPercent),
    };

    private async Task<ServicePlan> PlanAsync(TaskDefinitionInput input, EcsService service, List<Finding> findings, CancellationToken cancellationToken)
    {
        // A definition that ECS has forgotten is none that we could want again.
        var running = await ecs.FindTaskDefinitionAsync(service.TaskDefinition!, cancellationToken) ?? new(service.TaskDefinition!, new JsonObject());
        var move = DefinitionChanges.AreEqual(running.Json, input.Json) ? WhenEqual(service)
            : input.Registered is null ? Move.Replace
            : Move.Return;
        if (move is Move.Replace or Move.Return && service.Primary is { RolloutState: "IN_PROGRESS" })
        {
            findings.Add(DeploymentText.Replaces(service.Name, running.Arn));
        }

        var plan = new ServicePlan(input, move, service, running);
        return move == Move.Follow ? plan with { Followed = await FollowedAsync(service, cancellationToken) } : plan;
    }

    private static Move WhenEqual(EcsService service) => service.Primary switch
    {
        { RolloutState: "COMPLETED" } => Move.Nothing,
        { RolloutState: null, Pending: 0 } primary when service.Deployments.Count == 1 && primary.Running == primary.Desired => Move.Nothing,
        null or { RolloutState: "FAILED" } => Move.Restart,
        _ => Move.Follow,
    };

    // While ECS returns to our definition, the service deployment in charge is the failing one, whose end would not be ours.
    private async Task<string?> FollowedAsync(EcsService service, CancellationToken cancellationToken)
    {
        if (service.CurrentServiceDeployment is not { } arn)
        {
            return null;
        }

        var deployments = await ecs.FindServiceDeploymentsAsync([arn], cancellationToken);
        return deployments?.Any(deployment => deployment.Status.StartsWith("ROLLBACK_", StringComparison.Ordinal)) == true ? null : arn;
    }
}
