namespace Nuke.Common;

/// <summary>What can be said about a target. Calls accumulate, except <see cref="Description"/> and <see cref="WhenSkipped"/>.</summary>
public interface ITargetDefinition
{
    ITargetDefinition Description(string description);

    /// <summary>Adds actions, which run in sequence on the calling thread.</summary>
    ITargetDefinition Executes(params Action[] actions);

    ITargetDefinition Executes<T>(Func<T> action);

    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Those targets run before this one.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>The same on a component; without a lambda, its single target.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>The same if the build is that component, else nothing.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>This target runs before those, whenever one of them runs.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Orders without pulling in.</summary>
    ITargetDefinition Before(params Target[] targets);

    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Orders without pulling in.</summary>
    ITargetDefinition After(params Target[] targets);

    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Those targets run after this one, whenever it runs.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>This target runs after those, whenever one of them runs.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>A condition asked directly before the target, after its dependencies.</summary>
    ITargetDefinition OnlyWhenDynamic(Func<bool> condition, [CallerArgumentExpression("condition")] string conditionExpression = null);

    /// <summary>A condition asked before the first target.</summary>
    ITargetDefinition OnlyWhenStatic(Func<bool> condition, [CallerArgumentExpression("condition")] string conditionExpression = null);

    /// <summary>Injected members that must have a value before the first target runs.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class;

    ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct;

    /// <summary>Conditions that must hold before the first target runs.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements);

    ITargetDefinition Requires<T>()
        where T : IRequireTool;

    ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion;

    ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools);
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Runs even after another target has failed.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>A failure does not stop later targets; the build fails all the same.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of the help.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Adds the definition of the base class.</summary>
    ITargetDefinition Base();

    /// <summary>Adds other definitions to this one.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Adds a component's own definition to this one.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>The products of those targets.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    ITargetDefinition Consumes(Target target, params string[] artifacts);

    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    ITargetDefinition Consumes<T>(params string[] artifacts);

    /// <summary>Runs between the setup and the cleanup of a component.</summary>
    ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild;

    /// <summary>Into how many parts a server may split this target; more than one.</summary>
    ITargetDefinition Partition(int size);
}
