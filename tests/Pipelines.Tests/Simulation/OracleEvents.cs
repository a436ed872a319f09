using Pipelines.Simulation;

namespace Pipelines.Tests.Simulation;

/// <summary>The events that pipelines are asked about, by what they are called.</summary>
internal static class OracleEvents
{
    public static readonly IReadOnlyDictionary<string, PipelineEvent> All = new Dictionary<string, PipelineEvent>
    {
        ["push to a branch"] = PipelineEvent.Push("feature/x"),
        ["push to a branch with a merge request"] = PipelineEvent.Push("feature/x") with { HasOpenMergeRequest = true },
        ["push to the release branch"] = PipelineEvent.Push("staging") with { IsProtected = true },
        ["merge request"] = PipelineEvent.MergeRequest("feature/x"),
        ["merge request from the release branch"] = PipelineEvent.MergeRequest("staging"),
        ["merge request from a fork's branch of that name"] = PipelineEvent.MergeRequest("staging") with { IsFromFork = true },
        ["tag"] = PipelineEvent.OfTag("v1"),
        ["schedule"] = PipelineEvent.Asked(EventKind.Schedule, "staging"),
        ["schedule that deploys"] = PipelineEvent.Asked(EventKind.Schedule, "staging") with { Variables = Asking("dev") },
        ["start by hand"] = PipelineEvent.Asked(EventKind.Web, "staging"),
        ["start by hand for a branch with a merge request"] = PipelineEvent.Asked(EventKind.Web, "feature/x") with { HasOpenMergeRequest = true },
        ["start by hand for a deployment"] = PipelineEvent.Asked(EventKind.Web, "staging") with { Variables = Asking("uat") },
        ["start by hand for a deployment of a commit"] = PipelineEvent.Asked(EventKind.Web, "staging") with { Variables = Asking("prod", "1234567") },
        ["start by hand for a commit alone"] = PipelineEvent.Asked(EventKind.Web, "staging") with { Variables = Asking("", "1234567") },
        ["start by hand for a deployment of another branch"] = PipelineEvent.Asked(EventKind.Web, "feature/x") with { Variables = Asking("uat") },
        ["start by the API for a tag"] = PipelineEvent.Asked(EventKind.Api, "v1", isTag: true),
        ["start by a trigger token"] = PipelineEvent.Asked(EventKind.Trigger, "staging"),
    };

    private static Dictionary<string, string> Asking(string environment, string commit = "") => new() { ["DEPLOY_ENVIRONMENT"] = environment, ["DEPLOY_COMMIT"] = commit };
}
