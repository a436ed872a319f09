using System.Globalization;
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
        foreach (var written in ContainerFiles.Check(root, application, environment))
        {
            var container = (written.Root["containerDefinitions"] as JsonPart.Map)?[written.Service.Name] as JsonPart.Map;
            if (FirstPort(container?["portMappings"] as JsonPart.Series) is { } port)
            {
                ports[written.Service.Name] = port;
            }
        }

        return ports;
    }

    private static int? FirstPort(JsonPart.Series? mappings)
    {
        foreach (var mapping in mappings?.Items ?? [])
        {
            if ((mapping as JsonPart.Map)?["containerPort"] is JsonPart.Scalar port)
            {
                return int.Parse(port.Text, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
