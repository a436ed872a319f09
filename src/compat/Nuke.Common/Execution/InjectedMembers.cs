namespace Nuke.Common.Execution;

/// <summary>A member of a build with its injection attribute.</summary>
internal sealed record InjectedMember(MemberInfo Member, ValueInjectionAttributeBase Attribute);

/// <summary>The members of a build that carry an injection attribute.</summary>
internal static class InjectedMembers
{
    private const BindingFlags Own = Members.All | BindingFlags.FlattenHierarchy;

    /// <summary>Base types first, then by priority, then by name.</summary>
    public static Comparer<InjectedMember> InOrder { get; } = Comparer<InjectedMember>.Create((x, y) =>
        Depth(x) != Depth(y) ? Depth(x).CompareTo(Depth(y))
        : x.Attribute.Priority != y.Attribute.Priority ? y.Attribute.Priority.CompareTo(x.Attribute.Priority)
        : string.CompareOrdinal(x.Member.Name, y.Member.Name));

    /// <summary>Of the build class and its base classes, but not the engine's own ones.</summary>
    public static List<InjectedMember> Of(Type type)
    {
        var members = new List<InjectedMember>();
        foreach (var field in type.GetFields(Own))
            AddInjected(field, members);
        foreach (var property in type.GetProperties(Own))
            AddInjected(property, members);
        return members;
    }

    /// <summary>Those that components declare: their getters ask for the value.</summary>
    public static List<InjectedMember> OfComponents(Type type)
    {
        var members = new List<InjectedMember>();
        foreach (var component in type.GetInterfaces().Where(x => x != typeof(INukeBuild)))
        {
            foreach (var property in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                AddInjected(property, members);
        }
        return members;
    }

    /// <summary>Those of the engine: Target, Skip, Help …</summary>
    public static IEnumerable<InjectedMember> OfEngine() =>
        from property in typeof(NukeBuild).GetProperties(Members.All)
        let attribute = property.GetCustomAttribute<ParameterAttribute>()
        where attribute is not null
        select new InjectedMember(property, attribute);

    private static void AddInjected(MemberInfo member, List<InjectedMember> members)
    {
        if (member.DeclaringType != typeof(NukeBuild)
            && member.IsDefined(typeof(ValueInjectionAttributeBase))
            && member.GetCustomAttribute<ValueInjectionAttributeBase>() is { } attribute)
        {
            members.Add(new(member, attribute));
        }
    }

    private static int Depth(InjectedMember injected)
    {
        var depth = 0;
        for (var type = injected.Member.DeclaringType; type is not null; type = type.BaseType)
            depth++;
        return depth;
    }
}
