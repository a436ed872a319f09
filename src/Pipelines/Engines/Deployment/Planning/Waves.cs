using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>The order of services: a wave begins when all waves before it have succeeded; its services go side by side.</summary>
internal static class Waves
{
    /// <summary>Each service in the first wave after everything that it comes after, in the application's order.</summary>
    /// <exception cref="DefinitionException">Services come after each other in a circle, or after one that the application does not have.</exception>
    public static IReadOnlyList<IReadOnlyList<Service>> Of(Application application)
    {
        var names = application.Services.Select(service => service.Name).ToHashSet();
        var strangers = application.Services.SelectMany(service => service.After.Where(other => !names.Contains(other.Name)).Select(other => PlanText.Stranger(service, other))).ToList();
        if (strangers.Count > 0)
        {
            throw new DefinitionException(strangers);
        }

        var waves = new List<IReadOnlyList<Service>>();
        var done = new HashSet<string>();
        var rest = application.Services.ToList();
        while (rest.Count > 0)
        {
            var wave = rest.Where(service => service.After.All(other => done.Contains(other.Name))).ToList();
            if (wave.Count == 0)
            {
                throw new DefinitionException([PlanText.Circle(rest)]);
            }

            waves.Add(wave);
            done.UnionWith(wave.Select(service => service.Name));
            rest.RemoveAll(wave.Contains);
        }

        return waves;
    }
}
