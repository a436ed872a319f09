using System.Text.RegularExpressions;

namespace Nuke.Contract;

/// <summary>A build of more than forty targets, with a script in the place of dotnet that writes its calls down.</summary>
public sealed partial class EverydayTests : IDisposable
{
    private readonly BuildProcess build = EverydayRepository.Create();

    /// <summary>What dotnet was called with.</summary>
    private string[] Calls => !File.Exists(build.PathOf("calls")) ? [] : [.. File.ReadAllLines(build.PathOf("calls")).Select(x => x.Replace(build.Root + "/", "", StringComparison.Ordinal))];

    public void Dispose() => build.Dispose();

    [Fact]
    public void Helps_with_every_listed_target_and_its_dependencies() => Assert.Equal(
        """
        Announce
        Archive -> Publish
        Changelog
        Clean
        CleanAll -> Clean
        Compile -> Generate, Restore
        Confirm
        Coverage
        Default -> Test, Verify
        DeployProduction -> Confirm, DeployStaging
        DeployStaging -> IntegrationTests, PlanDeployment
        Docs
        Everything -> Docs, Pack, Test, Verify
        Format -> Restore
        Generate
        Information
        IntegrationTests -> Publish, StartServices
        Nightly -> Pack
        Outdated
        Pack -> Compile
        PlanDeployment -> Publish
        Publish -> Compile
        Push -> Sign, Test, VerifyPackages
        Release -> Push, Tag
        Restore -> Tools
        Rollback
        Run -> Compile
        Serve -> Docs
        Sign -> Pack
        Site -> Docs
        SlowTests -> Compile
        SmokeTest
        StartServices
        StopServices
        Tag -> Changelog
        Test -> SlowTests, UnitTests
        Tools
        UnitTests -> Compile
        Unlock
        Verify -> VerifyChangelog, VerifyFormat, VerifyScripts
        VerifyChangelog
        VerifyFormat -> Restore
        VerifyPackages -> Pack
        VerifyScripts
        """.ReplaceLineEndings("\n"),
        string.Join('\n', build.Run("--help").Lines.Select(x => HelpLine().Match(x)).Where(x => x.Success).Select(Described).Order(StringComparer.Ordinal)));

    [Fact]
    public void Helps_with_descriptions_and_parameters()
    {
        var outcome = build.Run("--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, x => x.Contains("Default (default)", StringComparison.Ordinal));
        Assert.All(
            ["Compiles the solution", "Leaves nothing of earlier runs", "Looks whether there is a changelog", "--configuration", "--feed-api-key", "--release-day", "--site-directory"],
            x => Assert.Contains(x, outcome.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Compile", true, "Generate Tools Restore Compile")]
    [InlineData("CleanAll", true, "Clean CleanAll")]
    [InlineData("Verify", false, "Tools Restore VerifyFormat VerifyScripts VerifyChangelog Verify")]
    [InlineData("Test", true, "Generate Tools Restore Compile UnitTests SlowTests Test Coverage")]
    [InlineData("Sign", true, "Generate Tools Restore Compile Pack Sign")]
    [InlineData("IntegrationTests", false, "Generate Tools Restore Compile Publish StartServices IntegrationTests StopServices")]
    [InlineData("DeployProduction", false, "Generate Tools Restore Compile Publish PlanDeployment StartServices IntegrationTests StopServices Confirm DeployStaging SmokeTest DeployProduction Unlock")]
    public void Plans(string target, bool inThisOrder, string plan)
    {
        var planned = build.OnServer().Run(target).Lines.Single(x => x.StartsWith("plan = ", StringComparison.Ordinal))["plan = ".Length..].Split(' ');
        Assert.Equal(plan.Split(' ').Order(StringComparer.Ordinal), planned.Order(StringComparer.Ordinal));
        if (inThisOrder)
            Assert.Equal(plan.Split(' '), planned);
    }

    [Fact]
    public void Runs_the_default_target()
    {
        var outcome = build.Run();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Skipped", outcome.StatusOf("SlowTests"));
        Assert.Contains("OnlyWhen: Depth == Depth.Thorough", outcome.SummaryOf("SlowTests"), StringComparison.Ordinal);
        Assert.Equal("Skipped", outcome.StatusOf("Coverage"));
        Assert.Equal("Succeeded", outcome.StatusOf("Default"));
        Assert.DoesNotContain("Test", outcome.Table.Keys);
        Assert.Contains("succeeded = 9, failed = 0", outcome.Lines);
        Assert.Equal(
            ["build", "format", "restore", "test", "tool"],
            Calls.Select(x => x.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("test tests/A.Tests/A.Tests.csproj", Calls.Single(x => x.StartsWith("test ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_at_tests_that_fail()
    {
        var outcome = build.With("TEST_RESULT", "1").Run();
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal("Failed", outcome.StatusOf("UnitTests"));
        Assert.Equal("NotRun", outcome.StatusOf("Default"));
        Assert.Contains("failed: UnitTests", outcome.Lines);
    }

    [Fact]
    public void Takes_its_part_of_the_tests()
    {
        Assert.Equal(0, build.Run("UnitTests", "--partition", "2/2").ExitCode);
        Assert.DoesNotContain(Calls, x => x.StartsWith("test ", StringComparison.Ordinal));
    }

    [Fact]
    public void Pushes_only_what_may_be_pushed()
    {
        var outcome = build.OnServer().Run("Push", "--skip", "Test", "--signing-key", "k");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Contains("ApiKey", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls, x => x.StartsWith("restore", StringComparison.Ordinal));
    }

    [Fact]
    public void Pushes_packages_from_the_main_branch()
    {
        build.OnServer().With("CI_COMMIT_REF_NAME", "side");
        var outcome = build.Run("Push", "--skip", "Test", "--signing-key", "k", "--feed-api-key", "geheim");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Skipped", outcome.StatusOf("Push"));
        build.With("CI_COMMIT_REF_NAME", "main");
        Assert.Equal(0, build.Run("Push", "--skip", "Test", "--signing-key", "k", "--feed-api-key", "geheim").ExitCode);
        var words = Calls.Single(x => x.StartsWith("nuget push", StringComparison.Ordinal)).Split(' ');
        Assert.All(["output/packages/A.1.0.0.nupkg", "https://feed.example/v3/index.json", "geheim", "--skip-duplicate"], x => Assert.Contains(x, words));
    }

    [Fact]
    public void Reports_what_it_packed()
    {
        var outcome = build.Run("Pack", "--release-day", "2026-01-31", "--version", "2.0.0");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Packages: 1", outcome.SummaryOf("Pack"), StringComparison.Ordinal);
        Assert.Contains("Day: ", outcome.SummaryOf("Pack"), StringComparison.Ordinal);
        Assert.Contains("--property:Version=2.0.0", Calls.Single(x => x.StartsWith("pack ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Deploys_with_services_around_and_a_smoke_test_after()
    {
        var outcome = build.Run("DeployStaging");
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(["StartServices", "IntegrationTests", "StopServices", "DeployStaging", "SmokeTest", "Unlock"], x => Assert.Equal("Succeeded", outcome.StatusOf(x)));
        Assert.Equal(2, Calls.Count(x => x.StartsWith("publish ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Deploys_to_production_on_a_server_alone()
    {
        Assert.Equal(255, build.Run("DeployProduction").ExitCode);
        var outcome = build.OnServer().Run("DeployProduction", "--unattended");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Skipped", outcome.StatusOf("Confirm"));
        Assert.Equal("Succeeded", outcome.StatusOf("DeployProduction"));
    }

    [Fact]
    public void Fails_in_the_end_when_something_failed_that_does_not_stop_it()
    {
        var outcome = build.Run("Mutate", "Rollback");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal("Failed", outcome.StatusOf("Mutate"));
        Assert.Equal("Succeeded", outcome.StatusOf("Rollback"));
    }

    [Fact]
    public void Copies_archives_and_cleans()
    {
        Assert.Equal(0, build.Run("Site", "Archive", "CleanAll", "--site-directory", "www", "--runtimes", "linux-x64").ExitCode);
        Assert.True(File.Exists(build.PathOf("www/page.md")));
        Assert.True(File.Exists(build.PathOf("output/app-linux-x64.zip")));
        Assert.False(Directory.Exists(build.PathOf("src/A/bin")));
    }

    [Fact]
    public void Requires_a_solution_in_every_run()
    {
        File.Delete(build.PathOf("everyday.slnx"));
        Assert.Equal(255, build.OnServer().Run("Rollback").ExitCode);
    }

    private static string Described(Match line)
    {
        var dependencies = line.Groups["dependencies"].Value;
        return dependencies.Length == 0
            ? line.Groups["name"].Value
            : $"{line.Groups["name"].Value} -> {string.Join(", ", dependencies.Split(", ").Order(StringComparer.Ordinal))}";
    }

    /// <summary>A target of the help; descriptions have several words.</summary>
    [GeneratedRegex(@"^\s+(?<name>[A-Z]\w+)( \(default\))?(\s+-> (?<dependencies>\S.*?))?\s*$")]
    private static partial Regex HelpLine();
}
