using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>spec</c>, and <c>inputs</c> wherever they are asked for or given.</summary>
internal static class SpecNodes
{
    public static Keywords? Of(Spec? spec) => spec is null ? null : new Keywords()
        .AddList("include", spec.Include, IncludeNodes.Of)
        .AddList("component", spec.Component, context => Keywords.Word(Words.Of(context)))
        .Add("inputs", Of(spec.Inputs));

    public static Keywords? Of(IReadOnlyList<Input> inputs) => inputs.Count == 0 ? null : Keywords.MapOf(inputs, input => input.Name, Of);

    public static Keywords? Of(IReadOnlyList<InputSetting> settings) => settings.Count == 0 ? null : Map(settings);

    private static Keywords Map(IReadOnlyList<InputSetting> settings) => Keywords.MapOf(settings, setting => setting.Name, setting => Of(setting.Value));

    private static Node Of(Input input) => new Keywords()
        .AddWord("type", Words.Of(input.Type))
        .Add("description", input.Description)
        .AddList("options", input.Options, Of)
        .Add("regex", input.Regex)
        .Add("default", input.Default is null ? null : Of(input.Default))
        .AddList("rules", input.Rules, Of);

    private static Node Of(InputRule rule) => new Keywords()
        .Add("if", rule.If)
        .AddList("options", rule.Options, Of)
        .Add("default", rule.Default is null ? null : Of(rule.Default));

    private static Node Of(InputValue value) => value switch
    {
        InputValue.Text text => Scalars.Text(text.Value),
        InputValue.Number number => Keywords.Word(number.ToString()),
        InputValue.Truth truth => Keywords.Word(truth.Value),
        InputValue.Many many => Keywords.ListOf(many.Values, Of),
        InputValue.Map map => Map(map.Entries),
        _ => throw new InvalidOperationException($"An input of kind {value.GetType().Name} is not known."),
    };
}
