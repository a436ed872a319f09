using Pipelines.Model;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>Keywords that stand at the top of the file and in jobs.</summary>
internal static class CommonNodes
{
    public static Keywords? Of(IReadOnlyList<VariableSetting> variables)
    {
        var keywords = new Keywords();
        foreach (var variable in variables)
        {
            keywords.Add(variable.Name, Of(variable));
        }

        return keywords;
    }

    public static YamlNode? Of(Image? image) => image switch
    {
        null => null,
        { Entrypoint: null, PullPolicy: null, User: null } => Scalars.Text(image.Name),
        _ => new Keywords()
            .Add("name", image.Name)
            .Add("entrypoint", image.Entrypoint is null ? null : Keywords.ListOf(image.Entrypoint))
            .Add("docker", new Keywords().Add("user", image.User))
            .AddWord("pull_policy", Words.Of(image.PullPolicy)).Node,
    };

    public static YamlNode Of(ServiceImage service) =>
        service is { Alias: null, Entrypoint: null, Command: null, PullPolicy: null, Variables.Count: 0 }
            ? Scalars.Text(service.Name)
            : new Keywords()
                .Add("name", service.Name)
                .Add("alias", service.Alias)
                .Add("entrypoint", service.Entrypoint is null ? null : Keywords.ListOf(service.Entrypoint))
                .Add("command", service.Command is null ? null : Keywords.ListOf(service.Command))
                .Add("variables", Of(service.Variables))
                .AddWord("pull_policy", Words.Of(service.PullPolicy)).Node;

    public static YamlNode? Of(Retry? retry) => retry is null
        ? null
        : new Keywords().Add("max", retry.Max).Add("when", [.. retry.When.Select(when => Words.Of(when))]).Node;

    public static YamlNode? Of(IReadOnlyList<Rule> rules) => rules.Count == 0 ? null : Keywords.ListOf(rules.Select(Of));

    private static YamlNode Of(Rule rule) => new Keywords()
        .Add("if", rule.If?.ToString())
        .Add("changes", ChangesOf(rule))
        .Add("exists", rule.Exists)
        .AddWord("when", Words.Of(rule.When))
        .Add("start_in", rule.StartIn?.ToString())
        .Add("allow_failure", rule.AllowFailure)
        .Add("interruptible", rule.Interruptible)
        .Add("variables", Of(rule.Variables)).Node;

    private static YamlNode? ChangesOf(Rule rule) =>
        rule.Changes.Count == 0 ? null
        : rule.CompareTo is null ? Keywords.ListOf(rule.Changes)
        : new Keywords().Add("paths", rule.Changes).Add("compare_to", rule.CompareTo).Node;

    private static YamlNode Of(VariableSetting variable) => variable is { Expand: true, Description: null, Options.Count: 0 }
        ? Scalars.Text(variable.Value)
        : new Keywords()
            .Add("value", variable.Value)
            .Add("expand", variable.Expand ? null : false)
            .Add("description", variable.Description)
            .Add("options", variable.Options).Node;
}
