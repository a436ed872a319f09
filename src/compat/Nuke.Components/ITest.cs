using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Runs the test projects; all of them, even when one fails.</summary>
public interface ITest : ICompile, IHazArtifacts
{
    AbsolutePath TestResultDirectory => ArtifactsDirectory / "test-results";

    int TestDegreeOfParallelism => 1;

    Target Test => _ => _
        .DependsOn(Compile)
        .Produces(TestResultDirectory / "*.trx")
        .Produces(TestResultDirectory / "*.xml")
        .Executes(() =>
        {
            try
            {
                DotNetTest(
                    _ => _
                        .Apply(TestSettingsBase)
                        .Apply(TestSettings)
                        .CombineWith(TestProjects, (_, v) => _
                            .Apply(TestProjectSettingsBase, v)
                            .Apply(TestProjectSettings, v)),
                    TestDegreeOfParallelism,
                    completeOnFailure: true);
            }
            finally
            {
                ReportTestResults();
                ReportTestCount();
            }
        });

    sealed Configure<DotNetTestSettings> TestSettingsBase => _ => _
        .SetConfiguration(Configuration)
        .SetNoBuild(SucceededTargets.Contains(Compile))
        .SetResultsDirectory(TestResultDirectory)
        .When(IsServerBuild, _ => _
            .SetProperty("CollectCoverage", true)
            .SetProperty("CoverletOutputFormat", "cobertura")
            .SetProperty("UseSourceLink", true));

    sealed Configure<DotNetTestSettings, Project> TestProjectSettingsBase => (_, v) => _
        .SetProjectFile(v)
        .AddLoggers($"trx;LogFileName={v.Name}.trx")
        .When(IsServerBuild, _ => _.SetProperty("CoverletOutput", (string)(TestResultDirectory / $"{v.Name}.xml")));

    Configure<DotNetTestSettings> TestSettings => _ => _;

    Configure<DotNetTestSettings, Project> TestProjectSettings => (_, v) => _;

    IEnumerable<Project> TestProjects { get; }

    /// <summary>Hands the results to the server. GitLab takes them from the job's artifacts: there is nothing to do.</summary>
    void ReportTestResults() { }

    /// <summary>Puts the numbers of passed, failed and skipped tests into the summary.</summary>
    void ReportTestCount()
    {
        var count = TestCount.Of(TestResultDirectory);
        ReportSummary(_ => _
            .When(count.Failed > 0, _ => _.AddPair("Failed", count.Failed))
            .AddPair("Passed", count.Passed)
            .When(count.Skipped > 0, _ => _.AddPair("Skipped", count.Skipped)));
    }
}
