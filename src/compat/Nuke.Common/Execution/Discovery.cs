using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>
/// Step 1: the properties of a build class and its components become targets. Every definition is run once, before anything is injected.
/// </summary>
internal static class Discovery
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<ExecutableTarget> Discover(NukeBuild build, IReadOnlyCollection<LambdaExpression> defaults)
    {
        var targets = TargetProperties(build.GetType()).Select(x => Create(x.Name, x.Property, build)).ToList();
        var registry = new TargetRegistry(targets);
        foreach (var expression in defaults)
            registry.Find((Delegate)Expressions.Evaluate(expression, build), from: null).IsDefault = true;
        foreach (var target in targets)
            Define(target, new TargetDefinition(build, target, registry));
        foreach (var target in targets)
        {
            RelateContext(target, targets);
            foreach (var consumed in target.ConsumedTargets)
                target.ArtifactDependencies.AddRange(consumed, consumed.ArtifactProducts);
        }
        return targets;
    }

    private static ExecutableTarget Create(string name, PropertyInfo property, NukeBuild build) => new()
    {
        Name = name,
        Member = property,
        Factory = (Delegate)Expressions.ValueOf(property, build) ?? throw new ArgumentException($"Target '{name}' is null"),
        AssuredAfterFailure = property.PropertyType == typeof(Cleanup),
    };

    private static void Define(ExecutableTarget target, TargetDefinition definition)
    {
        _ = target.Factory switch
        {
            Target factory => factory(definition),
            Setup factory => factory(definition),
            Cleanup factory => factory(definition),
            _ => throw new InvalidOperationException($"'{target.Factory.GetType()}' is not a target"),
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
    private static IEnumerable<(string Name, PropertyInfo Property)> TargetProperties(Type type)
    {
        var ofClass = type.GetProperties(Instance).Where(IsTarget).ToList();
        var named = ofClass.Where(x => !IsExplicit(x)).DistinctBy(x => x.Name).ToDictionary(x => x.Name);
        var ofInterfaces = type.GetInterfaces().SelectMany(x => x.GetProperties(Instance)).Where(IsTarget)
            .GroupBy(x => ParameterNames.LastPart(x.Name)).ToList();
        foreach (var (name, property) in named)
            yield return (name, property);
        foreach (var declarations in ofInterfaces)
        {
            if (named.TryGetValue(declarations.Key, out var member))
            {
                Assert.True(member.GetMethod is { IsPublic: true }, $"Target '{Members.NameOf(member)}' must be public: an interface declares it");
                continue;
            }
            var explicits = ofClass.Where(x => IsExplicit(x) && ParameterNames.LastPart(x.Name) == declarations.Key).ToList();
            yield return (declarations.Key, explicits.Count > 0 ? explicits[0] : MostDerived(declarations.ToList(), type));
        }
    }

    private static PropertyInfo MostDerived(List<PropertyInfo> declarations, Type type) =>
        declarations.Find(x => declarations.TrueForAll(y => y.DeclaringType.IsAssignableFrom(x.DeclaringType)))
        ?? throw new ArgumentException(
            $"Target '{ParameterNames.LastPart(declarations[0].Name)}' must be implemented in '{type.Name}': it comes from " +
            string.Join(" and ", declarations.Select(x => $"'{x.DeclaringType.Name}'")));

    private static bool IsExplicit(PropertyInfo property) => property.Name.Contains('.');

    private static bool IsTarget(PropertyInfo property) =>
        property.PropertyType == typeof(Target) || property.PropertyType == typeof(Setup) || property.PropertyType == typeof(Cleanup);
}
