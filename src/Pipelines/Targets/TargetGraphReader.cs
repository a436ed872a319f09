using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;
using Pipelines.Definitions;
using Pipelines.Planning;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Turns NUKE's targets, as they are right after the build was created, into the graph that knows nothing of NUKE.</summary>
internal static class TargetGraphReader
{
    /// <summary>Reads the targets; it changes none of them.</summary>
    /// <param name="build">The build that has the targets.</param>
    /// <param name="targets">All targets of the build, in the order of their discovery.</param>
    public static TargetGraph Read(INukeBuild build, IReadOnlyCollection<ExecutableTarget> targets)
    {
        var type = build.GetType();
        return new(type.Name, [.. targets.Select(target => Node(type, build.RootDirectory, target))]);
    }

    private static TargetNode Node(Type build, string root, ExecutableTarget target) => new(target.Name)
    {
        Symbol = $"{build.Name}.{target.Name}",
        Description = target.Description,
        DependsOn = Names(target.ExecutionDependencies),
        After = Names(target.OrderDependencies.Concat(target.TriggerDependencies)),
        Produces = [.. target.ArtifactProducts.Select(product => RelativeTo(root, product))],
        Consumes = Names(target.ArtifactDependencies.Select(dependency => dependency.Key)),
        PartitionSize = target.PartitionSize,
        Job = JobOf(build, target),
    };

    private static List<TargetName> Names(IEnumerable<ExecutableTarget> targets) => [.. targets.Select(target => TargetName.Parse(target.Name)).Distinct()];

    // A class that declares a component's target anew keeps the component's attribute, unless it has one of its own.
    private static JobAttribute? JobOf(Type build, ExecutableTarget target) =>
        target.Member?.GetCustomAttribute<JobAttribute>()
        ?? build.GetInterfaces().Select(component => component.GetProperty(target.Name)?.GetCustomAttribute<JobAttribute>()).FirstOrDefault(job => job is not null);

    private static string RelativeTo(string root, string product) =>
        (Path.IsPathRooted(product) ? Path.GetRelativePath(root, product) : product).Replace('\\', '/');
}
