using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What is wrong, or odd, with a task definition that ECS would only say after the write, or never. A pure function.</summary>
internal static partial class TaskFindings
{
    private const int MostBytes = 64 * 1024, MostContainers = 10;

    /// <summary>Everything that is noticed.</summary>
    public static IReadOnlyList<Finding> Of(TaskDefinitionInput input, DeploymentEnvironment environment)
    {
        var task = new TaskView(input, environment);
        return
        [
            .. Limits(task),
            .. RoleFindings.Of(task),
            .. SizeFindings.Of(task),
            .. VolumeFindings.Of(task),
            .. FargateFindings.Of(task),
            .. DependencyFindings.Of(task),
            .. HealthFindings.Of(task),
            .. PortFindings.Of(task),
            .. LogFindings.Of(task),
            .. VariableFindings.Of(task),
            .. SecretFindings.Of(task),
        ];
    }

    private static IEnumerable<Finding> Limits(TaskView task)
    {
        if (Encoding.UTF8.GetByteCount(task.Json.ToJsonString()) is > MostBytes and var bytes)
        {
            yield return task.Raise(DeploymentRules.TooLarge, [], bytes, MostBytes);
        }

        if (!Name().IsMatch(task.Family))
        {
            yield return task.Raise(DeploymentRules.FamilyName, [], task.Family);
        }

        var containers = task.Containers;
        if (containers.Count > MostContainers)
        {
            yield return task.Raise(DeploymentRules.TooManyContainers, ["containerDefinitions"], containers.Count, MostContainers);
        }

        foreach (var container in containers.Where(container => !Name().IsMatch(container.Name)))
        {
            yield return container.Raise(DeploymentRules.ContainerName, []);
        }

        if (containers.Count > 0 && containers.All(container => !container.IsEssential))
        {
            yield return task.Raise(DeploymentRules.NothingEssential, ["containerDefinitions"]);
        }
        else if (task.Find(task.Service.Name) is { IsEssential: false } own)
        {
            yield return own.Raise(DeploymentRules.OwnIsNotEssential, ["essential"]);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Name();
}
