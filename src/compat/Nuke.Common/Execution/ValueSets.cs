namespace Nuke.Common.Execution;

/// <summary>The texts that a parameter may have, sorted; null when they are not limited.</summary>
internal static class ValueSets
{
    public static IReadOnlyList<string> Of(MemberInfo member, ParameterAttribute attribute, NukeBuild build)
    {
        var type = Nullable.GetUnderlyingType(Members.TypeOf(member)) ?? Members.TypeOf(member);
        type = type.IsArray ? type.GetElementType() : type;
        var texts = attribute.GetValueSet(member, build)?.Select(x => x.Item1) ?? Provided(attribute, member, build) ?? OfType(type);
        return texts?.Order(StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<string> Provided(ParameterAttribute attribute, MemberInfo member, NukeBuild build)
    {
        if (attribute.ValueProviderMember is null)
            return null;
        var type = attribute.ValueProviderType ?? member.DeclaringType;
        var provider = Members.Find(type, attribute.ValueProviderMember);
        Assert.NotNull(provider, $"'{type?.Name}' has no member '{attribute.ValueProviderMember}' that provides values");
        return Members.ValueOf<IEnumerable<string>>(provider, type!.IsInstanceOfType(build) ? build : null);
    }

    private static IEnumerable<string> OfType(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        return type.IsSubclassOf(typeof(Enumeration))
            ? type.GetFields(BindingFlags.Static | BindingFlags.Public).Where(x => x.FieldType == type).Select(x => x.Name)
            : null;
    }
}
