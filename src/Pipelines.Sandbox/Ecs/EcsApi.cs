using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>
/// ECS: clusters, task definitions, services with rolling deployments, and their tasks.
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Operations.html
/// </summary>
internal sealed class EcsApi(EcsRoom room, ImageDigests digests, Func<Moment> moment, TimeProvider clock, Action changed, Rates rates, Action catchUp)
{
    public JsonService Service
    {
        get
        {
            var clusters = new ClusterOperations(room);
            var definitions = new TaskDefinitionOperations(room, clock);
            var services = new ServiceOperations(room, digests, moment, changed);
            var deployments = new DeploymentOperations(room, clock, changed);
            var tasks = new TaskOperations(room, clock, changed);
            var tags = new TagOperations(room);
            var operations = new Dictionary<string, JsonOperation>
            {
                ["CreateCluster"] = clusters.Create,
                ["DescribeClusters"] = clusters.Describe,
                ["ListClusters"] = clusters.List,
                ["RegisterTaskDefinition"] = definitions.Register,
                ["DescribeTaskDefinition"] = definitions.Describe,
                ["DeregisterTaskDefinition"] = definitions.Deregister,
                ["ListTaskDefinitions"] = definitions.List,
                ["CreateService"] = services.Create,
                ["UpdateService"] = services.Update,
                ["DescribeServices"] = services.Describe,
                ["ListServices"] = services.List,
                ["ListServiceDeployments"] = deployments.List,
                ["DescribeServiceDeployments"] = deployments.Describe,
                ["DescribeServiceRevisions"] = deployments.DescribeRevisions,
                ["StopServiceDeployment"] = deployments.Stop,
                ["ListTasks"] = tasks.List,
                ["DescribeTasks"] = tasks.Describe,
                ["StopTask"] = tasks.Stop,
                ["TagResource"] = tags.Tag,
                ["UntagResource"] = tags.Untag,
                ["ListTagsForResource"] = tags.List,
            };
            return new("ecs", "AmazonEC2ContainerServiceV20141113", operations.ToDictionary(operation => operation.Key, operation => Ready(operation.Key, operation.Value)));
        }
    }

    private JsonOperation Ready(string name, JsonOperation operation) => rates.Limited(name, (caller, input) =>
    {
        catchUp();
        return operation(caller, input);
    });
}
