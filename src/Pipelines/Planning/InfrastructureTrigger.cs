using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>
/// The job of the application's pipeline that starts the infrastructure's: when something below its folder has changed, or when a person asks for it. No job of the
/// application waits for it, and it waits for none that builds, tests or deploys.
/// </summary>
internal static class InfrastructureTrigger
{
    /// <summary>The job.</summary>
    public const string Name = "infra";

    /// <summary>What <see cref="Asked"/> holds when it is asked for.</summary>
    public const string Yes = "yes";

    /// <summary>What a person asks for the infrastructure by.</summary>
    public static readonly Variable Asked = new("INFRASTRUCTURE");

    private static readonly Condition OfOwnMergeRequest =
        Variables.PipelineSource == "merge_request_event" & Variables.MergeRequestSourceProjectPath == Variables.ProjectPath;

    /// <summary>The job of the build's symbol.</summary>
    /// <param name="graph">The targets.</param>
    /// <param name="application">Whose infrastructure.</param>
    /// <param name="jobs">The jobs of the application's pipeline.</param>
    /// <param name="isAskedToDeploy">What a pipeline is asked by that is to deploy; null = none can be.</param>
    public static Job Of(TargetGraph graph, Application application, IReadOnlyList<PlannedJob> jobs, Condition? isAskedToDeploy)
    {
        var release = Variables.CommitBranch == application.ReleaseBranch;
        IReadOnlyList<string> changes = [$"{application.Infrastructure!.Folder}/**/*"];
        return new(Name)
        {
            Symbol = $"{graph.Symbol}.{nameof(Application)}",
            Description = $"Starts the infrastructure's own pipeline, {InfrastructurePlan.File}",
            Stage = Stages.Deploy,
            Rules =
            [
                .. isAskedToDeploy is null ? [] : (Rule[])[new() { If = isAskedToDeploy, When = RunWhen.Never }],
                Asked == Yes & release,
                new Rule { If = OfOwnMergeRequest, Changes = changes },

                // GitLab compares with what was there before a push alone.
                new Rule { If = release & Variables.PipelineSource == "push", Changes = changes },
            ],
            Needs = [.. jobs.Where(IsNeeded).Select(job => new Need(job.Name) { Artifacts = false })],
            Interruptible = false,
            Trigger = new Trigger.Child(new Include.Local(InfrastructurePlan.File))
            {
                Strategy = TriggerStrategy.Depend,

                // What this file says is for its own jobs.
                Forward = new() { YamlVariables = false },
            },
        };
    }

    /// <summary>True for a job that it waits for: what is done once for all jobs, and the check that files are what the definition says.</summary>
    public static bool IsNeeded(PlannedJob job) => job.Attribute.ForEveryJob || job.Attribute.ChecksDefinition;
}
