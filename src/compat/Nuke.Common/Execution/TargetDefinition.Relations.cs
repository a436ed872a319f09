namespace Nuke.Common.Execution;

/// <summary>Writes down how a target relates to others.</summary>
internal sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => Relate(targets, DependsOn);
    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Relate(Of(targets), DependsOn);
    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => build is T ? DependsOn(targets) : this;
    public ITargetDefinition DependentFor(params Target[] targets) => Relate(targets, DependentFor);
    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Relate(Of(targets), DependentFor);
    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => build is T ? DependentFor(targets) : this;
    public ITargetDefinition Before(params Target[] targets) => Relate(targets, Before);
    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Relate(Of(targets), Before);
    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => build is T ? Before(targets) : this;
    public ITargetDefinition After(params Target[] targets) => Relate(targets, After);
    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Relate(Of(targets), After);
    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => build is T ? After(targets) : this;
    public ITargetDefinition Triggers(params Target[] targets) => Relate(targets, Triggers);
    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Relate(Of(targets), Triggers);
    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => build is T ? Triggers(targets) : this;
    public ITargetDefinition TriggeredBy(params Target[] targets) => Relate(targets, TriggeredBy);
    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Relate(Of(targets), TriggeredBy);
    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild
    {
        if (SingleTarget.OfOrNull(typeof(T), typeof(Setup), build) is { } setup)
            Relate([setup], DependsOn);
        if (SingleTarget.OfOrNull(typeof(T), typeof(Cleanup), build) is { } cleanup)
            Relate([cleanup], Before);
        return this;
    }

    public ITargetDefinition Consumes(params Target[] targets) => Relate(targets, other => target.ConsumedTargets.Add(other));
    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Relate(Of(targets), other => target.ConsumedTargets.Add(other));
    public ITargetDefinition Consumes(Target target, params string[] artifacts) => Consumes([target], artifacts);
    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) => Consumes(Of([target]), artifacts);
    public ITargetDefinition Consumes<T>(params string[] artifacts) => Consumes(Of<T>([]), artifacts);

    private TargetDefinition Consumes(Delegate[] targets, string[] artifacts) => Relate(
        targets,
        other =>
        {
            if (artifacts.Length == 0)
                target.ConsumedTargets.Add(other);
            else
                target.ArtifactDependencies.AddRange(other, artifacts);
        });

    private void DependsOn(ExecutableTarget other) => AddOnce(target.ExecutionDependencies, other);
    private void DependentFor(ExecutableTarget other) => AddOnce(other.ExecutionDependencies, target);
    private void Before(ExecutableTarget other) => AddOnce(other.OrderDependencies, target);
    private void After(ExecutableTarget other) => AddOnce(target.OrderDependencies, other);

    private void Triggers(ExecutableTarget other)
    {
        AddOnce(target.Triggers, other);
        AddOnce(other.TriggerDependencies, target);
    }

    private void TriggeredBy(ExecutableTarget other)
    {
        AddOnce(other.Triggers, target);
        AddOnce(target.TriggerDependencies, other);
    }

    private static void AddOnce(List<ExecutableTarget> list, ExecutableTarget item)
    {
        if (!list.Contains(item))
            list.Add(item);
    }

    private TargetDefinition Relate(Delegate[] targets, Action<ExecutableTarget> relate)
    {
        foreach (var definition in targets)
        {
            var other = registry.Find(definition, target);
            if (other == target)
                throw new ArgumentException($"Target '{target.Name}' cannot relate to itself");
            relate(other);
        }
        return this;
    }

    /// <summary>The targets of a component; without a selector its single one.</summary>
    private Delegate[] Of<T>(Func<T, Target>[] selectors)
    {
        if (build is not T component)
            throw new InvalidCastException($"'{build.GetType().Name}' is no '{typeof(T).Name}', which target '{target.Name}' refers to");
        return selectors.Length == 0 ? [SingleTarget.Of(typeof(T), build)] : [.. selectors.Select(x => x(component))];
    }
}
