using Pipelines.Model;
using Pipelines.Values;

namespace Pipelines.Yaml;

/// <summary>The top of the file: the global keywords, then the jobs, one after the other as they are asked for.</summary>
internal static class PipelineNodes
{
    /// <exception cref="DefinitionException">The raw YAML of a job is none.</exception>
    public static IEnumerable<Keywords.Entry> Of(Pipeline pipeline)
    {
        var global = new Keywords()
            .AddList("include", pipeline.Include, IncludeNodes.Of)
            .Add("workflow", Of(pipeline.Workflow))
            .Add("stages", pipeline.Stages)
            .Add("default", Of(pipeline.Default))
            .Add("variables", CommonNodes.Of(pipeline.Variables));
        foreach (var entry in global.Entries)
        {
            yield return entry;
        }

        foreach (var job in pipeline.Jobs)
        {
            yield return new(job.Name, JobNodes.Of(job), YamlText.JobComment(job));
        }
    }

    private static Keywords? Of(Workflow? workflow) => workflow is null ? null : new Keywords()
        .Add("name", workflow.Name)
        .Add("auto_cancel", CommonNodes.Of(workflow.AutoCancel))
        .AddList("rules", workflow.Rules, RuleNodes.Of);

    private static Keywords? Of(Default? defaults) => defaults is null ? null : new Keywords()
        .Add("image", ImageNodes.Of(defaults.Image))
        .AddList("services", defaults.Services, ImageNodes.Of)
        .Add("tags", defaults.Tags)
        .Add("retry", CommonNodes.Of(defaults.Retry))
        .Add("interruptible", defaults.Interruptible)
        .AddWord("identity", Words.Of(defaults.Identity))
        .Add("id_tokens", SecretNodes.Of(defaults.IdTokens))
        .Add("cache", defaults.Cache.Count == 0 ? null : ArtifactNodes.Of(defaults.Cache))
        .Add("hooks", CommonNodes.Of(defaults.Hooks))
        .Add("before_script", defaults.BeforeScript)
        .Add("after_script", defaults.AfterScript)
        .Add("artifacts", ArtifactNodes.Of(defaults.Artifacts));
}
