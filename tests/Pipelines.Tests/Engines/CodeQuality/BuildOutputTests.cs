using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class BuildOutputTests
{
    [Theory]
    [InlineData("/r/A.cs(3,5): error CS0103: no 'x' [/r/a.csproj]", "/r/A.cs", 3, 5, "CS0103", Severity.Major, "no 'x'", "/r/a.csproj")]
    [InlineData("/r/A.cs(3,5,3,9): warning CS0168: never used [/r/a.csproj::TargetFramework=net10.0]", "/r/A.cs", 3, 5, "CS0168", Severity.Minor, "never used", "/r/a.csproj")]
    [InlineData(@"  C:\r\A.cs(3,5): error CS0103: no 'x' [C:\r\a.csproj]", @"C:\r\A.cs", 3, 5, "CS0103", Severity.Major, "no 'x'", @"C:\r\a.csproj")]
    [InlineData("/r/a.csproj : error NU1101: Unable to find package X. [/r/s.slnx]", "/r/a.csproj", 1, null, "NU1101", Severity.Major, "Unable to find package X.", "/r/s.slnx")]
    [InlineData("/r/a.csproj(1,1): error MSB4025: not loaded.", "/r/a.csproj", 1, 1, "MSB4025", Severity.Major, "not loaded.", "/r/a.csproj")]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", "s.sln", 1, null, "MSB1009", Severity.Major, "Project file does not exist.", null)]
    [InlineData("CSC : warning CA1014: Mark it [/r/a.csproj]", "/r/a.csproj", 1, null, "CA1014", Severity.Minor, "Mark it", "/r/a.csproj")]
    [InlineData("/r/a.targets(7,9): error : it says so [/r/a.csproj]", "/r/a.targets", 7, 9, "build", Severity.Major, "it says so", "/r/a.csproj")]
    public void Reads(string line, string path, int number, int? column, string rule, object severity, string message, string? project)
    {
        var expected = new Finding { Tool = "dotnet", Path = path, Line = number, Column = column, Rule = rule, Severity = (Severity)severity, Message = message };

        Assert.Equal([new BuildDiagnostic(expected, project)], BuildOutput.Read($"Build FAILED.\r\n{line}\r\n{line}\r\n    1 Error(s)\n", "s.sln"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Build succeeded.")]
    [InlineData("    0 Warning(s)")]
    [InlineData("Switch: nope.sln")]
    [InlineData("an error has no colon")]
    public void Leaves(string line) => Assert.Empty(BuildOutput.Read(line, "s.sln"));
}
