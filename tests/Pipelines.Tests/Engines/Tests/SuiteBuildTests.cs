using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.CodeQuality;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class SuiteBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(), _tools = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestRunOptions Options => new() { Root = _folder.Path, ResultsFolder = "results" };

    private IEnumerable<string> Commands => _log.Lines.Where(line => line.StartsWith("detail: ", StringComparison.Ordinal));

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Builds_all_projects_and_what_they_share_in_one_go_in_release()
    {
        Library();
        var projects = new[] { Project("a (b) $c/unit.csproj"), Project("c/unit.csproj") };

        var unbuilt = await BuildAsync("dotnet", Options, projects);

        Assert.True(unbuilt.Count == 0, string.Join('\n', _log.Lines));
        Assert.Single(Commands);
        foreach (var file in new[] { "a (b) $c/bin/Release/net10.0/unit.dll", "c/bin/Release/net10.0/unit.dll", "library/bin/Release/net10.0/library.dll" })
        {
            Assert.True(File.Exists(_folder.At(file)), file);
        }

        Assert.False(Directory.Exists(_folder.At("library/bin/Debug")));
        Assert.Equal("Building 2 test projects.", Assert.Single(_log.Lines, line => !line.StartsWith("detail: ", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFiles(_folder.At("results")));
    }

    [Fact]
    public async Task Says_which_project_does_not_build_and_builds_the_others()
    {
        Library();
        var projects = new[] { Project("a/unit.csproj", "class A {"), Project("b/unit.csproj") };

        var unbuilt = await BuildAsync("dotnet", Options, projects);

        Assert.Equal(("a/unit.csproj", "a/unit.csproj does not build"), (Assert.Single(unbuilt).Key, Assert.Single(unbuilt).Value));
        Assert.True(File.Exists(_folder.At("b/bin/Release/net10.0/unit.dll")));
        Assert.Single(_log.Lines, line => line.Contains("error CS1513", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_what_the_build_of_all_says()
    {
        await BuildAsync(_tools.Script("dotnet", "echo warning one; echo warning two >&2"), Options, "a.csproj", "b.csproj");

        Assert.Equal(["Building 2 test projects.", "warning one", "warning two"], _log.Lines.Where(line => !Commands.Contains(line)));
    }

    [Theory]
    [InlineData(true, "unit.csproj -restore -p:Configuration=Release -v:quiet -nologo -tl:off")]
    [InlineData(false, "unit.csproj -restore -p:Configuration=Release -v:quiet -nologo -tl:off -p:RunAnalyzers=false")]
    public async Task Has_analyzers_look_at_the_project_or_not(bool analyzers, string arguments)
    {
        await BuildAsync(_tools.Script("dotnet", "echo \"$@\""), Options with { Analyzers = analyzers }, "unit.csproj");

        Assert.Contains($"msbuild {arguments}", _log.Lines);
    }

    [Fact]
    public async Task Builds_nothing_for_suites_that_are_commands()
    {
        Assert.Empty(await BuildAsync("no-such-dotnet", Options));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Says_of_each_project_that_there_is_no_dotnet()
    {
        var unbuilt = await BuildAsync("no-such-dotnet", Options, "a.csproj", "b.csproj");

        Assert.Equal(["a.csproj", "b.csproj"], unbuilt.Keys.Order());
        Assert.All(unbuilt.Values, reason => Assert.StartsWith("Cannot start a process (no-such-dotnet): there is no such executable on PATH.", reason, StringComparison.Ordinal));
    }

    private void Library()
    {
        _folder.Write("nuget.config", "<configuration><packageSources><clear/></packageSources></configuration>");
        Project("library/library.csproj", reference: "");
    }

    private string Project(string path, string text = "class A;", string reference = "<ProjectReference Include='../library/library.csproj'/>")
    {
        _folder.Write(Path.Combine(Path.GetDirectoryName(path)!, "A.cs"), text);
        _folder.Write(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        return path;
    }

    private Task<IReadOnlyDictionary<string, string>> BuildAsync(string executable, TestRunOptions options, params string[] projects)
    {
        Directory.CreateDirectory(options.FullResultsFolder);
        return new SuiteBuild(new ProcessRunner(_log, TimeProvider.System), _log, executable).BuildAsync(projects, options, Token);
    }
}
