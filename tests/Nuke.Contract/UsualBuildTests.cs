namespace Nuke.Contract;

/// <summary>The components of a usual .NET build, with a script in the place of dotnet that writes its calls down.</summary>
public sealed class UsualBuildTests : IDisposable
{
    private const string Solution = """
        <Solution>
          <Project Path="src/App/App.csproj" />
          <Project Path="tests/App.Tests/App.Tests.csproj" />
        </Solution>
        """;

    private const string Results = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="a" outcome="Passed" />
            <UnitTestResult testName="b" outcome="Passed" />
            <UnitTestResult testName="c" outcome="Failed" />
            <UnitTestResult testName="d" outcome="NotExecuted" />
          </Results>
          <ResultSummary outcome="Failed"><Counters total="4" executed="3" passed="2" failed="1" /></ResultSummary>
        </TestRun>
        """;

    private readonly BuildProcess build = BuildProcess.Of<Usual>();

    public UsualBuildTests()
    {
        build.WithFile("app.slnx", Solution).WithFile(".nuke/parameters.json", """{ "Solution": "app.slnx" }""").WithFile("results.trx", Results).WithFile("dotnet", """
            #!/bin/sh
            echo "$*" >> "$(dirname "$0")/calls"
            case "$1" in
              test)
                mkdir -p artifacts/test-results
                cp results.trx artifacts/test-results/App.Tests.trx
                exit 1 ;;
              pack) mkdir -p artifacts/packages; touch artifacts/packages/App.1.0.0.nupkg ;;
            esac
            """.ReplaceLineEndings("\n")).With("DOTNET_EXE", build.PathOf("dotnet"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(build.PathOf("dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private string[] Calls => [.. File.ReadAllLines(build.PathOf("calls")).Select(x => Sorted(x.Replace(build.Root, "ROOT", StringComparison.Ordinal)))];

    public void Dispose() => build.Dispose();

    /// <summary>A call with its words in an order of their own: components do not promise theirs.</summary>
    private static string Sorted(string call) => string.Join(' ', call.Split(' ').Order(StringComparer.Ordinal));

    [Fact]
    public void Restores_then_compiles()
    {
        Assert.Equal(0, build.Run().ExitCode);
        Assert.Equal([Sorted("restore ROOT/app.slnx"), Sorted("build ROOT/app.slnx --configuration Debug --no-restore --nologo")], Calls);
    }

    [Fact]
    public void Compiles_with_restore_when_that_is_skipped()
    {
        Assert.Equal(0, build.Run("Compile", "--skip", "Restore", "--configuration", "release").ExitCode);
        Assert.Equal([Sorted("build ROOT/app.slnx --configuration Release --nologo")], Calls);
    }

    [Fact]
    public void Compiles_for_release_on_a_server()
    {
        build.With("GITLAB_CI", "true");
        Assert.Contains("configuration = Release", build.Run("Show").Lines);
        build.Run("Compile");
        Assert.Contains("--property:ContinuousIntegrationBuild=true", Calls[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_tests_even_when_some_fail()
    {
        var outcome = build.Run("Test");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Contains(
            Sorted("test ROOT/tests/App.Tests/App.Tests.csproj --configuration Debug --no-build --results-directory ROOT/artifacts/test-results --logger trx;LogFileName=App.Tests.trx"),
            Calls);
        Assert.Contains("Passed: 2", outcome.SummaryOf("Test"), StringComparison.Ordinal);
        Assert.Contains("Failed: 1", outcome.SummaryOf("Test"), StringComparison.Ordinal);
        Assert.Contains("Skipped: 1", outcome.SummaryOf("Test"), StringComparison.Ordinal);
    }

    [Fact]
    public void Packs_what_was_compiled()
    {
        var outcome = build.Run("Pack");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(Sorted("pack ROOT/app.slnx --configuration Debug --no-build --output ROOT/artifacts/packages"), Calls);
        Assert.Contains("Packages: 1", outcome.SummaryOf("Pack"), StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_its_directories()
    {
        var lines = build.Run("Show").Lines;
        Assert.Contains("solution = app", lines);
        Assert.Contains($"reports = {build.PathOf("artifacts/reports")}", lines);
        Assert.Contains($"packages = {build.PathOf("artifacts/packages")}", lines);
    }

    [Fact]
    public void Fails_without_a_solution()
    {
        File.Delete(build.PathOf(".nuke/parameters.json"));
        Assert.Equal(255, build.OnServer().Run("Show").ExitCode);
    }

    [Fact]
    public void Injects_models_and_tools()
    {
        using var modelled = BuildProcess.Of<Modelled>()
            .WithFile("sub/b.slnx", Solution)
            .WithFile("a.slnx", Solution)
            .WithFile(".git/HEAD", "ref: refs/heads/main\n")
            .WithFile(".git/config", "[remote \"origin\"]\n\turl = https://gitlab.example/a/b.git\n")
            .WithFile(".git/refs/heads/main", new string('a', 40) + "\n")
            .WithFile(".nuke/parameters.json", """{ "Solution": "a.slnx" }""");
        var lines = modelled.Run().Lines;
        Assert.Contains("fixed = b", lines);
        Assert.Contains("solution = a", lines);
        Assert.Contains("branch = main", lines);
        Assert.Contains("echo = hi", lines);
        Assert.Contains("nothing = True", lines);
        Assert.Equal(255, modelled.Run("NeedsTool").ExitCode);
    }
}
