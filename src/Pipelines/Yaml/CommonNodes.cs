using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary>Keywords that stand in several places of the file.</summary>
internal static class CommonNodes
{
    public static Keywords? Of(IReadOnlyList<VariableSetting> variables) =>
        variables.Count == 0 ? null : Keywords.MapOf(variables, variable => variable.Name, Of);

    public static Node? Of(Retry? retry) => retry switch
    {
        null => null,
        { When.Count: 0, ExitCodes.Count: 0 } => Keywords.Word(retry.Max),
        _ => new Keywords()
            .Add("max", Keywords.Word(retry.Max))
            .AddList("when", retry.When, when => Keywords.Word(Words.Of(when)))
            .AddList("exit_codes", retry.ExitCodes, Keywords.Word),
    };

    public static Keywords? Of(AutoCancel? cancel) => cancel is null ? null : new Keywords()
        .AddWord("on_new_commit", Words.Of(cancel.OnNewCommit))
        .AddWord("on_job_failure", Words.Of(cancel.OnJobFailure));

    public static Keywords? Of(Hooks? hooks) => hooks is null ? null : new Keywords().Add("pre_get_sources_script", hooks.PreGetSourcesScript);

    public static Node OneOrMore(IReadOnlyList<string> texts) => texts.Count == 1 ? Scalars.Text(texts[0]) : Keywords.ListOf(texts);

    private static Node Of(VariableSetting variable) => variable is { Expand: true, Description: null, Options.Count: 0 }
        ? Scalars.Text(variable.Value)
        : new Keywords()
            .Add("value", variable.Value)
            .Add("expand", variable.Expand ? null : false)
            .Add("description", variable.Description)
            .Add("options", variable.Options);
}
