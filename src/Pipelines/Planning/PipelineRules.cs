using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>Which events make a pipeline; <see cref="JobRules"/> has which jobs are in it.</summary>
internal static class PipelineRules
{
    private static readonly Condition IsMergeRequest = Variables.PipelineSource == "merge_request_event";

    private static readonly Condition IsAskedFor = new[] { "schedule", "web", "api", "trigger", "pipeline" }
        .Select(source => Variables.PipelineSource == source)
        .Aggregate((left, right) => left | right);

    /// <summary>One pipeline for every change: https://docs.gitlab.com/ci/jobs/job_rules/#avoid-duplicate-pipelines.</summary>
    /// <param name="application">Whose pipelines.</param>
    /// <param name="refused">What makes no pipeline, whatever follows.</param>
    public static Workflow Workflow(Application application, IReadOnlyList<Rule> refused) => new()
    {
        AutoCancel = new() { OnNewCommit = OnNewCommit.Interruptible },
        Rules =
        [
            .. refused,

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
}
