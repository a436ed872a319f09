namespace Nuke.Common.Execution;

/// <summary>Fields and properties alike.</summary>
internal static class Members
{
    public const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static Type TypeOf(MemberInfo member) => member switch
    {
        FieldInfo field => field.FieldType,
        PropertyInfo property => property.PropertyType,
        MethodInfo method => method.ReturnType,
        _ => throw new ArgumentException($"'{member}' is neither a field nor a property nor a method"),
    };

    public static string NameOf(MemberInfo member) => $"{member.DeclaringType?.Name}.{ParameterNames.LastPart(member.Name)}";

    /// <summary>The member of a class, of its base classes, or of its components.</summary>
    public static MemberInfo Find(Type type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMember(name, ValueKinds, All | BindingFlags.DeclaredOnly) is [var member, ..])
                return member;
        }
        return type.GetInterfaces().SelectMany(x => x.GetMember(name, ValueKinds, All)).FirstOrDefault();
    }

    public static T ValueOf<T>(MemberInfo member, object instance)
    {
        var value = member is MethodInfo method
            ? method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null)
            : Expressions.ValueOf(member, instance);
        return (T)value;
    }

    /// <summary>Sets a field, a property with a setter, or the field behind a property without one.</summary>
    public static void SetValue(MemberInfo member, object instance, object value)
    {
        switch (member)
        {
            case FieldInfo field:
                field.SetValue(instance, value);
                break;
            case PropertyInfo { SetMethod: { } } property:
                property.SetValue(instance, value);
                break;
            case PropertyInfo property:
                var backing = property.DeclaringType?.GetField($"<{property.Name}>k__BackingField", All);
                Assert.NotNull(backing, $"'{NameOf(member)}' is injected and so needs a setter, or must be an auto-property");
                backing.SetValue(instance, value);
                break;
        }
    }

    private const MemberTypes ValueKinds =
        MemberTypes.Field | MemberTypes.Property | MemberTypes.Method;
}
