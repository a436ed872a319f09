using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>include</c> and <c>trigger</c>.</summary>
internal static class IncludeNodes
{
    public static Node Of(Include include) => Source(include)
        .Add("inputs", SpecNodes.Of(include.Inputs))
        .AddList("rules", include.Rules, RuleNodes.Of);

    public static Keywords? Of(Trigger? trigger) => trigger is null ? null : Source(trigger)
        .AddWord("strategy", Words.Of(trigger.Strategy))
        .Add("forward", Of(trigger.Forward));

    private static Keywords Source(Include include) => include switch
    {
        Include.Local local => new Keywords().Add("local", local.Path),
        Include.OfProject project => new Keywords().Add("project", project.Project).Add("ref", project.Ref).Add("file", CommonNodes.OneOrMore(project.Files)),
        Include.Remote remote => new Keywords().Add("remote", remote.Url).Add("integrity", remote.Integrity),
        Include.Template template => new Keywords().Add("template", template.Name),
        Include.Component component => new Keywords().Add("component", component.Address),
        Include.Artifact artifact => new Keywords().Add("artifact", artifact.Path).Add("job", artifact.Job),
        _ => throw new InvalidOperationException($"An include of kind {include.GetType().Name} is not known."),
    };

    private static Keywords Source(Trigger trigger) => trigger switch
    {
        Trigger.Child child => new Keywords().Add("include", Keywords.ListOf(child.Files, Of)),
        Trigger.Downstream downstream => new Keywords().Add("project", downstream.Project).Add("branch", downstream.Branch).Add("inputs", SpecNodes.Of(downstream.Inputs)),
        _ => throw new InvalidOperationException($"A trigger of kind {trigger.GetType().Name} is not known."),
    };

    private static Keywords? Of(TriggerForward? forward) => forward is null ? null : new Keywords()
        .Add("yaml_variables", forward.YamlVariables)
        .Add("pipeline_variables", forward.PipelineVariables);
}
