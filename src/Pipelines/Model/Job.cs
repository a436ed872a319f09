namespace Pipelines.Model;

/// <summary>
/// One job: https://docs.gitlab.com/ci/yaml/#job-keywords. A list that is null is not printed, so that GitLab's or the
/// file's default holds; an empty one is printed where GitLab gives it a meaning of its own (<see cref="Needs"/>, <see cref="Cache"/>, <see cref="Dependencies"/>).
/// </summary>
/// <param name="Name">1 to 255 characters; 128 when other jobs need it.</param>
public sealed record Job(string Name)
{
    /// <summary>The C# symbol that the job was made from, such as <c>Build.Lint</c>; for the comment above the job and for findings.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>What the job does, in a sentence; for the comment above the job.</summary>
    public string? Description { get; init; }

    /// <summary><c>extends</c>: jobs, most often hidden ones of an included file, whose keywords this one starts from; lists are replaced, not joined.</summary>
    public IReadOnlyList<string> Extends { get; init; } = [];

    /// <summary><c>stage</c>; GitLab's default is <c>test</c>.</summary>
    public string? Stage { get; init; }

    /// <summary><c>image</c>.</summary>
    public Image? Image { get; init; }

    /// <summary><c>services</c>.</summary>
    public IReadOnlyList<ServiceImage> Services { get; init; } = [];

    /// <summary><c>tags</c>: which runners may take the job.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>rules</c>: the first that matches decides; none matches = the job does not exist.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary><c>when</c>; in a job with rules that of a rule goes first.</summary>
    public RunWhen? When { get; init; }

    /// <summary><c>start_in</c>, only with <see cref="RunWhen.Delayed"/>.</summary>
    public Span? StartIn { get; init; }

    /// <summary><c>manual_confirmation</c>: the question before a manual job starts.</summary>
    public string? ManualConfirmation { get; init; }

    /// <summary><c>allow_failure</c>.</summary>
    public AllowFailure? AllowFailure { get; init; }

    /// <summary><c>needs</c>; null = wait for the stages before, empty = start at once.</summary>
    public IReadOnlyList<Need>? Needs { get; init; }

    /// <summary><c>needs:pipeline</c> in its form without a job: the job has the status of the newest pipeline of this project (group and name); not together with <see cref="Needs"/>.</summary>
    public string? NeedsPipeline { get; init; }

    /// <summary><c>dependencies</c>: jobs whose artifacts are downloaded; not together with <see cref="Needs"/>.</summary>
    public IReadOnlyList<string>? Dependencies { get; init; }

    /// <summary><c>parallel</c>.</summary>
    public Parallelism? Parallel { get; init; }

    /// <summary><c>environment</c>.</summary>
    public EnvironmentLink? Environment { get; init; }

    /// <summary><c>resource_group</c>: one running job of it in the whole project.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary><c>interruptible</c>; GitLab's default is false.</summary>
    public bool? Interruptible { get; init; }

    /// <summary><c>retry</c>.</summary>
    public Retry? Retry { get; init; }

    /// <summary><c>timeout</c>; at most the runner's own.</summary>
    public Span? Timeout { get; init; }

    /// <summary><c>variables</c>. Never for secrets.</summary>
    public IReadOnlyList<VariableSetting> Variables { get; init; } = [];

    /// <summary><c>inherit</c>.</summary>
    public Inherit? Inherit { get; init; }

    /// <summary><c>inputs</c>: values that a person may change when the job is started by hand or again; each with a default, at most 50.</summary>
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    /// <summary><c>identity</c>.</summary>
    public Identity? Identity { get; init; }

    /// <summary><c>secrets</c> (Premium).</summary>
    public IReadOnlyList<JobSecret> Secrets { get; init; } = [];

    /// <summary><c>id_tokens</c>.</summary>
    public IReadOnlyList<IdToken> IdTokens { get; init; } = [];

    /// <summary><c>cache</c>, at most four; null = the default's, empty = none.</summary>
    public IReadOnlyList<Cache>? Cache { get; init; }

    /// <summary><c>trigger</c>, in place of a script.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary><c>hooks</c>.</summary>
    public Hooks? Hooks { get; init; }

    /// <summary><c>before_script</c>.</summary>
    public IReadOnlyList<string> BeforeScript { get; init; } = [];

    /// <summary><c>script</c>.</summary>
    public IReadOnlyList<string> Script { get; init; } = [];

    /// <summary><c>run</c>, in place of a script: GitLab's experiment.</summary>
    public IReadOnlyList<Step> Run { get; init; } = [];

    /// <summary><c>after_script</c>: its own shell, at most 5 minutes, its exit code is ignored.</summary>
    public IReadOnlyList<string> AfterScript { get; init; } = [];

    /// <summary><c>coverage</c>: <c>/…/</c>, the pattern of the line that holds the percentage.</summary>
    public string? Coverage { get; init; }

    /// <summary><c>artifacts</c>.</summary>
    public Artifacts? Artifacts { get; init; }

    /// <summary><c>release</c>.</summary>
    public Release? Release { get; init; }

    /// <summary><c>pages</c>; an empty one is <c>pages: true</c>.</summary>
    public Pages? Pages { get; init; }

    /// <summary><c>dast_configuration</c> (Ultimate).</summary>
    public DastConfiguration? DastConfiguration { get; init; }

    /// <summary>True when it has something to run of its own, or may have taken it from another job.</summary>
    public bool HasWork => Script.Count > 0 || Run.Count > 0 || Trigger is not null || Extends.Count > 0 || Raw is not null;

    /// <summary>
    /// The last resort: further keywords as a YAML mapping, printed at the end of the job under a comment. A keyword that this record already says is refused.
    /// </summary>
    public string? Raw { get; init; }
}

/// <summary><c>when</c>: https://docs.gitlab.com/ci/yaml/#when.</summary>
public enum RunWhen
{
    /// <summary><c>on_success</c>: when what it waits for has succeeded.</summary>
    OnSuccess,

    /// <summary><c>on_failure</c>: when something it waits for has failed.</summary>
    OnFailure,

    /// <summary><c>always</c>.</summary>
    Always,

    /// <summary><c>manual</c>: a person starts it.</summary>
    Manual,

    /// <summary><c>delayed</c>: after <c>start_in</c>.</summary>
    Delayed,

    /// <summary><c>never</c>, in a rule only.</summary>
    Never,
}
