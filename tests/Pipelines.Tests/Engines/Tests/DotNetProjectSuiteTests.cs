using System.Reflection;
using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.CodeQuality;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class DotNetProjectSuiteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _tools = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Report => _folder.At("unit.xml");

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Runs_a_program_of_xunit()
    {
        // The version that this test runs on, which is in the package folder of the machine: nothing is downloaded.
        var version = typeof(FactAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        _folder.Write("nuget.config", "<configuration><packageSources><clear/></packageSources></configuration>");
        _folder.Write("unit/unit.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="xunit.v3" Version="{version}" /></ItemGroup>
            </Project>
            """);
        _folder.Write("unit/T.cs", """
            using Xunit;

            public sealed class T
            {
                [Fact] public void Passes() { }
                [Fact] public void Fails() => Assert.Fail(System.Environment.GetEnvironmentVariable("PIPELINES_REQUIRE_ALL") ?? "unset");
                [Fact(Skip = "later")] public void Skips() { }
            }
            """);

        var result = await new TestRun(new ProcessRunner(_log, TimeProvider.System), _log, TimeProvider.System).RunAsync(
            [TestSuite.DotNet("unit", "unit/unit.csproj")], new TestRunOptions { Root = _folder.Path, RequireAll = true }, Token);

        var suite = Assert.Single(result.Suites);
        Assert.Null(suite.Problem);
        Assert.Equal((1, 1, 1), (suite.Passed, suite.Failed, suite.Skipped));
        Assert.Equal([new TestFailure("T.Fails", "1", "unit/T.cs:6")], suite.Failures);
        Assert.Contains("Skipped: 1, later", _log.Lines);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("deprecated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_project_that_holds_no_tests()
    {
        _folder.Write("unit.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");

        var end = await RunAsync("dotnet");

        Assert.Equal("unit.csproj is neither a program of xunit.v3 nor a project for VSTest (with Microsoft.NET.Test.Sdk); run it by TestSuite.Command", end.Problem);
    }

    [Fact]
    public async Task Refuses_a_project_for_several_frameworks()
    {
        var end = await RunAsync(DotNet("", "", frameworks: "net9.0;net10.0"));

        Assert.Equal("unit.csproj is built for several frameworks (net9.0;net10.0), which would share one report; run each by TestSuite.Command", end.Problem);
    }

    [Fact]
    public async Task Runs_a_project_for_VSTest_and_converts_its_report()
    {
        const string trx = "<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results><UnitTestResult testName=\"a\" outcome=\"Failed\"/></Results></TestRun>";

        var end = await RunAsync(DotNet("true", $"echo \"$@\"; printf '%s' '{trx}' > \"${{8#*LogFileName=}}\"; exit 1"));

        Assert.Equal(new SuiteEnd(1), end);
        Assert.Equal(TestOutcome.Failed, Assert.Single(JUnitReader.Read(Report)).Outcome);
        Assert.Contains($"test unit.csproj -c Release --no-build --nologo --logger trx;LogFileName={_folder.At("unit.trx")}", _log.Lines);
        Assert.False(File.Exists(_folder.At("unit.trx")));
    }

    [Fact]
    public async Task Leaves_no_report_when_VSTest_leaves_none()
    {
        _folder.Write("unit.trx", "of an earlier run");

        var end = await RunAsync(DotNet("true", "exit 1"));

        Assert.Equal((new SuiteEnd(1), false), (end, File.Exists(Report)));
    }

    // A 'dotnet' that builds anything, says what the project is, and runs a script in place of 'dotnet test'.
    private string DotNet(string isTestProject, string test, string frameworks = "")
    {
        var properties = $$$"""{"Properties":{"TargetPath":"/none/unit.dll","TargetFrameworks":"{{{frameworks}}}","OutputType":"Exe","IsTestProject":"{{{isTestProject}}}","IsTestingPlatformApplication":"","UseMicrosoftTestingPlatformRunner":""}}""";
        return _tools.Script("dotnet", $"case $1 in\nmsbuild) echo '{properties}';;\ntest) {test};;\nesac");
    }

    private Task<SuiteEnd> RunAsync(string executable) =>
        new DotNetProjectSuite(new ProcessRunner(_log, TimeProvider.System), _log, executable).RunAsync(
            new TestSuite.DotNetProject("unit", "unit.csproj"), new SuiteAttempt { Root = _folder.Path, JUnit = Report }, Token);
}
