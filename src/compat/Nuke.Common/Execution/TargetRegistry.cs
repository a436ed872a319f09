namespace Nuke.Common.Execution;

/// <summary>
/// Targets by their definition: two delegates are the same when method and object are. A lambda that captures nothing is one delegate for
/// good, and found as such; only for others is the method asked, which costs reflection a search through all methods that it was asked for.
/// </summary>
internal sealed class TargetRegistry : IEqualityComparer<Delegate>
{
    private readonly IReadOnlyCollection<ExecutableTarget> all;
    private readonly Dictionary<Delegate, ExecutableTarget> targets = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Delegate> ambiguous;
    private Dictionary<Delegate, ExecutableTarget> targetsByMethod;

    public TargetRegistry(IReadOnlyCollection<ExecutableTarget> all)
    {
        this.all = all;
        ambiguous = new(this);
        Fill(targets);
    }

    /// <param name="definition">What a property of the build returns.</param>
    /// <param name="from">The target that refers to it; null for the default target.</param>
    public ExecutableTarget Find(Delegate definition, ExecutableTarget from)
    {
        var target = definition is null ? null : targets.GetValueOrDefault(definition) ?? ByMethod().GetValueOrDefault(definition);
        if (target is not null && (ambiguous.Count == 0 || !ambiguous.Contains(definition)))
            return target;
        var about = from is null ? "The default target" : $"A target that '{from.Name}' refers to";
        throw new ArgumentException(
            definition is null ? $"{about} is null"
            : target is not null ? $"{about} is more than one property: '{target.Name}' and others"
            : $"{about} is no property of this build, or its property returns another lambda each time");
    }

    private Dictionary<Delegate, ExecutableTarget> ByMethod()
    {
        if (targetsByMethod is null)
            Fill(targetsByMethod = new(this));
        return targetsByMethod;
    }

    private void Fill(Dictionary<Delegate, ExecutableTarget> byDefinition)
    {
        foreach (var target in all)
        {
            if (!byDefinition.TryAdd(target.Factory, target))
                ambiguous.Add(target.Factory);
        }
    }

    bool IEqualityComparer<Delegate>.Equals(Delegate x, Delegate y) => x == y;

    // A delegate's own hash code says nothing about its method: all targets of a build would share one.
    int IEqualityComparer<Delegate>.GetHashCode(Delegate x) => HashCode.Combine(x.Method.MetadataToken, RuntimeHelpers.GetHashCode(x.Target));
}
