using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>Makes the plan of a deployment: looks at the cluster, the services and what they run, and collects everything that is in the way.</summary>
internal sealed class DeploymentPlanner(EcsClient ecs, PlanSources sources)
{
    /// <summary>Looks, and plans. Nothing is written.</summary>
    public async Task<DeploymentPlan> PlanAsync(
        Application application, DeploymentEnvironment environment, IReadOnlyList<TaskDefinitionInput> inputs, CancellationToken cancellationToken)
    {
        Suppressions.Check(application);
        var waves = Waves.Of(application);
        var cluster = application.ClusterOf(environment);

        // A revision that is registered already was taken by ECS, and ran.
        var findings = inputs.Where(input => input.Registered is null).SelectMany(input => TaskFindings.Of(input, environment)).ToList();
        try
        {
            var found = await LookAsync(application, environment, cluster, findings, cancellationToken);
            var planned = inputs.Where(input => found.ContainsKey(input.Service.Name)).ToList();
            findings.AddRange(await new Surroundings(sources).FindingsAsync(planned, found, environment, cancellationToken));
            var plans = new Dictionary<string, ServicePlan>();
            foreach (var input in planned)
            {
                plans.Add(input.Service.Name, await PlanAsync(input, found[input.Service.Name], findings, cancellationToken));
            }

            var accepted = findings.Select(finding => (Finding: finding, Suppressions.Of(application, finding)?.Reason)).ToLookup(one => one.Reason is not null);
            var refusals = accepted[false].Select(one => one.Finding).Where(finding => finding.Weight == FindingWeight.Refusal).ToList();
            return refusals.Count == 0 && plans.Count == application.Services.Count
                ? new(application, environment, cluster, [.. waves.Select(wave => wave.Select(service => plans[service.Name]).ToList())], [.. accepted[false].Select(one => one.Finding)])
                {
                    Accepted = [.. accepted[true].Select(one => new AcceptedFinding(one.Finding, one.Reason!))],
                }
                : throw PlanText.Refused(application, environment, refusals.Count > 0 ? refusals : [.. findings.Where(finding => finding.Weight == FindingWeight.Refusal)]);
        }
        catch (ExecutionException unread) when (unread.ExitCode != (int)Outcome.Refused)
        {
            throw PlanText.NotPlanned(application, environment, unread);
        }
    }

    // The services that can be deployed, by name.
    private async Task<Dictionary<string, EcsService>> LookAsync(
        Application application, DeploymentEnvironment environment, string name, List<Finding> findings, CancellationToken cancellationToken)
    {
        var cluster = await ecs.FindClusterAsync(name, cancellationToken);
        findings.AddRange(ServiceFindings.OfCluster(name, cluster, environment));
        if (cluster is not { Status: "ACTIVE" })
        {
            return [];
        }

        var names = application.Services.Select(service => service.Name).ToList();
        var services = (await ecs.DescribeServicesAsync(name, names, cancellationToken)).DistinctBy(service => service.Name).ToDictionary(service => service.Name);
        findings.AddRange(names.SelectMany(service => ServiceFindings.Of(service, services.GetValueOrDefault(service), cluster, environment)));
        return services.Where(pair => names.Contains(pair.Key) && ServiceFindings.IsDeployable(pair.Value, cluster)).ToDictionary();
    }

    private async Task<ServicePlan> PlanAsync(TaskDefinitionInput input, EcsService service, List<Finding> findings, CancellationToken cancellationToken)
    {
        // A definition that ECS has forgotten is none that we could want again.
        var running = await ecs.FindTaskDefinitionAsync(service.TaskDefinition!, cancellationToken) ?? new(service.TaskDefinition!, new JsonObject());
        var move = DefinitionChanges.AreEqual(running.Json, input.Json) ? WhenEqual(service)
            : input.Registered is null ? Move.Replace
            : Move.Return;
        if (move is Move.Replace or Move.Return && service.Primary is { RolloutState: "IN_PROGRESS" })
        {
            findings.Add(DeploymentRules.Replaces.At(service.Name, running.Name));
        }

        var plan = new ServicePlan(input, move, service, running);
        return move == Move.Follow ? plan with { Followed = await FollowedAsync(service, cancellationToken) } : plan;
    }

    private static Move WhenEqual(EcsService service) => service.Primary switch
    {
        _ when service.IsSettled => Move.Nothing,
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
