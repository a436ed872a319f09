namespace Nuke.Common.Execution;

/// <summary>Targets by their definition: two delegates are the same when method and object are.</summary>
internal sealed class TargetRegistry : IEqualityComparer<Delegate>
{
    private readonly Dictionary<Delegate, ExecutableTarget> targets;
    private readonly HashSet<Delegate> ambiguous;

    public TargetRegistry(IEnumerable<ExecutableTarget> all)
    {
        targets = new(this);
        ambiguous = new(this);
        foreach (var target in all)
        {
            if (!targets.TryAdd(target.Factory, target))
                ambiguous.Add(target.Factory);
        }
    }

    /// <param name="definition">What a property of the build returns.</param>
    /// <param name="from">The target that refers to it; null for the default target.</param>
    public ExecutableTarget Find(Delegate definition, ExecutableTarget from)
    {
        if (definition is not null && targets.TryGetValue(definition, out var target) && !ambiguous.Contains(definition))
            return target;
        var about = from is null ? "The default target" : $"A target that '{from.Name}' refers to";
        throw new ArgumentException(
            definition is null ? $"{about} is null"
            : ambiguous.Contains(definition) ? $"{about} is more than one property: '{targets[definition].Name}' and others"
            : $"{about} is no property of this build, or its property returns another lambda each time");
    }

    bool IEqualityComparer<Delegate>.Equals(Delegate x, Delegate y) => x == y;

    // A delegate's own hash code says nothing about its method: all targets of a build would share one.
    int IEqualityComparer<Delegate>.GetHashCode(Delegate x) => HashCode.Combine(x.Method.MetadataToken, RuntimeHelpers.GetHashCode(x.Target));
}
