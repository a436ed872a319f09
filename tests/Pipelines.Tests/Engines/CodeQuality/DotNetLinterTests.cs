using System.Runtime.Versioning;
using System.Text.Json;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

[UnsupportedOSPlatform("windows")]
public sealed class DotNetLinterTests : IDisposable
{
    private const string Good = "internal sealed class A\n{\n}\n";
    private const string Warned = "internal sealed class A\n{\n    private int _field;\n}\n";

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _tools = new();

    public DotNetLinterTests() => _folder.Write("a.csproj", Project());

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Finds_a_warning_again_when_nothing_is_compiled_again()
    {
        _folder.Write("A.cs", Warned);
        (string, int, Severity)[] expected = [("CS0169", 3, Severity.Minor)];

        Assert.Equal(expected, Summary(await RunAsync()));
        var log = _folder.At("obj/Debug/net10.0/pipelines.sarif");
        var written = File.GetLastWriteTimeUtc(log);

        Assert.Equal(expected, Summary(await RunAsync()));
        Assert.Equal(written, File.GetLastWriteTimeUtc(log));
    }

    [Fact]
    public async Task Does_not_believe_a_log_that_another_build_has_outdated()
    {
        _folder.Write("A.cs", Warned);
        await RunAsync();
        _folder.Write("A.cs", Good);
        var build = await Runner.RunAsync(
            new ProcessCommand("dotnet", "build", "a.csproj", "-v", "quiet", "--nologo") { WorkingDirectory = _folder.Path }, TestContext.Current.CancellationToken);
        Assert.True(build.Succeeded, build.StandardOutput);

        Assert.Empty(Summary(await RunAsync()));
    }

    [Fact]
    public async Task Finds_what_a_failing_build_says_and_what_the_formatter_would_change()
    {
        _folder.Write("a.csproj", Project("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        _folder.Write("A.cs", "internal sealed class A\n{\n  private int _field;\n}\n");

        var result = await RunAsync();

        Assert.Equal([("WHITESPACE", 3, Severity.Minor), ("CS0169", 3, Severity.Major)], Summary(result));
        Assert.Equal("the build of a.csproj stopped at errors, so what depends on them was not looked at", result.Incomplete);
        Assert.Equal(["A.cs", "A.cs"], result.Findings.Select(finding => Files.Place(finding.Path)));
    }

    [Fact]
    public async Task Finds_files_whose_names_are_odd()
    {
        _folder.Write("my ä app/a.csproj", Project());
        _folder.Write("my ä app/A 'b' #50%.cs", Warned);
        var files = new RepositoryFiles(_folder.Path, ["my ä app/a.csproj", "my ä app/A 'b' #50%.cs"]);

        var result = await new DotNetLinter(Runner, "my ä app/a.csproj", _folder.At(".nuke/temp/lint"))
            .RunAsync(["my ä app/a.csproj"], files, TestContext.Current.CancellationToken);

        Assert.Equal(["my ä app/A 'b' #50%.cs"], result.Findings.Where(finding => finding.Rule == "CS0169").Select(finding => files.Place(finding.Path)));
        Assert.Null(result.Incomplete);
    }

    [Fact]
    public async Task Leaves_out_what_a_pragma_suppresses()
    {
        _folder.Write("A.cs", "#pragma warning disable CS0169 // a reason\n" + Warned);

        Assert.Empty(Summary(await RunAsync()));
    }

    [Fact]
    public async Task Says_why_a_build_cannot_even_start()
    {
        _folder.Write("a.csproj", "<Project");

        var result = await RunAsync();

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("MSB4025", Severity.Major, "a.csproj", 1), (finding.Rule, finding.Severity, Files.Place(finding.Path), finding.Line));
        Assert.Equal("the build of a.csproj stopped at errors, so what depends on them was not looked at", result.Incomplete);
    }

    [Fact]
    public async Task Says_that_a_tool_is_broken()
    {
        var result = await RunAsync(_tools.Script("dotnet", "echo 'A fatal error was encountered.'; exit 131"));

        const string message = "dotnet is broken: it ended with exit code 131: A fatal error was encountered. What it looks at is not known to be right.";
        Assert.Equal((message, message), (result.Incomplete, Assert.Single(result.Findings).Message));
    }

    [Theory]
    [InlineData("exit 0", "it ended with exit code 0 and said nothing")]
    [InlineData("echo 'Unhandled exception: x' >&2; exit 1", "it ended with exit code 1: Unhandled exception: x")]
    [InlineData("echo [] > \"$7\"; exit 2", "it ended with exit code 2 and said nothing")]
    public async Task Says_that_the_formatter_is_broken(string script, string reason)
    {
        var result = await RunAsync(_tools.Script("dotnet", $"[ \"$1\" = build ] && exit 0\n{script}"));

        Assert.Equal($"dotnet is broken: dotnet format: {reason}. What it looks at is not known to be right.", result.Incomplete);
    }

    [Fact]
    public async Task Does_not_take_half_a_report_of_the_formatter_for_one()
    {
        var executable = _tools.Script("dotnet", """[ "$1" = build ] && exit 0; printf '[{"FilePath":"A.cs",' > "$7"; exit 2""");

        await Assert.ThrowsAnyAsync<JsonException>(() => RunAsync(executable));
    }

    [Fact]
    public async Task Asks_for_a_log_of_each_project_that_compiled()
    {
        // As a compiler would that notes its log and then writes none.
        var executable = _tools.Script("dotnet", """for a; do case $a in -p:PipelinesCompilerLogs=*) printf '/r/a.csproj\n/r/none.sarif\n' > "${a#*=}/a.txt";; esac; done""");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(executable));

        Assert.Equal("/r/a.csproj compiled without leaving a log of its findings", exception.Message);
    }

    [Fact]
    public void Refuses_a_solution_that_is_not_there() => Assert.Equal(
        "Linter.DotNet(\"Shop.sln\"): the repository has no such file. Did you mean 'Shop.slnx'? Name a solution or project, relative to the root.",
        new DotNetLinter(Runner, "Shop.sln", "work").MistakeIn(new RepositoryFiles("/r", ["Shop.slnx", "Shop.md"]))?.ToString());

    private static ProcessRunner Runner => new(new RecordedLog(), TimeProvider.System);

    private RepositoryFiles Files => new(_folder.Path, ["a.csproj", "A.cs"]);

    private static string Project(string properties = "") =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup></Project>\n";

    private static IEnumerable<(string Rule, int Line, Severity Severity)> Summary(LinterResult result) =>
        Finding.Sort(result.Findings).Where(finding => finding.Severity != Severity.Info).Select(finding => (finding.Rule, finding.Line, finding.Severity));

    private Task<LinterResult> RunAsync(string executable = "dotnet") =>
        new DotNetLinter(Runner, "a.csproj", _folder.At(".nuke/temp/lint")) { Executable = executable }
            .RunAsync(["a.csproj"], Files, TestContext.Current.CancellationToken);
}
