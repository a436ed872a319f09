using System.ComponentModel;
using Nuke.Common.CI;
using Nuke.Common.CI.GitLab;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Nuke.Components;
using Serilog;
using static Nuke.Common.EnvironmentInfo;
using static Nuke.Common.Tools.DotNet.DotNetTasks;
using static Nuke.Common.Tools.Git.GitTasks;

namespace Nuke.Contract.Builds;

[TypeConverter(typeof(TypeConverter<Channel>))]
public class Channel : Enumeration
{
    public static readonly Channel Nightly = new() { Value = "nightly" };
    public static readonly Channel Stable = new() { Value = "stable" };
}

public interface IHazChangelog : INukeBuild
{
    AbsolutePath ChangelogFile => RootDirectory / "CHANGELOG.md";

    Target VerifyChangelog => _ => _
        .Description("There is a changelog")
        .Executes(() => ChangelogFile.FileExists().ToString());
}

[ParameterPrefix("Feed")]
public interface IHazFeed : INukeBuild
{
    [Parameter("Address of the package feed")] string Source => TryGetValue(() => Source) ?? "https://feed.example/v3/index.json";

    [Parameter("Key of the package feed"), Secret] string ApiKey => TryGetValue(() => ApiKey);
}

/// <summary>Forty targets as builds have them: what a NUKE user writes compiles here unchanged.</summary>
internal sealed class Everyday : NukeBuild, IHazChangelog, IHazFeed, IHazReports
{
    public static int Start() => Execute<Everyday>(x => x.Default);

    [Parameter("What is compiled")] readonly Configuration Configuration = IsLocalBuild ? Configuration.Debug : Configuration.Release;
    [Parameter("Where the release goes")] readonly Channel Channel = Channel.Nightly;
    [Parameter("Version of the release")] readonly string Version = "1.0.0";
    [Parameter] readonly bool IncludeSlowTests;
    [Parameter(Separator = "+")] readonly string[] Runtimes = ["linux-x64", "win-x64"];
    [Parameter, Secret] readonly string? SigningKey;

    [Solution("everyday.slnx")] readonly Solution? Solution;
    [GitRepository] readonly GitRepository? Repository;
    [CI] readonly GitLab? GitLab;
    [PathVariable("sh")] readonly Tool? Shell;

    AbsolutePath SourceDirectory => RootDirectory / "src";
    AbsolutePath OutputDirectory => RootDirectory / "output";
    AbsolutePath PackageDirectory => OutputDirectory / "packages";
    AbsolutePath CoverageFile => ((IHazReports)this).ReportDirectory / "coverage.xml";

    IEnumerable<Project> TestProjects => Partition.GetCurrent(Solution!.GetAllProjects("*.Tests"));

    // Before work begins
    Target Information => _ => _.Before(Clean).Executes(() => Log.Information("{Branch} on {Host} ({Platform})", Repository?.Branch, Host, Platform));
    Target CheckTools => _ => _.Requires(() => Shell).Unlisted().Executes(() => Shell!($"-c {"exit 0"}"));
    Target Clean => _ => _.Description("Leaves nothing of earlier runs").Before(Restore).Executes(() => OutputDirectory.CreateOrCleanDirectory());
    Target CleanAll => _ => _.DependsOn(Clean).Executes(() => SourceDirectory.GlobDirectories("**/bin", "**/obj").DeleteDirectories());
    Target Tools => _ => _.Before(Restore).Executes(() => DotNet("tool restore"));
    Target Restore => _ => _.DependsOn(Tools).Executes(() => DotNetRestore(_ => _.SetProjectFile(Solution).EnableLockedMode()));

    // Quality
    Target Format => _ => _.DependsOn(Restore).Executes(() => DotNetFormat(_ => _.SetProject(Solution).EnableNoRestore()));
    Target VerifyFormat => _ => _.DependsOn(Restore).Executes(() => DotNetFormat(_ => _.SetProject(Solution).EnableVerifyNoChanges()));
    Target VerifyScripts => _ => _.OnlyWhenStatic(() => IsUnix).Executes(() => RootDirectory.GlobFiles("*.sh").ForEach(x => Log.Debug("{Script}", x)));
    Target Verify => _ => _.DependsOn(VerifyFormat, VerifyScripts).DependsOn<IHazChangelog>(x => x.VerifyChangelog);

    // Code
    Target Generate => _ => _.Before(Compile).DependentFor(Compile).Executes(() => (SourceDirectory / "Version.g.txt").WriteAllText(Version));

    Target Compile => _ => _
        .Description("Compiles the solution")
        .DependsOn(Restore)
        .Executes(() => DotNetBuild(_ => _
            .SetProjectFile(Solution)
            .SetConfiguration(Configuration)
            .SetVersion(Version)
            .EnableNoRestore()
            .When(IsServerBuild, _ => _.EnableContinuousIntegrationBuild())));

    Target Publish => _ => _.DependsOn(Compile).Produces(OutputDirectory / "app" / "**").Executes(() => DotNetPublish(_ => _
        .SetConfiguration(Configuration)
        .EnableNoBuild()
        .CombineWith(Runtimes, (_, runtime) => _.SetRuntime(runtime).SetOutput(OutputDirectory / "app" / runtime))));

    // Tests
    Target UnitTests => _ => _.DependsOn(Compile).Partition(2).Produces(CoverageFile).Executes(() => DotNetTest(
        _ => _
            .SetConfiguration(Configuration)
            .EnableNoBuild()
            .CombineWith(TestProjects, (_, v) => _.SetProjectFile(v).AddLoggers($"trx;LogFileName={v.Name}.trx")),
        completeOnFailure: true));

    Target SlowTests => _ => _.OnlyWhenDynamic(() => IncludeSlowTests).DependsOn(Compile).After(UnitTests).Executes(() => Log.Information("slow"));
    Target Test => _ => _.Description("All tests").DependsOn(UnitTests, SlowTests);
    Target Coverage => _ => _.DependsOn(UnitTests).TriggeredBy(UnitTests).Consumes(UnitTests).OnlyWhenDynamic(() => CoverageFile.FileExists())
        .Executes(() => ReportSummary(_ => _.AddPair("Lines", CoverageFile.ReadAllLines().Length)));
    Target Mutate => _ => _.DependsOn(Compile).ProceedAfterFailure().Unlisted().Executes(() => Log.Information("mutate"));

    // Packages
    Target Pack => _ => _.DependsOn(Compile).After(Test).Produces(PackageDirectory / "*.nupkg").Executes(() =>
    {
        DotNetPack(_ => _.SetProject(Solution).SetOutputDirectory(PackageDirectory).EnableNoBuild().SetVersion(Version));
        ReportSummary(_ => _.AddPair("Packages", PackageDirectory.GlobFiles("*.nupkg").Count));
    });

    Target Sign => _ => _.DependsOn(Pack).Requires(() => SigningKey).Executes(() => Log.Information("sign"));
    Target VerifyPackages => _ => _.DependsOn(Pack).Consumes(Pack).Executes(() => Nuke.Common.Assert.NotEmpty(PackageDirectory.GlobFiles("*.nupkg")));
    Target Push => _ => _
        .DependsOn(Sign, VerifyPackages, Test)
        .Requires<string>(() => ((IHazFeed)this).ApiKey)
        .Requires(() => Configuration.Equals(Configuration.Release))
        .OnlyWhenStatic(() => Repository!.IsOnMainBranch())
        .WhenSkipped(DependencyBehavior.Execute)
        .Executes(() => Log.Information("to {Source}", ((IHazFeed)this).Source));

    // Releases
    Target Changelog => _ => _.Before(Tag).Executes(() => ((IHazChangelog)this).ChangelogFile.AppendAllText($"{Version}\n"));
    Target Tag => _ => _.DependsOn(Changelog).OnlyWhenStatic(() => GitHasCleanWorkingCopy()).Executes(() => Git($"tag {Version} -m {$"Release {Version}"}"));
    Target Release => _ => _.DependsOn(Tag, Push).Triggers(Announce).Executes(() => Log.Information("released"));
    Target Announce => _ => _.OnlyWhenDynamic(() => Channel == Channel.Stable).Executes(() => Log.Information("announced"));
    Target Nightly => _ => _.DependsOn(Pack).OnlyWhenStatic(() => Channel == Channel.Nightly).Executes(() => Log.Information("nightly"));

    // Services around integration tests
    Target StartServices => _ => _.Executes(() => Log.Information("up"));
    Target IntegrationTests => _ => _.DependsOn(StartServices, Publish).Triggers(StopServices).Executes(async () => await Task.Yield());
    Target StopServices => _ => _.AssuredAfterFailure().After(IntegrationTests).Executes(() => Log.Information("down"));

    // Deployment
    Target PlanDeployment => _ => _.DependsOn(Publish).Executes(() => Log.Information("plan"));
    Target DeployStaging => _ => _.DependsOn(PlanDeployment, IntegrationTests).Executes(() => Log.Information("staging"));
    Target SmokeTest => _ => _.TriggeredBy(DeployStaging).Executes(() => Log.Information("smoke"));
    Target DeployProduction => _ => _.DependsOn(DeployStaging).After(SmokeTest).Requires(() => IsServerBuild).Executes(() => Log.Information("production"));
    Target Rollback => _ => _.Executes(() => ControlFlow.ExecuteWithRetry(() => Log.Information("back"), retryAttempts: 2));

    Target Promote => _ => _.After(DeployStaging).Executes(() => Log.Information("{Channel}", Channel));

    // For people
    Target Licenses => _ => _.DependsOn(Restore).Executes(() => Log.Information("licenses"));
    Target Outdated => _ => _.After(Restore).Executes(() => DotNet($"list {Solution} package --outdated"));
    Target Docs => _ => _.Executes(() => (RootDirectory / "docs").GlobFiles("**/*.md").Select(x => x.Name).ForEach(x => Log.Debug("{Page}", x)));
    Target Serve => _ => _.DependsOn(Docs).Executes(() => ProcessTasks.StartShell("true").AssertZeroExitCode());
    Target Everything => _ => _.DependsOn(Verify, Test, Pack, Docs);
    Target Default => _ => _.DependsOn(Verify, Test).Executes(() => Console.WriteLine($"targets = {ExecutionPlan.Select(x => x.Name).JoinComma()}"));

    protected override void OnBuildInitialized() => Log.Debug("job {Job}", GitLab?.JobId);
}
