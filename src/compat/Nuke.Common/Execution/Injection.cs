using System.Collections.Concurrent;

namespace Nuke.Common.Execution;

/// <summary>
/// Step 2: members get their values in two phases, plain parameters first. A null leaves the initializer. Members of components are not
/// set: their getters ask for the value.
/// </summary>
internal static class Injection
{
    private static readonly ConcurrentDictionary<MemberInfo, object> ComponentValues = [];

    /// <summary>Members whose attribute is exactly <see cref="ParameterAttribute"/>, and the engine's own ones.</summary>
    public static void InjectParameters(NukeBuild build)
    {
        build.Help = ParameterValues.IsOn(nameof(NukeBuild.Help));
        build.Plan = ParameterValues.IsOn(nameof(NukeBuild.Plan));
        build.Continue = ParameterValues.IsOn(nameof(NukeBuild.Continue));
        build.NoLogo |= ParameterValues.IsOn(nameof(NukeBuild.NoLogo));
        build.Partition = ParameterValues.OfEngine(nameof(NukeBuild.Partition), typeof(CI.Partition)) as CI.Partition ?? build.Partition;
        // Once more: a parameters file may say it.
        if (ParameterValues.OfEngine(nameof(NukeBuild.Verbosity), typeof(Verbosity)) is Verbosity verbosity)
            NukeBuild.Verbosity = verbosity;
        Inject(build, x => IsPlainParameter(x.Attribute) && !IsOnDemand(x.Member, build));
    }

    /// <summary>All others, and those on demand that planned targets require.</summary>
    public static void InjectRemaining(NukeBuild build)
    {
        var demanded = Requirements.MembersOf(build.ExecutionPlan).ToHashSet();
        Inject(build, x => IsOnDemand(x.Member, build) ? demanded.Contains(x.Member) : !IsPlainParameter(x.Attribute));
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

    private static void Inject(NukeBuild build, Func<InjectedMember, bool> isDue)
    {
        foreach (var injected in InjectedMembers.Of(build.GetType()).Where(x => isDue(x)).Order(InjectedMembers.InOrder))
        {
            var (member, attribute) = injected;
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
}
