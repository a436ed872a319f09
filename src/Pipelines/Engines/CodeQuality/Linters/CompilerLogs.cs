using System.Text.Json;
using Pipelines.Engines.CodeQuality.Sarif;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>
/// The SARIF logs of the C# compiler and its analyzers, one for each project and framework, kept beside what they belong to below <c>obj</c>.
/// MSBuild is told that the log is an output of the compilation: so it compiles again what another build has compiled since, and nothing else.
/// </summary>
/// <param name="folder">A folder that stays between runs.</param>
/// <param name="solution">What is built; each has its own list of logs.</param>
internal sealed class CompilerLogs(string folder, string solution)
{
    // Imported by every project. It sets the log's place when the paths are final, and notes it for us.
    private const string Targets = """
        <Project>
          <Target Name="PipelinesCompilerLog" BeforeTargets="CoreCompile" Condition="'$(Language)' == 'C#' or '$(Language)' == 'VB'">
            <PropertyGroup>
              <_PipelinesLog>$([MSBuild]::NormalizePath('$(MSBuildProjectDirectory)', '$(IntermediateOutputPath)', 'pipelines.sarif'))</_PipelinesLog>
              <ErrorLog>$(_PipelinesLog),version=2.1</ErrorLog>
              <_PipelinesNote>$(PipelinesCompilerLogs)/$(MSBuildProjectName).$([MSBuild]::StableStringHash('$(_PipelinesLog)').ToString('x8')).txt</_PipelinesNote>
            </PropertyGroup>
            <ItemGroup>
              <CustomAdditionalCompileOutputs Include="$(_PipelinesLog)" />
            </ItemGroup>
            <WriteLinesToFile File="$(_PipelinesNote)" Lines="$(MSBuildProjectFullPath);$(_PipelinesLog)" Overwrite="true" />
          </Target>
        </Project>

        """;

    private readonly string _targets = Path.Combine(folder, "compiler-logs.targets");
    private readonly string _notes = Path.Combine(folder, "compiler-logs", solution.Replace('/', '+'));

    /// <summary>What the build must be told.</summary>
    public IReadOnlyList<string> BuildArguments => [$"-p:CustomAfterMicrosoftCommonTargets={_targets}", $"-p:PipelinesCompilerLogs={_notes}"];

    /// <summary>Makes ready for a build.</summary>
    public void Prepare()
    {
        if (Directory.Exists(_notes))
        {
            Directory.Delete(_notes, recursive: true);
        }

        Directory.CreateDirectory(_notes);
        // Only when it differs: every project is compiled again after a change of a file that it imports.
        if (!File.Exists(_targets) || File.ReadAllText(_targets) != Targets)
        {
            File.WriteAllText(_targets, Targets);
        }
    }

    /// <summary>The findings in the logs of the projects that the build came to.</summary>
    /// <param name="failedProjects">Full paths of the projects that did not compile: their log counts only when it was written by this build.</param>
    /// <exception cref="InvalidDataException">A project compiled without a log.</exception>
    /// <exception cref="JsonException">A log is broken.</exception>
    public IReadOnlyList<Finding> Read(IReadOnlySet<string> failedProjects)
    {
        var findings = new List<Finding>();
        foreach (var note in Directory.GetFiles(_notes).Order(StringComparer.Ordinal))
        {
            var (project, log) = File.ReadAllLines(note) is [var first, var second] ? (first, second) : throw Without(note);
            if (failedProjects.Contains(project) && File.GetLastWriteTimeUtc(log) < File.GetLastWriteTimeUtc(note))
            {
                continue;
            }

            findings.AddRange(File.Exists(log) ? SarifReader.Read(File.ReadAllBytes(log), project, "dotnet") : throw Without(project));
        }

        return findings;
    }

    private static InvalidDataException Without(string project) => new($"{project} compiled without leaving a log of its findings");
}
