using Nuke.Common.CI;
using Nuke.Common.CI.GitLab;
using Serilog;

namespace Nuke.Contract.Builds;

/// <summary>What a build knows of its host, and how it logs.</summary>
public class Hosted : ContractBuild
{
    public static int Start() => Execute<Hosted>(x => x.Show);

    [CI] readonly GitLab? Server;

    Target Show => _ => _.Executes(() =>
    {
        Say("host", Host.GetType().Name);
        Say("local", IsLocalBuild);
        Say("server", IsServerBuild);
        Say("injected", Server is not null);
        Say("instance", GitLab.Instance is not null);
        Say("verbosity", Verbosity);
        if (Server is null)
            return;
        Say("job", Server.JobId);
        Say("branch", Server.CommitRefName);
        Say("interface", ((IBuildServer)Server).Commit);
        Say("protected", Server.CommitRefProtected);
        Say("missing", Server.PipelineId);
        Say("none", Server.MergeRequestApproved);
        Say("directory", Server.ProjectDirectory);
        Say("user", Server.GitLabUserLogin);
        Say("visibility", Server.ProjectVisibility);
        Say("target", Server.MergeRequestTargetBranchName);
        Say("api", Server.ApiV4Url);
        Say("environment", Server.EnvironmentTier);
    });

    Target Talk => _ => _.Executes(() =>
    {
        Log.Verbose("a verbose line");
        Log.Debug("a debug line");
        Log.Information("an information line for {Name} and {Number}", "Ada", 3);
        Log.Warning("a warning line");
        Log.Error("an error line");
        Log.Information("a structured line {@Value} {List}", new { A = 1 }, new[] { 1, 2 });
    });

    Target Sections => _ => _.Executes(() =>
    {
        GitLab.Instance.BeginSection("Inner part", collapsed: false);
        Log.Information("inside");
        GitLab.Instance.EndSection("Inner part");
    });
}

[DisableDefaultOutput(DefaultOutput.Logo, DefaultOutput.TargetHeader, DefaultOutput.ErrorsAndWarnings, DefaultOutput.TargetOutcome, DefaultOutput.BuildOutcome, DefaultOutput.Timestamps)]
public class Silent : ContractBuild
{
    public static int Start() => Execute<Silent>(x => x.Speak);

    Target Speak => _ => _.Executes(() => Log.Warning("only this"));
}

/// <summary>Two sections of the same text in one target.</summary>
public class Twins : ContractBuild
{
    public static int Start() => Execute<Twins>(x => x.Both);

    Target Both => _ => _.Executes(() =>
    {
        for (var i = 0; i < 2; i++)
        {
            GitLab.Instance.BeginSection("Same");
            GitLab.Instance.EndSection("Same");
        }
    });
}
