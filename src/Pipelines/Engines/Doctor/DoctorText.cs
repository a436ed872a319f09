using System.Globalization;

namespace Pipelines.Engines.Doctor;

/// <summary>What this room says to people.</summary>
internal static class DoctorText
{
    public const string NotTold = "not told";

    public const string NotLicensed = "not to be protected here (part of GitLab Premium)";

    public const string Value = "its value";

    public const string NoPipelines = "no pipeline runs, so nothing is judged";

    public const string NoMergeRequests = "without merge requests there is nothing that a red pipeline could stop";

    public const string OtherFile = "GitLab runs another file than the one that is generated, so nothing of the definition holds";

    public const string MergesRed = "a merge request whose pipeline failed, or has none, can be merged";

    public const string MergesSkipped = "a commit with [skip ci] in its message merges without having been judged";

    public const string ForksRun = "code of strangers runs on this project's runners and reads its variables as soon as a member starts the pipeline of a fork";

    public const string NoBaseReport = "the merge request has no report of its target branch to be compared with once that has expired";

    public const string RunsInVain = "pipelines of commits that have been replaced go on";

    public const string DeploysBackwards = "a late job can deploy an older commit over a newer one";

    public const string NoAskedDeployments = "nobody can ask a pipeline for a deployment by DEPLOY_ENVIRONMENT";

    public const string PushesPastTheGate = "a push reaches it without a merge request, and so without the gate";

    public const string MaintainersPush = "whoever may push reaches it without a merge request, and so without the gate";

    public const string ReplacesHistory = "commits that were judged and deployed can be replaced";

    public const string VariableMissing = "the definition reads it; where a group or the server has it, this is in order";

    public const string LogsShow = "a job's log can show it to everybody who may read the project";

    public const string EveryBranchReads = "the pipeline of any branch can read it";

    public const string EverybodyDeploys = "every developer can start its deployment";

    public const string JobTokensReach = "a job of any project whose author is a member here reaches this project";

    public const string NoEngine = "containers run in pipelines only, 'local' simulates the tasks; and so it is with builds, unless another builder is there";

    public const string NoBuilder = "the images that name it are built by pipelines only: no other builder is taken in its place";

    public const string LintFails = "Lint fails, because it cannot look at everything";

    public const string NothingWorks = "the commands do not work without it";

    public const string GetGit = "Install it: apt-get install git.";

    public const string GetEngine = "Install Docker, Podman or Buildah, and let this user reach it: apt-get install docker.io.";

    /// <summary>The lines of one thing.</summary>
    public static IEnumerable<string> Lines(Checkup checkup)
    {
        var word = checkup.Standing switch
        {
            Standing.Good => "ok     ",
            Standing.Advice => "advice ",
            Standing.Unknown => "unknown",
            _ => "BLOCKS ",
        };
        yield return $"{word} {checkup.Name}: {checkup.Is}{(checkup.ShouldBe is { } should ? $"; it should be {should}" : "")}";
        if (checkup.Why is { } why)
        {
            yield return $"        Why: {why}.";
        }

        if (checkup.Mend is { } mend)
        {
            yield return $"        Mend: {mend}";
        }
    }

    /// <summary>How it stands with everything.</summary>
    public static string Verdict(IReadOnlyList<Checkup> all)
    {
        int Of(Standing standing) => all.Count(checkup => checkup.Standing == standing);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Of(Standing.Blocks)} block, {Of(Standing.Advice)} could be better, {Of(Standing.Unknown)} unknown, {Of(Standing.Good)} good");
    }
}
