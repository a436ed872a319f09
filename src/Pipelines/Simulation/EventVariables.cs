using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>The variables that GitLab defines by an event, as far as rules can see them: https://docs.gitlab.com/ci/variables/predefined_variables/.</summary>
internal static class EventVariables
{
    private const string Project = "group/project";
    private const string ForkedProject = "fork/project";
    private const string Commit = "1111111111111111111111111111111111111111";
    private const string CommitBefore = "2222222222222222222222222222222222222222";
    private const string NoCommit = "0000000000000000000000000000000000000000";

    // Set by GitLab, to what nobody can know beforehand.
    private static readonly HashSet<string> Unknowable = new(StringComparer.Ordinal)
    {
        "CI_COMMIT_MESSAGE", "CI_COMMIT_TITLE", "CI_COMMIT_DESCRIPTION", "CI_COMMIT_AUTHOR", "CI_COMMIT_TIMESTAMP", "CI_COMMIT_TAG_MESSAGE", "CI_DEPLOY_FREEZE",
        "CI_MERGE_REQUEST_LABELS", "CI_MERGE_REQUEST_TITLE", "CI_MERGE_REQUEST_DESCRIPTION", "CI_MERGE_REQUEST_APPROVED", "CI_MERGE_REQUEST_DRAFT",
    };

    /// <summary>True for a variable that somebody may set although the event does not tell; what GitLab itself leaves undefined is told.</summary>
    public static bool IsUntold(string name) => Unknowable.Contains(name) || !(name.StartsWith("CI_", StringComparison.Ordinal) || name.StartsWith("GITLAB_", StringComparison.Ordinal));

    /// <summary>Names and values; what is not in it is undefined.</summary>
    public static Dictionary<string, string> Of(PipelineEvent happened)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CI"] = "true",
            ["GITLAB_CI"] = "true",
            [Variables.PipelineSource.Name] = SourceOf(happened.Kind),
            [Variables.CommitRefName.Name] = happened.Tag ?? happened.Branch!,
            [Variables.CommitRefProtected.Name] = happened.IsProtected && happened.Kind != EventKind.MergeRequest ? "true" : "false",
            [Variables.DefaultBranch.Name] = happened.DefaultBranch,
            [Variables.ProjectPath.Name] = Project,
            ["CI_COMMIT_SHA"] = Commit,
            ["CI_COMMIT_SHORT_SHA"] = Commit[..8],
            ["CI_COMMIT_BEFORE_SHA"] = happened.Kind == EventKind.Push ? CommitBefore : NoCommit,
        };
        if (happened.Kind == EventKind.MergeRequest)
        {
            AddMergeRequest(variables, happened);
        }
        else if (happened.Tag is { } tag)
        {
            variables[Variables.CommitTag.Name] = tag;
        }
        else
        {
            variables[Variables.CommitBranch.Name] = happened.Branch!;
        }

        if (happened.Kind == EventKind.MergeRequest || (happened.HasOpenMergeRequest && happened.Branch is not null))
        {
            variables[Variables.OpenMergeRequests.Name] = Project + "!1";
        }

        if (happened.Kind == EventKind.Trigger)
        {
            variables["CI_PIPELINE_TRIGGERED"] = "true";
        }

        return variables;
    }

    private static void AddMergeRequest(Dictionary<string, string> variables, PipelineEvent happened)
    {
        variables[Variables.MergeRequestId.Name] = "1";
        variables["CI_MERGE_REQUEST_IID"] = "1";
        variables["CI_MERGE_REQUEST_EVENT_TYPE"] = "detached";
        variables["CI_MERGE_REQUEST_PROJECT_PATH"] = Project;
        variables["CI_MERGE_REQUEST_REF_PATH"] = "refs/merge-requests/1/head";
        variables[Variables.MergeRequestSourceBranchName.Name] = happened.Branch!;
        variables[Variables.MergeRequestSourceProjectPath.Name] = happened.IsFromFork ? ForkedProject : Project;
        variables[Variables.MergeRequestTargetBranchName.Name] = happened.TargetBranch ?? happened.DefaultBranch;
    }

    private static string SourceOf(EventKind kind) => kind switch
    {
        EventKind.Push or EventKind.Tag => "push",
        EventKind.MergeRequest => "merge_request_event",
        EventKind.Schedule => "schedule",
        EventKind.Web => "web",
        EventKind.Api => "api",
        EventKind.Trigger => "trigger",
        _ => throw new InvalidOperationException($"EventKind.{kind} is not known."),
    };
}
