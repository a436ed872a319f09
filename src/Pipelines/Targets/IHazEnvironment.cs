using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>A build whose targets act on one environment at a time, chosen by <c>--env</c>.</summary>
public interface IHazEnvironment : IHazApplication
{
    /// <summary>The name of the environment, as on the command line; null when it was not given.</summary>
    [Parameter("Environment to act on: one of the application's, or 'local' for the sandbox in this process")]
    string? Env => TryGetValue(() => Env);

    /// <summary>The environment that <c>--env</c> names; without it the one where images enter.</summary>
    internal DeploymentEnvironment? ChosenEnvironment =>
        Env is { } name ? Application.Environment(name)
        : Application.Environments.Count > 0 ? Application.Environments[0]
        : null;

    /// <summary>The environment that <c>--env</c> names, for a target that takes no other.</summary>
    /// <exception cref="Values.DefinitionException">None was named, or there is none of this name.</exception>
    internal DeploymentEnvironment NamedEnvironment(string target) => Application.Environment(Env ?? throw TargetsText.NoEnvironmentNamed(Application, target));
}
