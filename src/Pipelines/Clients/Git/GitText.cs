using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Git;

/// <summary>What this room says to people.</summary>
internal static class GitText
{
    public const string WhereToGet = "Install git ('apt-get install git' on Debian, https://git-scm.com elsewhere).";

    public static ProcessPurpose Reading(string root) => new("read the git repository", root, "Run the command by hand in that folder to see more.");

    public static ExecutionException NotARepository(string root, string gitSays) => new(
        "read the git repository",
        root,
        $"git finds no working tree there: {gitSays}",
        "Run the build in a clone of the repository, or make one: 'git init', then a first commit.");

    public static ExecutionException OwnedByAnother(string root) => new(
        "read the git repository",
        root,
        "the folder belongs to another user, so git refuses to read it",
        $"Run 'git config --global --add safe.directory {root}'.");

    public static ExecutionException NoCommit(string root) => new(
        "read the git repository",
        root,
        "it has no commit yet",
        "Make the first: 'git add --all', then 'git commit'.");

    public static ProcessPurpose Applying(string root) => new("apply a diff", root, "Look at what the tool that made it says.");

    public static DefinitionException NoSuchCommit(string reference) => new(
        reference,
        "this clone has no such branch, tag or commit",
        "Correct it, or fetch it: 'git fetch origin', then write such as 'origin/main'.");

    public static ExecutionException NoCommonPast(string root, string reference) => new(
        "read the git repository",
        root,
        $"this clone does not hold where the history parted from '{reference}'",
        "Fetch the rest: 'git fetch --unshallow', or GIT_DEPTH=0 in a job.");
}
