using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>In which pipelines each job is. Pipelines that are asked to deploy one environment have its jobs and nothing else.</summary>
internal sealed class JobRules(Application application, IReadOnlyList<PlannedJob> jobs, bool hasInfrastructure)
{
    private static readonly Condition IsMergeRequest = Variables.PipelineSource == "merge_request_event";
    private static readonly Condition IsSchedule = Variables.PipelineSource == "schedule";

    // What a person asks for by this variable starts nothing else.
    private static readonly Variable Asked = new("DEPLOY_ENVIRONMENT");
    private static readonly Variable Commit = new("DEPLOY_COMMIT");

    // Where a deployment can be asked for.
    private readonly string[] _asked = [.. jobs.Where(IsChosen).Select(job => job.Environment!.Name.Text).Distinct(StringComparer.Ordinal)];
    private readonly bool _onlyReleased = jobs.Where(IsChosen).All(job => job.Attribute.When == When.Release);
    private readonly bool _canBeAskedForCommit = jobs.Any(TakesCommit);

    /// <summary>What a deployment adds to its command, for a shell: nothing, as long as no commit was asked for.</summary>
    public static string CommitWord { get; } = $"${{{Commit.Name}:+--commit \"${Commit.Name}\"}}";

    /// <summary>What is asked for in vain makes no pipeline, which GitLab says; a green one would look like a deployment.</summary>
    public IReadOnlyList<Rule> NeverMade =>
    [
        .. CanBeAsked ? NeverDeployed : [],
        .. hasInfrastructure ? (Rule[])[Never(InfrastructureTrigger.Asked.IsSet & (InfrastructureTrigger.Asked != InfrastructureTrigger.Yes | IsOfAnotherBranch))] : [],
        .. CanBeAsked && hasInfrastructure ? (Rule[])[Never(Asked.IsSet & InfrastructureTrigger.Asked.IsSet)] : [],
    ];

    private IReadOnlyList<Rule> NeverDeployed =>
    [
        // Alone it would go wherever the usual pipeline deploys.
        .. _canBeAskedForCommit ? (Rule[])[Never(Commit.IsSet & Asked == "")] : [],
        Never(Asked.IsSet & Asked.DoesNotMatch(new Pattern($"^({string.Join('|', _asked.Select(Regex.Escape))})$"))),
        .. _onlyReleased ? (Rule[])[Never(Asked.IsSet & IsOfAnotherBranch)] : [],
    ];

    /// <summary>True for a deployment of a commit that may be another than the pipeline's.</summary>
    public static bool TakesCommit(PlannedJob job) => job.IsDeployment && job.Attribute.TakesCommit;

    /// <summary>The variables by which a person, a timer or another pipeline asks for a deployment, as the form for a new pipeline shows them.</summary>
    public IReadOnlyList<VariableSetting> Form =>
    [
        .. FormOfDeployments,
        .. !hasInfrastructure ? [] : (VariableSetting[])
        [
            new(InfrastructureTrigger.Asked.Name, "")
            {
                Description = $"yes: plan and apply the infrastructure as {application.ReleaseBranch} has it, and do nothing else. Empty: the usual pipeline.",
                Options = ["", InfrastructureTrigger.Yes],
            },
        ],
    ];

    private IReadOnlyList<VariableSetting> FormOfDeployments => !CanBeAsked ? [] :
    [
        new(Asked.Name, "")
        {
            Description = $"Deploy what {application.ReleaseBranch} is to this environment, and do nothing else. Empty: the usual pipeline.",
            Options = ["", .. _asked],
        },
        .. !_canBeAskedForCommit ? [] : (VariableSetting[])
        [
            new(Commit.Name, "")
            {
                Description = $"With {Asked.Name}: the commit that is deployed, by its id; its own pipeline has pushed its image. Empty: what {application.ReleaseBranch} is.",
            },
        ],
    ];

    /// <summary>What a pipeline is asked by that is to deploy one environment and nothing else; null = none can be.</summary>
    public Condition? IsAskedToDeploy => CanBeAsked ? Asked.IsSet : null;

    /// <summary>Rules that go before those of a job that is in no pipeline that was asked to deploy, nor in one for the infrastructure.</summary>
    public IReadOnlyList<Rule> BeforeOthers => NeverWhen(IsAskedToDeploy, hasInfrastructure ? InfrastructureTrigger.Asked.IsSet : null);

    /// <summary>True when the other job is in every pipeline that the job is in.</summary>
    public static bool IsThereWherever(PlannedJob job, PlannedJob other) => other.Attribute.When switch
    {
        When.Always => true,
        When.MergeRequestAndRelease => job.Attribute.When != When.Always,
        _ => job.Attribute.When == When.Release,
    };

    /// <summary>The rules of one job; none = it is in every pipeline.</summary>
    /// <param name="job">The job.</param>
    /// <param name="needsWhenAsked">What it needs in a pipeline that was asked to deploy its environment; null = what it always needs.</param>
    public IReadOnlyList<Rule> Of(PlannedJob job, IReadOnlyList<Need>? needsWhenAsked)
    {
        var usual = Usual(job);
        IReadOnlyList<Rule> rules =
        [
            .. job.Attribute.ForEveryJob ? [] : job.IsPerEnvironment && CanBeAsked ? [WhenAsked(job, needsWhenAsked), .. BeforeOthers]
                : job.Attribute.ChecksDefinition ? NeverWhen(IsAskedToDeploy) : BeforeOthers,
            .. usual,
        ];

        // Rules that only exclude leave nothing: the last one takes the job in.
        return rules.Count > 0 && usual.Count == 0 ? [.. rules, Started(new Rule { When = RunWhen.OnSuccess }, job.IsManual)] : rules;
    }

    private bool CanBeAsked => _asked.Length > 0;

    private static IReadOnlyList<Rule> NeverWhen(params Condition?[] asked) => asked.OfType<Condition>().ToList() is { Count: > 0 } any
        ? [Never(any.Aggregate((left, right) => left | right))]
        : [];

    private Condition Release => Variables.CommitBranch == application.ReleaseBranch;

    private Condition IsOfAnotherBranch => Variables.CommitBranch != application.ReleaseBranch;

    private static bool IsChosen(PlannedJob job) => job.IsDeployment && !job.IsReview;

    private static Rule Never(Condition condition) => new() { If = condition, When = RunWhen.Never };

    // A timer tests; it deploys only when it is asked to.
    private IReadOnlyList<Rule> Usual(PlannedJob job)
    {
        IReadOnlyList<Rule> rules = job.Attribute.When switch
        {
            // A fork's merge request holds none of this project's rights.
            _ when job.IsReview => [IsMergeRequest & Variables.MergeRequestSourceProjectPath == Variables.ProjectPath],
            When.Always => job.IsManual ? [new Rule { When = RunWhen.OnSuccess }] : [],
            When.MergeRequestAndRelease => [IsMergeRequest, IsSchedule, Release],
            When.Release => [Release & Variables.PipelineSource != "schedule"],
            _ => throw new InvalidOperationException($"When.{job.Attribute.When} is not known."),
        };
        return [.. rules.Select(rule => Started(rule, job.IsManual))];
    }

    // A deployment that was asked for needs no second start.
    private Rule WhenAsked(PlannedJob job, IReadOnlyList<Need>? needs)
    {
        var asked = Asked == job.Environment!.Name.Text;
        var rule = new Rule { If = job.Attribute.When == When.Release ? asked & Release : asked, Needs = needs, Variables = TakesCommit(job) ? [PlanDefaults.WholeHistory] : [] };
        return Started(rule, job.IsManual && !job.IsDeployment);
    }

    // In a rule, manual would hold the pipeline until somebody starts the job; allowed to fail, it holds nothing.
    private static Rule Started(Rule rule, bool byAPerson) => byAPerson ? rule with { When = RunWhen.Manual, AllowFailure = true } : rule;
}
