using Pipelines.Model;
using Pipelines.Values;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>One job: where and when it runs, what it needs, what it may do, what it runs, what it leaves.</summary>
internal static class JobNodes
{
    /// <exception cref="DefinitionException">The raw YAML of the job is none.</exception>
    public static YamlMappingNode Of(Job job)
    {
        var keywords = new Keywords()
            .Add("stage", job.Stage)
            .Add("image", CommonNodes.Of(job.Image))
            .Add("services", job.Services.Count == 0 ? null : Keywords.ListOf(job.Services.Select(CommonNodes.Of)))
            .Add("tags", job.Tags)
            .Add("rules", CommonNodes.Of(job.Rules))
            .AddWord("when", Words.Of(job.When))
            .Add("start_in", job.StartIn?.ToString())
            .Add("manual_confirmation", job.ManualConfirmation)
            .Add("allow_failure", Of(job.AllowFailure))
            .Add("needs", job.Needs is null ? null : Keywords.ListOf(job.Needs.Select(Of)))
            .Add("dependencies", job.Dependencies is null ? null : Keywords.ListOf(job.Dependencies))
            .Add("parallel", Of(job.Parallel))
            .Add("environment", Of(job.Environment))
            .Add("resource_group", job.ResourceGroup)
            .Add("interruptible", job.Interruptible)
            .Add("retry", job.Retry is { When.Count: 0, Max: var max } ? Keywords.Word(max) : CommonNodes.Of(job.Retry))
            .Add("timeout", job.Timeout?.ToString())
            .Add("variables", CommonNodes.Of(job.Variables))
            .Add("id_tokens", Of(job.IdTokens))
            .Add("cache", job.Cache is null ? null : ArtifactNodes.Of(job.Cache))
            .Add("before_script", job.BeforeScript)
            .Add("script", job.Script)
            .Add("after_script", job.AfterScript)
            .Add("coverage", job.Coverage)
            .Add("artifacts", ArtifactNodes.Of(job.Artifacts));
        return job.Raw is null ? keywords.Node : RawYaml.AddTo(keywords.Node, job);
    }

    private static YamlNode Of(Need need) => need is { Artifacts: true, Optional: false }
        ? Scalars.Text(need.Job)
        : new Keywords()
            .Add("job", need.Job)
            .Add("artifacts", need.Artifacts ? null : false)
            .Add("optional", need.Optional ? true : null).Node;

    private static YamlNode? Of(AllowFailure? allowed) => allowed switch
    {
        null => null,
        { ExitCodes.Count: 0 } => Keywords.Word(allowed.Allowed),
        _ => new Keywords().Add("exit_codes", Keywords.ListOf(allowed.ExitCodes.Select(code => Keywords.Word(code)))).Node,
    };

    private static YamlNode? Of(Parallelism? parallel) => parallel switch
    {
        Parallelism.Times times => Keywords.Word(times.Count),
        Parallelism.Matrix matrix => new Keywords().Add("matrix", Keywords.ListOf(matrix.Entries.Select(Of))).Node,
        _ => null,
    };

    private static YamlNode Of(MatrixEntry entry)
    {
        var keywords = new Keywords();
        foreach (var variable in entry.Variables)
        {
            keywords.Add(variable.Name, Keywords.ListOf(variable.Values));
        }

        return keywords.Node;
    }

    private static Keywords? Of(EnvironmentLink? link) => link is null ? null : new Keywords()
        .Add("name", link.Name)
        .Add("url", link.Url)
        .AddWord("deployment_tier", Words.Of(link.DeploymentTier))
        .AddWord("action", Words.Of(link.Action))
        .Add("on_stop", link.OnStop)
        .Add("auto_stop_in", link.AutoStopIn?.ToString());

    private static Keywords Of(IReadOnlyList<IdToken> tokens)
    {
        var keywords = new Keywords();
        foreach (var token in tokens)
        {
            keywords.Add(token.Name, new Keywords().Add("aud", token.Audiences.Count == 1 ? Scalars.Text(token.Audiences[0]) : Keywords.ListOf(token.Audiences)));
        }

        return keywords;
    }
}
