namespace Nuke.Common.Tooling;

public static class ConfigureExtensions
{
    /// <summary>One set of options for each value.</summary>
    public static TOptions[] CombineWith<TOptions, TValue>(this TOptions options, IEnumerable<TValue> values, Configure<TOptions, TValue> configurator)
        where TOptions : new() => [.. values.Select(x => configurator(options, x))];

    /// <summary>Each set of options with each value.</summary>
    public static TOptions[] CombineWith<TOptions, TValue>(this TOptions[] options, IEnumerable<TValue> values, Configure<TOptions, TValue> configurator)
        where TOptions : new()
    {
        var all = values.ToList();
        return [.. options.SelectMany(x => x.CombineWith(all, configurator))];
    }
}
