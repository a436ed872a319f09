namespace Nuke.Common.Tooling;

/// <summary>The text of an enum's member, where it is not the member's name.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class EnumValueAttribute : Attribute
{
    public EnumValueAttribute(string value) => Value = value;
    public string Value { get; }
}

public static class EnumExtensions
{
    public static string GetValue<T>(this T value)
        where T : Enum
    {
        var name = value.ToString();
        return typeof(T).GetField(name)?.GetCustomAttribute<EnumValueAttribute>()?.Value ?? name;
    }
}
