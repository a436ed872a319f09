namespace Nuke.Common.Tooling;

/// <summary>
/// A command line as an interpolated string. A hole is quoted when it holds a space; <c>:nq</c> leaves it as it is; <c>:r</c> is a secret
/// that logs do not show; <c>:d</c>, <c>:dn</c>, <c>:s</c>, <c>:sn</c> choose the quotes of a path.
/// </summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
    private const string Redacted = "[REDACTED]";
    private readonly StringBuilder text;
    private readonly List<string> secrets;

    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        text = new(literalLength + (formattedCount * 16));
        secrets = [];
        handlerIsValid = true;
    }

    /// <summary>A plain text is taken as it is.</summary>
    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value?.Length ?? 0, 0, out _);
        handler.AppendLiteral(value);
        return handler;
    }

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(object obj, int alignment = 0, string format = null)
    {
        Assert.NotNull(obj, "A hole in arguments must not be null");
        var argument = format switch
        {
            "r" => Secret(obj.ToString()),
            AbsolutePath.NoQuotes => obj.ToString(),
            _ when PathOf(obj) is { } path => path.ToString(string.IsNullOrEmpty(format) ? AbsolutePath.DoubleQuoteIfNeeded : format),
            _ => Quoted(obj, format),
        };
        if (!string.IsNullOrWhiteSpace(argument))
            text.Append(alignment >= 0 ? argument.PadLeft(alignment) : argument.PadRight(-alignment));
    }

    public void AppendFormatted(IEnumerable<IAbsolutePathHolder> paths, int alignment = 0, string format = null)
    {
        var separator = "";
        foreach (var path in Assert.NotNull(paths, "A hole in arguments must not be null"))
        {
            text.Append(separator);
            AppendFormatted(path.Path, alignment, format);
            separator = " ";
        }
    }

    public string ToStringAndClear()
    {
        var value = ToString();
        text?.Clear();
        return value;
    }

    public override string ToString() => text?.ToString() ?? "";

    /// <summary>Puts something else in the place of each secret.</summary>
    public Func<string, string> GetFilter() => Filter(secrets);

    internal static Func<string, string> Filter(IReadOnlyCollection<string> secrets)
    {
        if (secrets is null or { Count: 0 })
            return static x => x;
        // The longest first: one secret may be a part of another.
        var ordered = secrets.Where(x => !string.IsNullOrEmpty(x)).OrderByDescending(x => x.Length).ToArray();
        return x => ordered.Aggregate(x, (shown, secret) => shown?.Replace(secret, Redacted, StringComparison.Ordinal));
    }

    private string Secret(string value)
    {
        secrets.Add(value);
        return value;
    }

    private static AbsolutePath PathOf(object obj) => (obj as IAbsolutePathHolder)?.Path;

    private static string Quoted(object obj, string format)
    {
        var value = obj is IFormattable formattable ? formattable.ToString(format, formatProvider: null) : obj.ToString();
        return value.DoubleQuoteIfNeeded();
    }
}
