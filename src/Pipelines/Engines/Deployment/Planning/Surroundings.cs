using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>Holds the wanted task definitions against what is around them: service, load balancers and image.</summary>
internal sealed class Surroundings(PlanSources sources)
{
    /// <summary>What does not fit.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(
        IReadOnlyList<TaskDefinitionInput> inputs, IReadOnlyDictionary<string, EcsService> services, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var groups = await GroupsAsync(services.Values, cancellationToken);
        var images = new Dictionary<ImageReference, ImageFacts?>();
        foreach (var image in inputs.Select(input => input.Image).Distinct())
        {
            images[image] = sources.Image is { } ask ? await ask(image, cancellationToken) : null;
        }

        return
        [
            .. from input in inputs
               let service = services[input.Service.Name]
               from finding in ServiceFindings.Of(input, service, environment)
                   .Concat(BalancerFindings.Of(new TaskView(input, environment), service, groups))
                   .Concat(images[input.Image] is { } facts && input.Registered is null ? ImageFindings.Of(new TaskView(input, environment), input.Image.Digest.Short, facts) : [])
               select finding,
        ];
    }

    private async Task<IReadOnlyList<TargetGroup>> GroupsAsync(IEnumerable<EcsService> services, CancellationToken cancellationToken)
    {
        var arns = services.SelectMany(service => service.LoadBalancers).Select(balancer => balancer.TargetGroup).OfType<string>().Distinct().ToList();
        return arns.Count > 0 && sources.TargetGroups is { } ask ? await ask(arns, cancellationToken) : [];
    }
}
