using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>
/// The infrastructure's own pipeline: lint, then a plan for each environment, then the plan is applied, environment after environment. It is a child of the
/// application's pipeline, in a file of its own, and no job of either needs one of the other.
/// </summary>
internal sealed class InfrastructurePlan
{
    /// <summary>The file of the child pipeline.</summary>
    public const string File = ".gitlab/infra.gitlab-ci.yml";

    private const string Folder = "artifacts/infra";
    private const string Preview = "infra-preview";

    // GitLab shows ten such links in a merge request.
    private const int MostExposed = 10;

    private static readonly Condition IsMergeRequest = Variables.MergeRequestId.IsSet;

    private readonly TargetGraph _graph;
    private readonly Application _application;
    private readonly Infrastructure _infrastructure;
    private readonly IReadOnlyList<Cache> _kept;
    private readonly TargetNode? _lint, _plan, _apply;

    public InfrastructurePlan(TargetGraph graph, Application application, IReadOnlyList<Cache> kept)
    {
        (_graph, _application, _infrastructure, _kept) = (graph, application, application.Infrastructure!, kept);
        TargetNode? Of(InfrastructureStep step) => graph.Targets.FirstOrDefault(target => target.Job?.Infrastructure == step);
        (_lint, _plan, _apply) = (Of(InfrastructureStep.Lint), Of(InfrastructureStep.Plan), Of(InfrastructureStep.Apply));
    }

    /// <summary>True for a target whose job is in this pipeline.</summary>
    public static bool Has(TargetNode target) => target.Job is { Infrastructure: not InfrastructureStep.None };

    /// <summary>The graph without the jobs of this pipeline.</summary>
    public static TargetGraph Without(TargetGraph graph) => graph.Targets.Any(Has)
        ? graph with { Targets = [.. graph.Targets.Select(target => Has(target) ? target with { Job = null } : target)] }
        : graph;

    /// <summary>The pipeline.</summary>
    public Pipeline Pipeline => new()
    {
        Symbol = _graph.Symbol,

        // Nothing but the job that triggers it makes one.
        Workflow = new() { AutoCancel = new() { OnNewCommit = OnNewCommit.Interruptible }, Rules = [Variables.PipelineSource == "parent_pipeline"] },
        Stages = ["lint", "plan", "apply"],
        Default = new Default { Image = RunnerPlan.ImageOf(_graph, Runner), Tags = Runner.Tags, Retry = PlanDefaults.Retry },
        Variables = [PlanDefaults.PackageFolder],
        Jobs =
        [
            .. _lint is { } lint ? (Job[])[LintJob(lint)] : [],
            .. _plan is { } plan ? _application.Environments.SelectMany(environment => new[] { PreviewJob(plan, environment), PlanJob(plan, environment) }) : [],
            .. _plan is not null && _apply is { } apply ? _application.Environments.Select(environment => ApplyJob(apply, environment)) : [],
        ],
    };

    private RunnerImage Runner => _infrastructure.RunnerImage ?? _application.RunnerImage;

    private Condition IsRelease => Variables.CommitBranch == _application.ReleaseBranch;

    private Job LintJob(TargetNode target) => Of(target, JobName.Of(target.Name), "lint") with
    {
        Needs = [],
        Interruptible = true,
        Script = [$"{PlanDefaults.Build} {target.Name}"],
    };

    // What a merge request proposes is only looked at: no lock, nothing that could be applied, and a role that reads. A fork's starts no pipeline here at all.
    private Job PreviewJob(TargetNode target, DeploymentEnvironment environment) => OfEnvironment(target, $"{Preview}:{environment}", "plan", environment) with
    {
        Rules = [IsMergeRequest],
        Needs = NeedsOf(_lint),
        ResourceGroup = null,
        Interruptible = true,
        IdTokens = [new(PlanDefaults.AwsToken, _application.InfrastructurePlanAudienceOf(environment))],
        Script = [$"{PlanDefaults.Build} {target.Name} --env {environment} --preview"],
        Artifacts = new()
        {
            Paths = [$"{Folder}/{environment}/plan.md"],
            ExposeAs = _application.Environments.Count <= MostExposed ? $"Infrastructure of {environment}" : null,
            When = ArtifactsWhen.Always,
            ExpireIn = PlanDefaults.ArtifactsExpireIn,
            Reports = new() { Terraform = [$"{Folder}/{environment}/report.json"] },
        },
    };

    private Job PlanJob(TargetNode target, DeploymentEnvironment environment) => OfEnvironment(target, JobName.Of(target.Name, environment), "plan", environment) with
    {
        Rules = [IsRelease],
        Needs = NeedsOf(_lint),
        Interruptible = true,
        IdTokens = [new(PlanDefaults.AwsToken, _application.InfrastructurePlanAudienceOf(environment))],
        Script = [$"{PlanDefaults.Build} {target.Name} --env {environment}"],
        Artifacts = new()
        {
            Paths = [$"{Folder}/{environment}/plan.tfplan", $"{Folder}/{environment}/plan.json", $"{Folder}/{environment}/plan.md"],

            // A saved plan holds a copy of the state, secrets among it: it is for the job that applies it and for nobody else.
            Access = ArtifactsAccess.None,
            ExpireIn = PlanDefaults.ArtifactsExpireIn,
            Reports = new() { Terraform = [$"{Folder}/{environment}/report.json"] },
        },
    };

    // No deployment to GitLab, whose list of deployments, rollback button and guard are the application's; yet for those alone who may deploy there.
    private Job ApplyJob(TargetNode target, DeploymentEnvironment environment)
    {
        var before = _application.Before(environment).FirstOrDefault(other => other.Start == Start.Automatic);
        var isManual = environment.Start == Start.Manual;
        return OfEnvironment(target, JobName.Of(target.Name, environment), "apply", environment) with
        {
            Environment = new(environment.Name.Text) { Action = EnvironmentAction.Prepare },
            Rules = [isManual ? new Rule { If = IsRelease, When = RunWhen.Manual, AllowFailure = true } : IsRelease],
            Needs =
            [
                new(JobName.Of(_plan!.Name, environment)),
                .. before is null ? [] : (Need[])[new(JobName.Of(target.Name, before)) { Artifacts = false }],
            ],
            Interruptible = false,
            IdTokens = [new(PlanDefaults.AwsToken, _application.InfrastructureApplyAudienceOf(environment))],
            Script = [$"{PlanDefaults.Build} {target.Name} --env {environment}"],
        };
    }

    private Job OfEnvironment(TargetNode target, string name, string stage, DeploymentEnvironment environment) => Of(target, name, stage) with
    {
        // For the variables of that environment's scope.
        Environment = new(environment.Name.Text) { Action = EnvironmentAction.Access },

        // One at a time, and none of them waits for a deployment of the application or holds one up.
        ResourceGroup = $"infra/{environment}",
        Retry = new(0),
        Cache = _kept,
    };

    private Job Of(TargetNode target, string name, string stage) => new(name)
    {
        Symbol = _graph.SymbolOf(target),
        Description = target.Description,
        Stage = stage,
        Tags = target.Job!.Tags,
        Image = target.Job.Image is { } image ? new(image) : null,
        Cache = _kept,
    };

    private static IReadOnlyList<Need> NeedsOf(TargetNode? lint) => lint is null ? [] : [new(JobName.Of(lint.Name)) { Artifacts = false }];
}
