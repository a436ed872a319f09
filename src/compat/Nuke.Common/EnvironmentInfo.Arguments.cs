namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    private static readonly CommandLine Arguments = CommandLine.Parse(Environment.GetCommandLineArgs().AsSpan(1));

    /// <summary>The program, then what stands on the command line after it.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments { get; } = Environment.GetCommandLineArgs();
    public static bool HasArgument(string name) => Arguments.Named(name) is not null;
    public static bool HasArgument<T>(Expression<Func<T>> expression) => HasArgument(ParameterNames.Of(expression));

    public static T GetNamedArgument<T>(string parameterName, char? separator = null) =>
        (T)Converted(Arguments.Named(parameterName), typeof(T), separator);

    public static T GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null) =>
        GetNamedArgument<T>(ParameterNames.Of(expression), separator);

    public static T GetPositionalArgument<T>(int position, char? separator = null) =>
        (T)Converted(position < Arguments.Positional.Length ? [Arguments.Positional[position]] : null, typeof(T), separator);

    public static T[] GetAllPositionalArguments<T>(char? separator = null) =>
        Arguments.Positional.Length == 0 ? null : (T[])Converted(Arguments.Positional, typeof(T[]), separator);

    internal static CommandLine ParsedCommandLine => Arguments;

    private static object Converted(string[] values, Type type, char? separator)
    {
        if (values is not null)
            return ValueConversion.Convert(values, type, separator?.ToString());
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
