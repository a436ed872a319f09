using System.Collections;

namespace Nuke.Common.Tooling;

/// <summary>
/// Settings as a command line: the command, positional arguments, options in the order they were first set, arguments for the end, then
/// additional ones.
/// </summary>
internal static class ToolArguments
{
    public static string Of(ToolOptions options)
    {
        var arguments =
            from value in options.Values
            let argument = AttributeOf(options, value.Key)
            where argument is not null
            orderby Rank(argument.Position)
            from text in Texts(argument, value.Value)
            select text;
        var command = options.GetType().GetCustomAttribute<CommandAttribute>()?.Name;
        return new[] { command }.Concat(arguments).Concat(options.ProcessAdditionalArguments ?? [])
            .Where(x => !string.IsNullOrEmpty(x)).JoinSpace();
    }

    /// <summary>What must not be shown: values of secret settings, and what the settings name besides.</summary>
    public static IReadOnlyCollection<string> SecretsOf(ToolOptions options) =>
    [
        .. options.Values.Where(x => AttributeOf(options, x.Key) is { IsSecret: true }).Select(x => Plain(x.Value)),
        .. options.ProcessRedactedSecrets ?? [],
    ];

    private static ArgumentAttribute AttributeOf(ToolOptions options, string name) =>
        options.GetType().GetProperty(name)?.GetCustomAttribute<ArgumentAttribute>();

    /// <summary>1, 2, … come first, then what has no position, then … -2, -1.</summary>
    private static (int Group, int Position) Rank(int position) => position > 0 ? (0, position) : position == 0 ? (1, 0) : (2, position);

    private static IEnumerable<string> Texts(ArgumentAttribute argument, object value)
    {
        switch (value)
        {
            case bool flag when !argument.Format.Contains("{value}", StringComparison.Ordinal):
                return flag ? [argument.Format] : [];
            case IReadOnlyDictionary<string, object> { Count: > 0 } map when argument.Separator is not null:
                var entry = argument.Format.IndexOf("{key}", StringComparison.Ordinal);
                var entries = map.Select(x => Text(argument.Format[entry..].Replace("{key}", x.Key, StringComparison.Ordinal), x.Value));
                return [argument.Format[..entry] + entries.Join(argument.Separator)];
            case IReadOnlyDictionary<string, object> map:
                return map.Select(x => Text(argument.Format.Replace("{key}", x.Key, StringComparison.Ordinal), x.Value));
            case string or not IEnumerable:
                return [Text(argument.Format, value)];
        }
        var items = ((IEnumerable)value).Cast<object>().Select(Plain).ToList();
        if (argument.Separator is null || items.Count == 0)
            return items.Select(x => Text(argument.Format, x));
        return [argument.Format.Replace("{value}", items.Select(x => x.DoubleQuoteIfNeeded()).Join(argument.Separator), StringComparison.Ordinal)];
    }

    /// <summary>Quotes go around the value alone: <c>--property:Title="a b"</c>.</summary>
    private static string Text(string format, object value) =>
        format.Replace("{value}", Plain(value).DoubleQuoteIfNeeded(), StringComparison.Ordinal);

    private static string Plain(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum constant => constant.ToString(),
        _ => value.ToString(),
    };
}
