using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>The members of a build that carry an injection attribute.</summary>
internal static class InjectedMembers
{
    private const BindingFlags Own = Members.All | BindingFlags.FlattenHierarchy;

    /// <summary>Of the build class and its base classes, but not the engine's own ones.</summary>
    public static IReadOnlyList<MemberInfo> Of(Type type)
    {
        var members = new List<MemberInfo>();
        foreach (var field in type.GetFields(Own))
            AddInjected(field, members);
        foreach (var property in type.GetProperties(Own))
            AddInjected(property, members);
        return members;
    }

    /// <summary>The same, with those that components declare and the class does not: what help and schema show.</summary>
    public static IEnumerable<MemberInfo> OfBuildAndComponents(Type type)
    {
        var own = Of(type);
        var ofComponents = type.GetInterfaces().Where(x => x != typeof(INukeBuild))
            .SelectMany(x => x.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(x => x.IsDefined(typeof(ValueInjectionAttributeBase)));
        return own.Concat(ofComponents);
    }

    /// <summary>Those of the engine: Target, Skip, Help …</summary>
    public static IEnumerable<MemberInfo> OfEngine() =>
        typeof(NukeBuild).GetProperties(Members.All).Where(x => x.IsDefined(typeof(ParameterAttribute)));

    private static void AddInjected(MemberInfo member, List<MemberInfo> members)
    {
        if (member.DeclaringType != typeof(NukeBuild) && member.IsDefined(typeof(ValueInjectionAttributeBase)))
            members.Add(member);
    }
}
