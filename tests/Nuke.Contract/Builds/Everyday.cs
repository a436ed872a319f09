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

/// <summary>More than forty targets as builds of applications have them: what a NUKE user writes compiles here unchanged.</summary>
[ShutdownDotNetAfterServerBuild]
[CountsTargets(Priority = 3)]
internal sealed class Everyday : TeamBuild, IHazChangelog, IHazFeed, IHazReports, IHazServices
{
    public static int Start() => Execute<Everyday>(x => x.Default);

    [Parameter("What is compiled")] readonly Configuration Configuration = IsLocalBuild ? Configuration.Debug : Configuration.Release;
    [Parameter("Where the release goes")] readonly Channel Channel = Channel.Nightly;
    [Parameter("How long tests may take")] readonly Depth Depth = Depth.Quick;
    [Parameter("Version of the release")] readonly string Version = "1.0.0";
    [Parameter("Systems that are published for", Separator = "+")] readonly string[] Runtimes = ["linux-x64", "win-x64"];
    [Parameter("Where the site is copied to")] readonly AbsolutePath? SiteDirectory;
    [Parameter("Where the application listens")] readonly int? Port;
    [Parameter("Day of the release")] readonly DateTime? ReleaseDay;
    [Parameter("Leaves out what waits for a person")] readonly bool Unattended;
    [Parameter, Secret] readonly string? SigningKey;

    [Solution("everyday.slnx"), Required] readonly Solution? Solution;
    [CI] readonly GitLab? GitLab;
    [PathVariable("sh")] readonly Tool? Shell;
    [FirstLine("MOTTO.txt")] readonly string? Motto;
    [FirstLine("no-such-file.txt"), Optional] readonly string? Footer;

    AbsolutePath SourceDirectory => RootDirectory / "src";
    AbsolutePath PackageDirectory => OutputDirectory / "packages";
    AbsolutePath ApplicationDirectory => OutputDirectory / "app";
    AbsolutePath CoverageFile => ((IHazReports)this).ReportDirectory / "coverage.xml";

    IEnumerable<Project> TestProjects => Partition.GetCurrent(Solution!.GetAllProjects("*.Tests"));

    // Before work begins
    Target Information => _ => _.Before(Clean).Executes(() => Log.Information("{Motto} {Footer} {Branch} on {Host} ({Platform})", Motto, Footer, Repository?.Branch, Host, Platform));
    Target CheckTools => _ => _.Requires(() => Shell).Unlisted().Executes(() => Shell!($"-c {"exit 0"}"));
    public override Target Clean => _ => _.Base().Before(Restore).Executes(() => DotNetClean(_ => _.SetProject(Solution).SetConfiguration(Configuration)));
    Target CleanAll => _ => _.DependsOn(Clean).Executes(() => SourceDirectory.GlobDirectories("**/bin", "**/obj").DeleteDirectories());
    Target Tools => _ => _.Before(Restore).DependentFor(Restore).Executes(() => DotNetToolRestore());
    Target Restore => _ => _.Executes(() => DotNetRestore(_ => _.SetProjectFile(Solution).EnableLockedMode()));

    // Quality
    Target Format => _ => _.DependsOn(Restore).Executes(() => DotNetFormat(_ => _.SetProject(Solution).EnableNoRestore()));
    Target VerifyFormat => _ => _.DependsOn(Restore).Executes(() => DotNetFormat(_ => _.SetProject(Solution).EnableVerifyNoChanges().SetSeverity(DotNetFormatSeverity.warn)));
    Target VerifyScripts => _ => _.OnlyWhenStatic(() => IsUnix).Executes(() => RootDirectory.GlobFiles("*.sh").ForEach(x => Shell!($"-n {x}")));
    Target IHazChangelog.VerifyChangelog => _ => _.Inherit<IHazChangelog>(x => x.VerifyChangelog).Executes(() => Log.Information("changelog"));
    Target Verify => _ => _.Description("All that tests do not say").DependsOn(VerifyFormat, VerifyScripts).DependsOn<IHazChangelog>(x => x.VerifyChangelog);

    // Code
    Target Generate => _ => _.DependentFor(Compile).Executes(() => (SourceDirectory / "Version.g.txt").WriteAllText(Version));

    Target Compile => _ => _
        .Description("Compiles the solution")
        .DependsOn(Restore)
        .Executes(() => DotNetBuild(_ => _
            .SetProjectFile(Solution)
            .SetConfiguration(Configuration)
            .SetVersion(Version)
            .EnableNoRestore()
            .When(IsServerBuild, _ => _.EnableContinuousIntegrationBuild())));

    Target Publish => _ => _.DependsOn(Compile).Produces(ApplicationDirectory / "**").Executes(() => DotNetPublish(_ => _
        .SetConfiguration(Configuration)
        .EnableNoBuild()
        .CombineWith(Runtimes, (_, runtime) => _.SetRuntime(runtime).SetOutput(ApplicationDirectory / runtime))));

    Target Run => _ => _.DependsOn(Compile).Requires(() => Port).Executes(() => DotNetRun(_ => _.SetProjectFile(Solution!.GetProject("A")).EnableNoBuild()));

    // Tests
    Target UnitTests => _ => _.DependsOn(Compile).Partition(2).Produces(CoverageFile).Executes(() => DotNetTest(
        _ => _
            .SetConfiguration(Configuration)
            .EnableNoBuild()
            .CombineWith(TestProjects, (_, v) => _.SetProjectFile(v).AddLoggers($"trx;LogFileName={v.Name}.trx")),
        completeOnFailure: true));

    Target SlowTests => _ => _.OnlyWhenDynamic(() => Depth == Depth.Thorough).DependsOn(Compile).After(UnitTests).Executes(() => Log.Information("slow"));
    Target Test => _ => _.Description("All tests").DependsOn(UnitTests, SlowTests);
    Target Coverage => _ => _.TriggeredBy(UnitTests).Consumes(UnitTests).OnlyWhenDynamic(() => CoverageFile.FileExists())
        .Executes(() => ReportSummary(_ => _.AddPair("Lines", CoverageFile.ReadAllLines().Length)));
    Target Mutate => _ => _.DependsOn(Compile).ProceedAfterFailure().Unlisted().Executes(() => Common.Assert.Fail("a mutant survived"));
    Target IntegrationTests => _ => _.DependsOn(Publish).DependsOnContext<IHazServices>().Executes(async () => await Task.Yield());

    // Packages
    Target Pack => _ => _.DependsOn(Compile).After(Test).Produces(PackageDirectory / "*.nupkg").Executes(() =>
    {
        DotNetPack(_ => _.SetProject(Solution).SetOutputDirectory(PackageDirectory).EnableNoBuild().SetVersion(Version).SetAuthors("a team"));
        ReportSummary(_ => _.AddPair("Packages", PackageDirectory.GlobFiles("*.nupkg").Count).AddPairWhenValueNotNull("Day", ReleaseDay?.ToShortDateString()));
    });

    Target Sign => _ => _.DependsOn(Pack).Requires(() => SigningKey).Executes(() => Log.Information("sign"));
    Target VerifyPackages => _ => _.DependsOn(Pack).Consumes(Pack, PackageDirectory / "*.nupkg").Executes(() => Common.Assert.NotEmpty(PackageDirectory.GlobFiles("*.nupkg")));

    Target Push => _ => _
        .DependsOn(Sign, VerifyPackages, Test)
        .Requires<string>(() => ((IHazFeed)this).ApiKey)
        .Requires(() => Configuration.Equals(Configuration.Release))
        .OnlyWhenStatic(() => Repository!.IsOnMainBranch())
        .WhenSkipped(DependencyBehavior.Execute)
        .Executes(() => ControlFlow.ExecuteWithRetry(
            () => DotNetNuGetPush(_ => _
                .SetSource(((IHazFeed)this).Source)
                .SetApiKey(((IHazFeed)this).ApiKey)
                .EnableSkipDuplicate()
                .CombineWith(PackageDirectory.GlobFiles("*.nupkg"), (_, v) => _.SetTargetPath(v))),
            retryAttempts: ((IHazFeed)this).Attempts));

    Target Archive => _ => _.DependsOn(Publish).Executes(() => Runtimes.ForEach(x =>
        (ApplicationDirectory / x).CreateDirectory().ZipTo(OutputDirectory / $"app-{x}.zip", fileMode: FileMode.Create)));

    // Releases
    Target Changelog => _ => _.Before(Tag).Executes(() => ((IHazChangelog)this).ChangelogFile.AppendAllText($"{Version}\n"));
    Target Tag => _ => _.DependsOn(Changelog).OnlyWhenStatic(() => GitHasCleanWorkingCopy()).Executes(() => Git($"tag {Version} -m {$"Release {Version}"}"));
    Target Release => _ => _.DependsOn(Tag, Push).Triggers(Announce).TryDependsOn<IHazLicenses>(x => x.Licenses).Executes(() => Log.Information("released"));
    Target Announce => _ => _.OnlyWhenDynamic(() => Channel == Channel.Stable).Executes(() => Log.Information("announced"));
    Target Nightly => _ => _.DependsOn(Pack).OnlyWhenStatic(() => Channel == Channel.Nightly).Executes(() => Log.Information("nightly"));

    // Deployment
    Target PlanDeployment => _ => _.DependsOn(Publish).Executes(() => GitLab?.BeginSection("plan"), () => GitLab?.EndSection("plan"));
    Target Confirm => _ => _.Before(DeployStaging).OnlyWhenStatic(() => !Unattended).Executes(() => Log.Information("confirmed"));
    Target DeployStaging => _ => _.DependsOn(PlanDeployment, IntegrationTests).Executes(() => Log.Information("staging"));
    Target SmokeTest => _ => _.TriggeredBy(DeployStaging).Executes(() => Log.Information("smoke"));
    Target DeployProduction => _ => _.DependsOn(DeployStaging, Confirm).After(SmokeTest).Requires(() => IsServerBuild).Executes(() => Log.Information("production"));
    Target Unlock => _ => _.After(DeployStaging, DeployProduction).TriggeredBy(PlanDeployment).AssuredAfterFailure().Executes(() => Log.Information("unlocked"));
    Target Rollback => _ => _.Executes(() => Log.Information("back"));

    // For people
    Target Outdated => _ => _.After(Restore).Executes(() => DotNet($"list {Solution} package --outdated"));
    Target Docs => _ => _.Executes(() => (RootDirectory / "docs").GlobFiles("**/*.md").ForEach(x => x.CopyToDirectory(OutputDirectory / "site", ExistsPolicy.MergeAndOverwrite)));
    Target Site => _ => _.DependsOn(Docs).Requires(() => SiteDirectory).Executes(() => (OutputDirectory / "site").Copy(SiteDirectory, ExistsPolicy.MergeAndOverwrite));
    Target Serve => _ => _.DependsOn(Docs).Executes(() => ProcessTasks.StartShell("true").AssertZeroExitCode());
    Target Everything => _ => _.DependsOn(Verify, Test, Pack, Docs);
    Target Default => _ => _.Description("What a change must pass").DependsOn(Verify, Test).Executes(() => Log.Information("passed"));

    protected override void OnTargetFailed(string target) => Console.WriteLine($"failed: {target}");
}
