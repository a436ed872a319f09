using System.Collections;

namespace Nuke.Common.Execution;

/// <summary>Where values come from: named argument, positional arguments (targets only), environment, files of profiles.</summary>
internal static class ParameterValues
{
    private const string ProductPrefix = "NUKE";

    public static object Of(MemberInfo member, Type type, string separator)
    {
        var name = ParameterNames.Of(member);
        return Of(name, type, separator, () => member.IsDefined(typeof(SecretAttribute)));
    }

    /// <summary>One of the engine's own parameters; a value that does not convert ends the run.</summary>
    public static object OfEngine(string name, Type type, string separator = null)
    {
        try
        {
            return Of(name, type, separator, static () => false);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"Parameter --{ParameterNames.Dashed(name)}: {exception.Message}", exception);
        }
    }

    /// <summary>Whether one of the engine's own switches is on.</summary>
    public static bool IsOn(string name) => OfEngine(name, typeof(bool)) is true;

    /// <summary>The names of targets: <c>--target a+b</c>, or the leading words of the command line.</summary>
    public static string[] Targets()
    {
        var line = EnvironmentInfo.ParsedCommandLine;
        if (line.Named("Target") is null && line.Positional.Length > 0)
            return line.Positional;
        return OfEngine("Target", typeof(string[]), "+") as string[];
    }

    private static object Of(string name, Type type, string separator, Func<bool> isSecret)
    {
        if (EnvironmentInfo.ParsedCommandLine.Named(name) is { } arguments)
            return ValueConversion.Convert(arguments, type, separator);
        if (FromEnvironment(name) is { } variable)
            return OfVariable(variable, type, separator);
        return ProfileFiles.Find(name) is { } file
            ? ValueConversion.Convert(file.Texts(type, isSecret), type, separator)
            : null;
    }

    /// <summary>An empty variable is a switch that is off, or no value.</summary>
    private static object OfVariable(string text, Type type, string separator)
    {
        if (text.Length > 0)
            return ValueConversion.Convert([text], type, separator);
        return type == typeof(bool) || type == typeof(bool?) ? false : null;
    }

    /// <summary>The variable of that name, else the one whose letters and digits are the name's, with or without NUKE before them.</summary>
    private static string FromEnvironment(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { } exact)
            return exact;
        var prefixed = ProductPrefix + name;
        string value = null;
        List<string> alternatives = null;
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            var variable = (string)entry.Key;
            if (!ParameterNames.AreSame(variable, name) && !ParameterNames.AreSame(variable, prefixed))
                continue;
            value = (string)entry.Value;
            (alternatives ??= []).Add(variable);
        }
        if (alternatives is not { Count: > 1 })
            return value;
        Log.Warning("Could not resolve {Name} since several environment variables match: {Alternatives}", name, string.Join(", ", alternatives.Order()));
        return null;
    }
}
