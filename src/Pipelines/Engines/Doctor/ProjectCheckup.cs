using Pipelines.Clients.GitLab;
using Pipelines.Definitions;

namespace Pipelines.Engines.Doctor;

/// <summary>Looks at the settings of a project which decide whether a red pipeline stops a merge, and whether deployments happen in order.</summary>
internal sealed class ProjectCheckup(Application application, MendCommand mend)
{
    private const string Enabled = "enabled", Disabled = "disabled", Nobody = "no_one_allowed";

    /// <summary>What came of it.</summary>
    public IEnumerable<Checkup> Of(ProjectSettings project) =>
    [
        Access("Pipelines", project.BuildsAccessLevel, "builds_access_level", DoctorText.NoPipelines),
        Access("Merge requests", project.MergeRequestsAccessLevel, "merge_requests_access_level", DoctorText.NoMergeRequests),
        Path(project.CiConfigPath),
        Flag("Pipelines must succeed", project.OnlyAllowMergeIfPipelineSucceeds, should: true, "only_allow_merge_if_pipeline_succeeds", Standing.Blocks, DoctorText.MergesRed),
        Flag("Skipped pipelines are considered successful", project.AllowMergeOnSkippedPipeline, should: false, "allow_merge_on_skipped_pipeline", Standing.Blocks, DoctorText.MergesSkipped),
        Flag("Forks' pipelines may run in this project", project.CiAllowForkPipelinesToRunInParentProject, should: false, "ci_allow_fork_pipelines_to_run_in_parent_project", Standing.Advice, DoctorText.ForksRun),
        Flag("Keep artifacts of the latest successful jobs", project.KeepLatestArtifact, should: true, "keep_latest_artifact", Standing.Advice, DoctorText.NoBaseReport),
        AutoCancel(project.AutoCancelPendingPipelines),
        .. application.Environments.Count == 0
            ? []
            : new[]
            {
                Flag("Prevent outdated deployment jobs", project.CiForwardDeploymentEnabled, should: true, "ci_forward_deployment_enabled", Standing.Advice, DoctorText.DeploysBackwards),
                Variables(project.CiPipelineVariablesMinimumOverrideRole),
            },
    ];

    private Checkup Flag(string name, bool? value, bool should, string setting, Standing otherwise, string why) =>
        value == should ? Checkup.Good(name, Word(should))
        : new(name, value is null && otherwise != Standing.Blocks ? Standing.Unknown : otherwise, value is { } is_ ? Word(is_) : DoctorText.NotTold)
        {
            ShouldBe = Word(should),
            Why = why,
            Mend = mend.Project($"{setting}={(should ? "true" : "false")}"),
        };

    private Checkup Access(string name, string? level, string setting, string why) => level is null or Disabled
        ? new(name, level is null ? Standing.Unknown : Standing.Blocks, level ?? DoctorText.NotTold) { ShouldBe = Enabled, Why = why, Mend = mend.Project($"{setting}={Enabled}") }
        : Checkup.Good(name, level);

    private Checkup Path(string? path) => path is null or "" or PipelineFile
        ? Checkup.Good("Pipeline file", path is null or "" ? PipelineFile : path)
        : new("Pipeline file", Standing.Blocks, path) { ShouldBe = PipelineFile, Why = DoctorText.OtherFile, Mend = mend.Project($"ci_config_path={PipelineFile}") };

    private Checkup AutoCancel(string? value) => value is Enabled
        ? Checkup.Good("Auto-cancel redundant pipelines", value)
        : new("Auto-cancel redundant pipelines", value is null ? Standing.Unknown : Standing.Advice, value ?? DoctorText.NotTold)
        {
            ShouldBe = Enabled,
            Why = DoctorText.RunsInVain,
            Mend = mend.Project($"auto_cancel_pending_pipelines={Enabled}"),
        };

    // Servers before 17.1 know no such thing, and let developers give them.
    private Checkup Variables(string? role) => role is not Nobody
        ? Checkup.Good("Who may give a pipeline variables", role ?? DoctorText.NotTold)
        : new("Who may give a pipeline variables", Standing.Advice, role)
        {
            ShouldBe = "maintainer",
            Why = DoctorText.NoAskedDeployments,
            Mend = mend.Project("ci_pipeline_variables_minimum_override_role=maintainer"),
        };

    private static string Word(bool value) => value ? "on" : "off";

    private const string PipelineFile = ".gitlab-ci.yml";
}
