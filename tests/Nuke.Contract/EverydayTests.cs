namespace Nuke.Contract;

/// <summary>A build of more than forty targets, with a script in the place of dotnet.</summary>
public sealed class EverydayTests
{
    [Fact]
    public void Plans_and_runs_the_default_target()
    {
        using var build = Repository();
        var outcome = build.Run();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            ["Tools", "Restore", "Generate", "Compile", "UnitTests", "SlowTests", "Test", "VerifyFormat", "VerifyScripts", "VerifyChangelog", "Verify", "Default", "Coverage"],
            outcome.Lines.Single(x => x.StartsWith("targets = ", StringComparison.Ordinal))["targets = ".Length..].Split(',').OrderBy(x => Order.IndexOf(x)).ToArray());
        Assert.Equal("Skipped", outcome.StatusOf("SlowTests"));
        Assert.Equal("Skipped", outcome.StatusOf("Coverage"));
        Assert.DoesNotContain("Test", outcome.Table.Keys);
    }

    [Fact]
    public void Lists_more_than_forty_targets()
    {
        using var build = Repository();
        var targets = build.Run("--help").Lines.Count(x => x.StartsWith("   ", StringComparison.Ordinal) && char.IsUpper(x.TrimStart()[0]) && !x.StartsWith("     ", StringComparison.Ordinal));
        Assert.InRange(targets, 40, 60);
    }

    [Fact]
    public void Pushes_only_what_may_be_pushed()
    {
        using var build = Repository();
        var outcome = build.OnServer().Run("Push", "--skip", "Test", "--signing-key", "k");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Contains("ApiKey", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Triggers_the_smoke_test_and_stops_services()
    {
        using var build = Repository();
        var outcome = build.Run("DeployStaging");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Succeeded", outcome.StatusOf("SmokeTest"));
        Assert.Equal("Succeeded", outcome.StatusOf("StopServices"));
    }

    private static readonly List<string> Order =
        ["Tools", "Restore", "Generate", "Compile", "UnitTests", "SlowTests", "Test", "VerifyFormat", "VerifyScripts", "VerifyChangelog", "Verify", "Default", "Coverage"];

    private static BuildProcess Repository()
    {
        var build = BuildProcess.Of<Everyday>()
            .WithFile("everyday.slnx", """<Solution><Project Path="src/A/A.csproj" /><Project Path="tests/A.Tests/A.Tests.csproj" /></Solution>""")
            .WithFile("CHANGELOG.md", "")
            .WithFile("src/a.txt", "")
            .WithFile(".git/HEAD", "ref: refs/heads/main\n")
            .WithFile(".git/config", "")
            .WithFile(".git/refs/heads/main", new string('a', 40) + "\n")
            .WithFile("dotnet", "#!/bin/sh\nexit 0\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(build.PathOf("dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return build.With("DOTNET_EXE", build.PathOf("dotnet"));
    }
}
