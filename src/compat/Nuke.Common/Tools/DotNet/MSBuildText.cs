namespace Nuke.Common.Tools.DotNet;

/// <summary>Lists in a property on MSBuild's command line: a semicolon or a comma would end the property.</summary>
internal static class MSBuildText
{
    public static string Join<T>(IEnumerable<T> values, char separator) =>
        string.Join(separator switch { ';' => "%3B", ',' => "%2C", _ => separator.ToString() }, values);
}
