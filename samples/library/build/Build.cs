using Nuke.Common;
using Nuke.Common.Tools.DotNet;
using Pipelines.Definitions;
using Pipelines.Targets;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

/// <summary>A library: linted, tested and packed. A target of one's own, Pack, becomes a job like those of the components.</summary>
[GitLabPipeline]
internal sealed class Build : NukeBuild, ILint, ITest, IPipeline
{
    private const string Project = "src/Slugs/Slugs.csproj";

    public static int Main() => Execute<Build>(x => ((ITest)x).Test);

    public Application Application { get; } = new("slugs")
    {
        Tests = [TestSuite.DotNet("slugs", "tests/Slugs.Tests/Slugs.Tests.csproj")],
        Linters = [Linter.DotNet(Project), Linter.Shell()],
    };

    [Job(Stage = Stages.Build)]
    private Target Pack => _ => _
        .Description("Packs the library for NuGet")
        .Produces(RootDirectory / "artifacts" / "packages" / "*.nupkg")
        .Executes(() => DotNetPack(_ => _
            .SetProject(RootDirectory / Project)
            .SetConfiguration("Release")
            .SetOutputDirectory(RootDirectory / "artifacts" / "packages")));
}
