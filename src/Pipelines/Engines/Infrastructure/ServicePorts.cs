using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>The port that a balancer reaches of each service: the first that its own container maps, in the JSON that is deployed. Written twice, the two would drift.</summary>
internal static class ServicePorts
{
    /// <summary>The ports by service; a service whose container maps none is not among them.</summary>
    /// <exception cref="DefinitionException">Everything that is wrong in the containers' JSON.</exception>
    public static IReadOnlyDictionary<string, int> Read(string root, Application application, DeploymentEnvironment environment)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var input in ContainerFiles.Read(root, application, environment, NoImage))
        {
            var container = (input.Json["containerDefinitions"] as JsonArray ?? []).FirstOrDefault(one => (string?)one?["name"] == input.Service.Name);
            if ((container?["portMappings"] as JsonArray)?.Select(mapping => (int?)mapping?["containerPort"]).FirstOrDefault(port => port is not null) is { } port)
            {
                ports[input.Service.Name] = port;
            }
        }

        return ports;
    }

    // The image has no part in it.
    private static ImageReference NoImage(ContainerImage image) => new(RegistryAddress.Parse("registry.invalid"), image.Repository, Digest.Of([]));
}
