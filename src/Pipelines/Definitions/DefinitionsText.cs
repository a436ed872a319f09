using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>What this room says to people.</summary>
internal static class DefinitionsText
{
    public static DefinitionException UnknownEnvironment(Application application, string name)
    {
        var names = application.Environments.Select(environment => environment.Name.Text).Append(DeploymentEnvironment.Local.Name.Text).ToList();
        return new DefinitionException(
            $"--env {name}",
            $"{application.Name} has no environment of that name",
            $"{NearestName.DidYouMean(name, names)}Environments: {string.Join(", ", names)}.");
    }
}
