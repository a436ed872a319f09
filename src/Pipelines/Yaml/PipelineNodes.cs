using Pipelines.Model;
using Pipelines.Values;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>The top of the file: the global keywords, then the jobs.</summary>
internal static class PipelineNodes
{
    /// <exception cref="DefinitionException">The raw YAML of a job is none.</exception>
    public static YamlMappingNode Of(Pipeline pipeline)
    {
        var keywords = new Keywords()
            .Add("workflow", Of(pipeline.Workflow))
            .Add("stages", pipeline.Stages)
            .Add("default", Of(pipeline.Default))
            .Add("variables", CommonNodes.Of(pipeline.Variables));
        foreach (var job in pipeline.Jobs)
        {
            keywords.Add(job.Name, JobNodes.Of(job));
        }

        return keywords.Node;
    }

    private static Keywords? Of(Workflow? workflow) => workflow is null ? null : new Keywords()
        .Add("name", workflow.Name)
        .Add("auto_cancel", new Keywords()
            .AddWord("on_new_commit", Words.Of(workflow.AutoCancel?.OnNewCommit))
            .AddWord("on_job_failure", Words.Of(workflow.AutoCancel?.OnJobFailure)))
        .Add("rules", CommonNodes.Of(workflow.Rules));

    private static Keywords? Of(Default? defaults) => defaults is null ? null : new Keywords()
        .Add("image", CommonNodes.Of(defaults.Image))
        .Add("tags", defaults.Tags)
        .Add("retry", CommonNodes.Of(defaults.Retry))
        .Add("interruptible", defaults.Interruptible)
        .Add("cache", defaults.Cache.Count == 0 ? null : ArtifactNodes.Of(defaults.Cache))
        .Add("before_script", defaults.BeforeScript)
        .Add("after_script", defaults.AfterScript);
}
