using Pipelines.Model;
using Pipelines.Values;

namespace Pipelines.Yaml;

/// <summary>One job: where and when it runs, what it needs, what it may do, what it runs, what it leaves.</summary>
internal static class JobNodes
{
    /// <exception cref="DefinitionException">The raw YAML of the job is none.</exception>
    public static Keywords Of(Job job)
    {
        var keywords = new Keywords()
            .Add("extends", job.Extends.Count == 0 ? null : CommonNodes.OneOrMore(job.Extends))
            .Add("stage", job.Stage)
            .Add("image", ImageNodes.Of(job.Image))
            .AddList("services", job.Services, ImageNodes.Of)
            .Add("tags", job.Tags)
            .AddList("rules", job.Rules, RuleNodes.Of)
            .AddWord("when", Words.Of(job.When))
            .Add("start_in", job.StartIn?.ToString())
            .Add("manual_confirmation", job.ManualConfirmation)
            .Add("allow_failure", Of(job.AllowFailure))
            .Add("needs", job.NeedsPipeline is null ? RuleNodes.Of(job.Needs) : new Keywords().Add("pipeline", job.NeedsPipeline))
            .Add("dependencies", job.Dependencies is null ? null : Keywords.ListOf(job.Dependencies))
            .Add("parallel", Of(job.Parallel))
            .Add("environment", EnvironmentNodes.Of(job.Environment))
            .Add("resource_group", job.ResourceGroup)
            .Add("interruptible", job.Interruptible)
            .Add("retry", CommonNodes.Of(job.Retry))
            .Add("timeout", job.Timeout?.ToString())
            .Add("inherit", Of(job.Inherit))
            .Add("inputs", SpecNodes.Of(job.Inputs))
            .Add("variables", CommonNodes.Of(job.Variables))
            .AddWord("identity", Words.Of(job.Identity))
            .Add("id_tokens", SecretNodes.Of(job.IdTokens))
            .Add("secrets", SecretNodes.Of(job.Secrets))
            .Add("cache", job.Cache is null ? null : ArtifactNodes.Of(job.Cache))
            .Add("trigger", IncludeNodes.Of(job.Trigger))
            .Add("hooks", CommonNodes.Of(job.Hooks))
            .Add("before_script", job.BeforeScript)
            .Add("script", job.Script)
            .AddList("run", job.Run, ReleaseNodes.Of)
            .Add("after_script", job.AfterScript)
            .Add("coverage", job.Coverage)
            .Add("artifacts", ArtifactNodes.Of(job.Artifacts))
            .Add("release", ReleaseNodes.Of(job.Release))
            .Add("pages", ReleaseNodes.Of(job.Pages))
            .Add("dast_configuration", job.DastConfiguration is not { } dast ? null : new Keywords()
                .Add("site_profile", dast.SiteProfile)
                .Add("scanner_profile", dast.ScannerProfile));
        return job.Raw is null ? keywords : RawYaml.AddTo(keywords, job);
    }

    private static Node? Of(AllowFailure? allowed) => allowed switch
    {
        null => null,
        { ExitCodes.Count: 0 } => Keywords.Word(allowed.Allowed),
        _ => new Keywords().AddList("exit_codes", allowed.ExitCodes, Keywords.Word),
    };

    private static Node? Of(Parallelism? parallel) => parallel switch
    {
        Parallelism.Times times => Keywords.Word(times.Count),
        Parallelism.Matrix matrix => RuleNodes.Of(matrix),
        _ => null,
    };

    private static Keywords? Of(Inherit? inherit) => inherit is null ? null : new Keywords()
        .Add("default", inherit.Default is null ? null : AllOf(inherit.Default, keyword => Keywords.Word(Words.Of(keyword))))
        .Add("variables", inherit.Variables is null ? null : AllOf(inherit.Variables, Scalars.Text));

    private static Node AllOf<T>(IReadOnlyList<T> items, Func<T, Node> of) => items.Count == 0 ? Keywords.Word(false) : Keywords.ListOf(items, of);
}
