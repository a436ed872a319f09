using System.Collections;
using System.Collections.ObjectModel;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    public static ReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var variables = new Dictionary<string, string>(IsWin ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
                variables.Add((string)variable.Key, (string)variable.Value);
            return new(variables);
        }
    }

    public static IReadOnlyCollection<string> Paths =>
        (GetVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public static bool HasVariable(string name, bool allowEmpty = true)
    {
        var value = GetVariable(name);
        return allowEmpty ? value is not null : !string.IsNullOrEmpty(value);
    }

    public static string GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    public static T GetVariable<T>(string name, char? separator = null) =>
        GetVariable(name) is { } value ? (T)ValueConversion.Convert([value], typeof(T), separator?.ToString()) : default;

    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);
    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, null);

    /// <summary>Replaces <c>%NAME%</c>, and a leading <c>~</c> by the home directory.</summary>
    public static string ExpandVariables(string value)
    {
        if (value is null)
            return null;
        var expanded = Environment.ExpandEnvironmentVariables(value);
        var isHome = expanded == "~" || expanded.StartsWith("~/", StringComparison.Ordinal);
        return isHome ? SpecialFolder(SpecialFolders.UserProfile) + expanded[1..] : expanded;
    }
}
