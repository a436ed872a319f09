using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>
/// Step 2: members get their values in two phases, plain parameters first. A null leaves the initializer. Members of components are not
/// set: their getters ask for the value.
/// </summary>
internal static class Injection
{
    private static readonly Dictionary<MemberInfo, object> ComponentValues = [];

    /// <summary>Members whose attribute is exactly <see cref="ParameterAttribute"/>, and the engine's own ones.</summary>
    public static void InjectParameters(NukeBuild build)
    {
        build.Help = ParameterValues.OfEngine<bool>(nameof(NukeBuild.Help));
        build.Plan = ParameterValues.OfEngine<bool>(nameof(NukeBuild.Plan));
        build.Continue = ParameterValues.OfEngine<bool>(nameof(NukeBuild.Continue));
        build.NoLogo |= ParameterValues.OfEngine<bool>(nameof(NukeBuild.NoLogo));
        build.Partition = ParameterValues.OfEngine<CI.Partition>(nameof(NukeBuild.Partition)) ?? build.Partition;
        NukeBuild.Verbosity = ParameterValues.OfEngine<Verbosity?>(nameof(NukeBuild.Verbosity)) ?? NukeBuild.Verbosity;
        Inject(build, (member, attribute) => IsPlainParameter(attribute) && !IsOnDemand(member, build));
    }

    /// <summary>All others, and those on demand that planned targets require.</summary>
    public static void InjectRemaining(NukeBuild build)
    {
        var demanded = Requirements.MembersOf(build.ExecutionPlan).ToHashSet();
        Inject(build, (member, attribute) => IsOnDemand(member, build) ? demanded.Contains(member) : !IsPlainParameter(attribute));
    }

    /// <summary>The value of a member that a component declares, kept for the process once it is there.</summary>
    public static object ComponentValue(LambdaExpression expression, NukeBuild build)
    {
        var member = Expressions.MemberOf(expression);
        if (ComponentValues.TryGetValue(member, out var known))
            return known;
        var attribute = Assert.NotNull(
            member.GetCustomAttribute<ValueInjectionAttributeBase>(),
            $"'{Members.NameOf(member)}' must have an injection attribute");
        attribute.Build = build;
        var value = attribute.TryGetValue(member, build);
        if (value is not null)
            ComponentValues[member] = value;
        return value;
    }

    private static void Inject(NukeBuild build, Func<MemberInfo, ValueInjectionAttributeBase, bool> isDue)
    {
        var due =
            from member in InjectedMembers.Of(build.GetType())
            let attribute = member.GetCustomAttribute<ValueInjectionAttributeBase>()
            where isDue(member, attribute)
            orderby Depth(member.DeclaringType), attribute.Priority descending, member.Name
            select (member, attribute);
        foreach (var (member, attribute) in due)
        {
            attribute.Build = build;
            var value = attribute.TryGetValue(member, build);
            if (value is null)
                continue;
            var type = Members.TypeOf(member);
            Assert.True(type.IsInstanceOfType(value), $"'{Members.NameOf(member)}' is a {type.Name} but is injected with a {value.GetType().Name}");
            Members.SetValue(member, build, value);
        }
    }

    private static bool IsPlainParameter(ValueInjectionAttributeBase attribute) => attribute.GetType() == typeof(ParameterAttribute);

    private static bool IsOnDemand(MemberInfo member, NukeBuild build) =>
        member.IsDefined(typeof(OnDemandAttribute)) || build.GetType().IsDefined(typeof(OnDemandValueInjectionAttribute));

    private static int Depth(Type type)
    {
        var depth = 0;
        for (; type is not null; type = type.BaseType)
            depth++;
        return depth;
    }
}
