namespace Nuke.Common.Execution;

/// <summary>
/// Step 1: the properties of a build class and its components become targets. Every definition is run once, before anything is injected.
/// </summary>
internal static class Discovery
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<ExecutableTarget> Discover(NukeBuild build, IReadOnlyCollection<LambdaExpression> defaults)
    {
        var targets = TargetProperties(build.GetType()).Select(x => Create(x, build)).ToList();
        var registry = new TargetRegistry(targets);
        foreach (var expression in defaults)
            registry.Find((Delegate)Expressions.Evaluate(expression, build), from: null).IsDefault = true;
        foreach (var target in targets)
            Define(target.Factory, new TargetDefinition(build, target, registry));
        foreach (var target in targets)
        {
            RelateContext(target, targets);
            foreach (var consumed in target.ConsumedTargets)
                target.ArtifactDependencies.AddRange(consumed, consumed.ArtifactProducts);
        }
        return targets;
    }

    private static ExecutableTarget Create(PropertyInfo property, NukeBuild build) => new()
    {
        Name = ParameterNames.LastPart(property.Name),
        Member = property,
        Factory = Definition.Of(property, build) ?? throw new ArgumentException($"Target '{Members.NameOf(property)}' is null"),
        AssuredAfterFailure = property.PropertyType == typeof(Cleanup),
    };

    public static void Define(Delegate factory, ITargetDefinition definition)
    {
        _ = factory switch
        {
            Target target => target(definition),
            Setup setup => setup(definition),
            Cleanup cleanup => cleanup(definition),
            _ => throw new InvalidOperationException($"'{factory.GetType()}' is not a target"),
        };
    }

    /// <summary>A setup triggers the cleanup that its own type declares.</summary>
    private static void RelateContext(ExecutableTarget target, List<ExecutableTarget> targets)
    {
        if (target.Factory is not Cleanup)
            return;
        foreach (var setup in targets.Where(x => x.Factory is Setup && x.Member.DeclaringType == target.Member.DeclaringType))
        {
            setup.Triggers.Add(target);
            target.TriggerDependencies.Add(setup);
        }
    }

    /// <summary>Class members in reflection order, then interface members that no class member implements.</summary>
    private static List<PropertyInfo> TargetProperties(Type type)
    {
        var ofClass = type.GetProperties(Instance).Where(IsTarget).ToList();
        var properties = ofClass.Where(x => !IsExplicit(x)).DistinctBy(x => x.Name).ToList();
        var named = properties.ToDictionary(x => x.Name);
        var ofInterfaces = type.GetInterfaces().SelectMany(x => x.GetProperties(Instance)).Where(IsTarget);
        foreach (var declarations in ofInterfaces.GroupBy(x => ParameterNames.LastPart(x.Name)))
        {
            if (!named.TryGetValue(declarations.Key, out var member))
                properties.Add(Explicit(declarations.Key, ofClass) ?? MostDerived(declarations.ToList(), type));
            else
                Assert.True(member.GetMethod is { IsPublic: true }, $"Target '{Members.NameOf(member)}' must be public: an interface declares it");
        }
        return properties;
    }

    private static PropertyInfo Explicit(string name, List<PropertyInfo> ofClass) =>
        ofClass.Find(x => IsExplicit(x) && ParameterNames.LastPart(x.Name) == name);

    private static PropertyInfo MostDerived(List<PropertyInfo> declarations, Type type) =>
        declarations.Find(x => declarations.TrueForAll(y => y.DeclaringType.IsAssignableFrom(x.DeclaringType)))
        ?? throw new ArgumentException(
            $"Target '{ParameterNames.LastPart(declarations[0].Name)}' must be implemented in '{type.Name}': it comes from " +
            string.Join(" and ", declarations.Select(x => $"'{x.DeclaringType.Name}'")));

    private static bool IsExplicit(PropertyInfo property) => property.Name.Contains('.');

    private static bool IsTarget(PropertyInfo property) =>
        property.PropertyType == typeof(Target) || property.PropertyType == typeof(Setup) || property.PropertyType == typeof(Cleanup);
}
