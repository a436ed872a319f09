using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Contract.Subset;

/// <summary>Details of which it is not known what NUKE does.</summary>
public sealed class DetailTests
{
    [Fact]
    public void Two_stars_at_the_end_of_a_pattern_stand_for_all_files_below()
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/deep/a.txt", "");
        folder.Write("src/b.txt", "");
        AbsolutePath root = folder.Path;
        Assert.Equal(["src/b.txt", "src/deep/a.txt"], root.GlobFiles("src/**").Select(x => (string)root.GetUnixRelativePathTo(x)));
    }

    [Fact]
    public void Shell_commands_keep_their_backslashes()
    {
        using var process = ProcessTasks.StartShell("echo '\\' '\"'").AssertZeroExitCode();
        Assert.Equal("\\ \"", process.Output.StdToText());
    }

    [Fact]
    public void Arguments_of_a_program_stand_last()
    {
        using var folder = new TemporaryFolder();
        var dotnet = folder.Write("dotnet", "#!/bin/sh\necho \"$*\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var output = DotNetTasks.DotNetRun(_ => _.SetProcessToolPath(dotnet).SetApplicationArguments("a", "b").SetProjectFile("/x").EnableNoBuild());
        Assert.Equal("run --project /x --no-build -- a b", output.StdToText());
    }

    [Fact]
    public void An_archive_of_another_kind_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => ((AbsolutePath)"/x").CompressTo((AbsolutePath)"/y/a.rar"));
        Assert.Equal("Archive '/y/a.rar' must be a .zip, a .tar.gz or a .tgz", exception.Message);
    }
}
