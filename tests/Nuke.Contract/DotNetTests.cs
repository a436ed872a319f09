using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Contract;

/// <summary>The command lines that settings stand for: a script in the place of dotnet writes its arguments down.</summary>
public sealed class DotNetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string dotnet;

    public DotNetTests()
    {
        dotnet = folder.Write("dotnet", $"#!/bin/sh\nfor a; do echo \"$a\"; done\nif [ \"$FAIL_ON\" = \"$3\" ] && [ -n \"$FAIL_ON\" ]; then exit 4; fi\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Restores() => Assert.Equal(
        ["restore", "/x/a.sln", "--ignore-failed-sources", "--locked-mode", "--source", "one", "--source", "two", "--property:A=1"],
        Arguments(DotNetRestore(_ => _.SetProcessToolPath(dotnet)
            .EnableIgnoreFailedSources()
            .SetProjectFile((AbsolutePath)"/x/a.sln")
            .EnableLockedMode()
            .SetSources("one", "two")
            .SetProperty("A", 1)
            .DisableForce())));

    [Fact]
    public void Builds() => Assert.Equal(
        [
            "build",
            "/x/a b.csproj",
            "--configuration",
            "Release",
            "--no-restore",
            "--verbosity",
            "quiet",
            "--property:Version=1.2.3",
            "--property:ContinuousIntegrationBuild=true",
            "--property:NoWarn=CS1591",
            "--output",
            "/out put",
            "--extra",
        ],
        Arguments(DotNetBuild(_ => _.SetProcessToolPath(dotnet)
            .SetProcessAdditionalArguments("--extra")
            .SetConfiguration("Release")
            .SetProjectFile("/x/a b.csproj")
            .SetNoRestore(true)
            .SetNoIncremental(false)
            .SetVerbosity(DotNetVerbosity.quiet)
            .SetVersion("1.2.3")
            .SetContinuousIntegrationBuild(true)
            .AddProperty("NoWarn", "CS1591")
            .SetOutputDirectory("/out put")
            .SetFramework("net10.0")
            .SetFramework(null))));

    [Fact]
    public void Tests() => Assert.Equal(
        ["test", "/x/t.csproj", "--logger", "trx;LogFileName=t.trx", "--results-directory", "/r", "--no-build", "--filter", "A=B", "/property:P=v", "--", "Mode=Fast"],
        Arguments(DotNetTest(_ => _.SetProcessToolPath(dotnet)
            .SetRunSetting("Mode", "Fast")
            .AddLoggers("trx;LogFileName=t.trx")
            .SetResultsDirectory("/r")
            .EnableNoBuild()
            .SetFilter("A=B")
            .SetProperty("P", "v")
            .SetProjectFile("/x/t.csproj"))));

    [Fact]
    public void Formats() => Assert.Equal(
        ["format", "/x/a.sln", "--verify-no-changes", "--severity", "warn", "--include", "a"],
        Arguments(DotNetFormat(_ => _.SetProcessToolPath(dotnet)
            .EnableVerifyNoChanges()
            .SetSeverity(DotNetFormatSeverity.warn)
            .SetInclude("a")
            .SetProject("/x/a.sln"))));

    [Fact]
    public void Packs() => Assert.Equal(
        ["pack", "/x/a.csproj", "--output", "/out", "--no-build", "--property:PackageId=My.Package", "--property:Title=a b"],
        Arguments(DotNetPack(_ => _.SetProcessToolPath(dotnet)
            .SetProject("/x/a.csproj")
            .SetOutputDirectory("/out")
            .EnableNoBuild()
            .SetPackageId("My.Package")
            .SetTitle("a b"))));

    [Fact]
    public void Publishes() => Assert.Equal(
        ["publish", "/x/a.csproj", "--runtime", "linux-x64", "--output", "/out", "--property:PublishSingleFile=true"],
        Arguments(DotNetPublish(_ => _.SetProcessToolPath(dotnet)
            .SetProject("/x/a.csproj")
            .SetRuntime("linux-x64")
            .SetOutput("/out")
            .SetPublishSingleFile(true))));

    [Fact]
    public void Cleans() => Assert.Equal(
        ["clean", "/x/a.sln", "--configuration", "Release"],
        Arguments(DotNetClean(_ => _.SetProcessToolPath(dotnet).SetProject("/x/a.sln").SetConfiguration("Release"))));

    [Fact]
    public void Runs() => Assert.Equal(
        ["run", "--project", "/x/a.csproj", "--no-build", "--configuration", "Release"],
        Arguments(DotNetRun(_ => _.SetProcessToolPath(dotnet).SetProjectFile("/x/a.csproj").EnableNoBuild().SetConfiguration("Release"))));

    [Fact]
    public void Installs_tools()
    {
        Assert.Equal(["tool", "restore", "--no-cache"], Arguments(DotNetToolRestore(_ => _.SetProcessToolPath(dotnet).EnableNoCache())));
        Assert.Equal(
            ["tool", "install", "a-tool", "--global", "--add-source", "/s", "--version", "1.0.0"],
            Arguments(DotNetToolInstall(_ => _.SetProcessToolPath(dotnet).SetPackageName("a-tool").EnableGlobal().AddSources("/s").SetVersion("1.0.0"))));
    }

    [Fact]
    public void Pushes_packages_and_hides_the_key() => Assert.Equal(
        ["nuget", "push", "/x/*.nupkg", "--source", "feed", "--api-key", "[REDACTED]", "--skip-duplicate"],
        Arguments(DotNetNuGetPush(_ => _.SetProcessToolPath(dotnet).SetTargetPath("/x/*.nupkg").SetSource("feed").SetApiKey("geheim").EnableSkipDuplicate())));

    [Fact]
    public void Takes_back_what_was_set() => Assert.Equal(
        ["build", "--source", "two", "--no-restore"],
        Arguments(DotNetBuild(_ => _.SetProcessToolPath(dotnet)
            .SetConfiguration("Debug").ResetConfiguration()
            .SetSources("one", "two").RemoveSources("one")
            .AddLoggers("a").ClearLoggers()
            .AddProperty("A", 1).AddProperty("B", 2).RemoveProperty("A").ClearProperties()
            .SetVersion("1").ResetVersion()
            .EnableNoLogo().ToggleNoLogo()
            .ToggleNoRestore())));

    [Fact]
    public void Never_changes_settings()
    {
        var settings = new DotNetBuildSettings().SetConfiguration("Debug");
        settings.SetConfiguration("Release");
        Assert.Equal("Debug", settings.Configuration);
        Assert.Null(settings.SetConfiguration(null).Configuration);
    }

    [Fact]
    public void Runs_one_call_for_each_combination()
    {
        var results = DotNetTest(
            _ => _.SetProcessToolPath(dotnet).CombineWith(["a", "b"], (_, v) => _.SetProjectFile(v)).CombineWith(["x", "y"], (_, v) => _.SetFilter(v)),
            degreeOfParallelism: 3).ToList();
        Assert.Equal(["a x", "a y", "b x", "b y"], results.Select(x => $"{Arguments(x.Output)[1]} {Arguments(x.Output)[^1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Completes_all_combinations_before_it_fails_when_told_so()
    {
        var written = new List<string>();
        var exception = Assert.Throws<AggregateException>(() => DotNetTest(
            _ => _.SetProcessToolPath(dotnet)
                .SetProcessEnvironmentVariable("FAIL_ON", "--filter")
                .SetProcessLogger((_, line) => written.Add(line))
                .CombineWith(["a", "b"], (_, v) => _.SetProjectFile(v).SetFilter("x")),
            completeOnFailure: true).ToList());
        Assert.All(exception.InnerExceptions, x => Assert.IsType<ProcessException>(x));
        Assert.Equal(2, exception.InnerExceptions.Count);
        Assert.Contains("a", written);
        Assert.Contains("b", written);
    }

    [Fact]
    public void Fails_with_the_tool_unless_its_exit_code_does_not_matter()
    {
        Assert.Throws<ProcessException>(() => DotNetBuild(_ => Failing(_)));
        Assert.NotEmpty(DotNetBuild(_ => Failing(_).DisableProcessExitHandling()));
    }

    [Fact]
    public void Takes_whole_command_lines()
    {
        EnvironmentInfo.SetVariable("DOTNET_EXE", dotnet);
        Assert.Equal(["nuget", "list", "a b"], Arguments(DotNet($"nuget list {"a b"}")));
        EnvironmentInfo.RemoveVariable("DOTNET_EXE");
    }

    private DotNetBuildSettings Failing(DotNetBuildSettings settings) => settings
        .SetProcessToolPath(dotnet)
        .SetProcessEnvironmentVariable("FAIL_ON", "--no-restore")
        .SetProjectFile("x")
        .EnableNoRestore();

    private static string[] Arguments(IReadOnlyCollection<Output> output) => [.. output.Select(x => x.Text)];
}
