using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>
/// The cluster and services that infrastructure code would have made: each service runs a bootstrap revision until the first
/// deployment, and that revision is what a failed first deployment goes back to.
/// </summary>
internal static class EcsSeed
{
    /// <summary>The image of a bootstrap revision; no registry has it.</summary>
    public const string BootstrapImage = "pipelines/bootstrap";

    public static void Apply(EcsRoom room, IReadOnlyList<SandboxEnvironment> environments, Moment moment)
    {
        foreach (var environment in environments)
        {
            var scope = room.In(environment.Account, environment.Region);
            var cluster = scope.AddCluster(new() { Name = environment.Cluster, Arn = scope.Arn($"cluster/{environment.Cluster}") });
            foreach (var service in environment.Services.Where(service => scope.Find(cluster.Name, service.Name) is null))
            {
                scope.Add(Bootstrap(scope, cluster, service, moment));
            }
        }
    }

    private static Service Bootstrap(EcsScope scope, Cluster cluster, SandboxService seed, Moment moment)
    {
        var definition = scope.TaskDefinitions.Find($"{seed.Family}:1", scope.NameOf) ?? scope.TaskDefinitions.Add(seed.Family, revision => new()
        {
            Arn = scope.Arn($"task-definition/{seed.Family}:{revision}"),
            Family = seed.Family,
            Revision = revision,
            Registered = moment.Now,
            RegisteredBy = $"arn:{Caller.PartitionOf(scope.Region)}:iam::{scope.Account}:role/terraform",
            Content = TaskDefinitionRules.Complete(new(Definition(seed))),
        });
        var service = Deployments.Begin(
            new()
            {
                Name = seed.Name,
                Arn = scope.Arn($"service/{cluster.Name}/{seed.Name}"),
                Cluster = cluster.Name,
                ClusterArn = cluster.Arn,
                DesiredCount = seed.DesiredCount,
                Created = moment.Now,
                Configuration = Configuration(seed),
                DeploymentConfiguration = Configured(seed),
            },
            definition,
            [.. definition.Containers.Select(container => new RevisionImage((string)container["name"]!, (string)container["image"]!, null))],
            moment);
        var primary = service.Primary;
        return service.With(primary with { State = "COMPLETED", StateReason = $"ECS deployment {primary.Id} completed." }).With(service.Current with
        {
            Status = DeploymentStatus.Successful,
            Breaker = "MONITORING_COMPLETE",
            Started = moment.Now,
            Finished = moment.Now,
        }) with
        { CompletedRevision = primary.RevisionArn };
    }

    private static JsonObject Configuration(SandboxService seed)
    {
        var configuration = new JsonObject { ["launchType"] = "FARGATE" };
        if (seed.TargetGroup is { } group)
        {
            configuration["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = group, ["containerName"] = seed.Name, ["containerPort"] = seed.ContainerPort ?? 80 });
        }

        return configuration;
    }

    private static JsonObject Configured(SandboxService seed)
    {
        var configuration = (seed.DeploymentConfiguration ?? new JsonObject
        {
            ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true },
        }).DeepClone().AsObject();
        configuration["deploymentCircuitBreaker"] ??= new JsonObject { ["enable"] = false, ["rollback"] = false };
        configuration["maximumPercent"] ??= 200;
        configuration["minimumHealthyPercent"] ??= 100;
        configuration["strategy"] ??= "ROLLING";
        RolloutRules.Check(configuration);
        return configuration;
    }

    private static JsonObject Definition(SandboxService seed)
    {
        var container = new JsonObject { ["name"] = seed.Name, ["image"] = BootstrapImage, ["essential"] = true };
        if (seed.ContainerPort is { } port)
        {
            container["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = port, ["protocol"] = "tcp" });
        }

        return new()
        {
            ["family"] = seed.Family,
            ["networkMode"] = "awsvpc",
            ["requiresCompatibilities"] = new JsonArray("FARGATE"),
            ["cpu"] = "256",
            ["memory"] = "512",
            ["containerDefinitions"] = new JsonArray(container),
        };
    }
}
