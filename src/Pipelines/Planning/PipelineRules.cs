using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>Which events make a pipeline, and which jobs are in it.</summary>
internal static class PipelineRules
{
    private static readonly Condition IsMergeRequest = Variables.PipelineSource == "merge_request_event";

    private static readonly Condition IsAskedFor = new[] { "schedule", "web", "api", "trigger", "pipeline" }
        .Select(source => Variables.PipelineSource == source)
        .Aggregate((left, right) => left | right);

    /// <summary>One pipeline for every change: https://docs.gitlab.com/ci/jobs/job_rules/#avoid-duplicate-pipelines.</summary>
    public static Workflow Workflow(Application application) => new()
    {
        AutoCancel = new() { OnNewCommit = OnNewCommit.Interruptible },
        Rules =
        [
            // What a person, a timer or another pipeline asks for is made, whatever merge requests are open.
            IsAskedFor,

            // The release branch deploys, also while a merge request leads from it to another branch: that one shows this pipeline.
            Variables.CommitBranch == application.ReleaseBranch,
            new Rule
            {
                If = IsMergeRequest
                    & Variables.MergeRequestSourceBranchName == application.ReleaseBranch
                    & Variables.MergeRequestSourceProjectPath == Variables.ProjectPath,
                When = RunWhen.Never,
            },
            IsMergeRequest,

            // The merge request's pipeline stands for the branch's.
            new Rule { If = Variables.CommitBranch.IsSet & Variables.OpenMergeRequests.IsSet, When = RunWhen.Never },
            Variables.CommitBranch.IsSet,
            Variables.CommitTag.IsSet,
        ],
    };

    /// <summary>True when the other job is in every pipeline that the job is in.</summary>
    public static bool IsThereWherever(PlannedJob job, PlannedJob other) => other.Attribute.When switch
    {
        When.Always => true,
        When.MergeRequestAndRelease => job.Attribute.When != When.Always,
        _ => job.Attribute.When == When.Release,
    };

    /// <summary>The rules of one job; none = it is in every pipeline.</summary>
    public static IReadOnlyList<Rule> Of(PlannedJob job, Application application)
    {
        Rule release = Variables.CommitBranch == application.ReleaseBranch;
        IReadOnlyList<Rule> rules = job.Attribute.When switch
        {
            When.Always => job.IsManual ? [new Rule { When = RunWhen.OnSuccess }] : [],
            When.MergeRequestAndRelease => [IsMergeRequest, release],
            When.Release => [release],
            _ => throw new InvalidOperationException($"When.{job.Attribute.When} is not known."),
        };

        // In a rule, manual would hold the pipeline until somebody starts the job; allowed to fail, it holds nothing.
        return job.IsManual ? [.. rules.Select(rule => rule with { When = RunWhen.Manual, AllowFailure = true })] : rules;
    }
}
