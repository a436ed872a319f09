using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>One line for each environment: <c>Target DeployUat =&gt; _ =&gt; _.DeploysTo(Storefront.Uat);</c>.</summary>
public static class DeployTargets
{
    /// <summary>Makes a target deploy to one environment: the same as <c>Deploy --env</c> with its name.</summary>
    /// <param name="definition">The target, of a build that is an <see cref="IDeploy"/>.</param>
    /// <param name="environment">One of the application's environments.</param>
    /// <exception cref="DefinitionException">The environment is not one of the application's.</exception>
    public static ITargetDefinition DeploysTo(this ITargetDefinition definition, DeploymentEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(environment);
        IDeploy? build = null;

        // A definition does not know its build; the function that names another target does. The order alone changes nothing.
        definition.After<IDeploy>(found =>
        {
            build = found;
            return found.DockerPush;
        });
        if (!build!.Application.Environments.Contains(environment))
        {
            throw TargetsText.NotOfTheApplication(build.Application, environment);
        }

        if (build.Application.ImagesEnterAt(environment))
        {
            definition.DependsOn<IDeploy>(found => found.DockerPush);
        }

        return definition
            .Description($"Deploys to {environment}, as 'Deploy --env {environment}' does")
            .Executes(() => build.DeployToAsync(environment));
    }
}
