namespace Nuke.Common.Execution;

/// <summary>Texts of a command line, an environment or a file as a value of a parameter's type.</summary>
internal static class ValueConversion
{
    /// <summary>Converts the values of one parameter. None means a switch: true, an empty array, or null.</summary>
    /// <exception cref="ArgumentException">More values than the type holds, or one that does not convert.</exception>
    public static object Convert(IReadOnlyList<string> values, Type type, string separator)
    {
        var parts = Split(values, separator);
        if (type.IsArray)
            return ToArray(parts, type);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (parts.Count == 0)
            return type == typeof(bool) ? true : null;
        Assert.True(parts.Count == 1, $"one value is expected, but there are {parts.Count}: {string.Join(", ", parts)}");
        return ConvertOne(parts[0], type);
    }

    public static object ConvertOne(string text, Type type)
    {
        try
        {
            if (type == typeof(string) || type == typeof(object))
                return text;
            if (type == typeof(bool))
                return bool.Parse(text);
            if (type.IsEnum)
                return Enum.Parse(type, text, ignoreCase: true);
            return ConverterOf(type).ConvertFrom(null, CultureInfo.InvariantCulture, text);
        }
        catch (Exception exception)
        {
            throw new ArgumentException($"'{text}' is not {Expected(type, exception)}", exception);
        }
    }

    private static IReadOnlyList<string> Split(IReadOnlyList<string> values, string separator)
    {
        if (string.IsNullOrEmpty(separator) || !values.Any(x => x.Contains(separator, StringComparison.Ordinal)))
            return values;
        Assert.True(values.Count == 1, $"either several words or one text separated by '{separator}' is expected: {string.Join(' ', values)}");
        return values[0].Split(separator, StringSplitOptions.RemoveEmptyEntries);
    }

    private static Array ToArray(IReadOnlyList<string> parts, Type type)
    {
        Assert.True(type.GetArrayRank() == 1, $"an array of rank {type.GetArrayRank()} has no text form");
        var elementType = type.GetElementType();
        var array = Array.CreateInstance(elementType, parts.Count);
        for (var i = 0; i < parts.Count; i++)
            array.SetValue(ConvertOne(parts[i], Nullable.GetUnderlyingType(elementType) ?? elementType), i);
        return array;
    }

    /// <summary>The converter that the type itself names; TypeDescriptor, which is slow to start, for all others.</summary>
    private static TypeConverter ConverterOf(Type type)
    {
        var name = type.GetCustomAttribute<TypeConverterAttribute>()?.ConverterTypeName;
        if (name is not null && Type.GetType(name) is { } converter && converter.GetConstructor(Type.EmptyTypes) is { } constructor)
            return (TypeConverter)constructor.Invoke(null);
        return TypeDescriptor.GetConverter(type);
    }

    private static string Expected(Type type, Exception exception)
    {
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(int) || type == typeof(long))
            return "a number";
        return type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}" : $"a {type.Name}: {exception.Message}";
    }
}
