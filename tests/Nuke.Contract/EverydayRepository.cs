namespace Nuke.Contract;

/// <summary>A repository for <see cref="Everyday"/>, with a script in the place of dotnet that writes its calls down.</summary>
internal static class EverydayRepository
{
    public static BuildProcess Create()
    {
        var build = BuildProcess.Of<Everyday>()
            .WithFile("everyday.slnx", """<Solution><Project Path="src/A/A.csproj" /><Project Path="tests/A.Tests/A.Tests.csproj" /></Solution>""")
            .WithFile("CHANGELOG.md", "")
            .WithFile("MOTTO.txt", "Small steps\n")
            .WithFile("check.sh", "exit 0\n")
            .WithFile("src/A/bin/a.dll", "")
            .WithFile("docs/deep/page.md", "# Page\n")
            .WithFile(".git/HEAD", "ref: refs/heads/main\n")
            .WithFile(".git/config", "")
            .WithFile(".git/refs/heads/main", new string('a', 40) + "\n")
            .WithFile("dotnet", """
                #!/bin/sh
                echo "$*" >> "$(dirname "$0")/calls"
                case "$1" in
                  pack) mkdir -p output/packages; touch output/packages/A.1.0.0.nupkg ;;
                  test) exit ${TEST_RESULT:-0} ;;
                esac
                """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(build.PathOf("dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return build.With("DOTNET_EXE", build.PathOf("dotnet"));
    }
}
