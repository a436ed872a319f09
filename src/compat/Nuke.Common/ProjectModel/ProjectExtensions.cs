using System.Text.Json;

namespace Nuke.Common.ProjectModel;

/// <summary>What MSBuild makes of a project. Each question starts <c>dotnet msbuild</c> once.</summary>
public static class ProjectExtensions
{
    public static IReadOnlyCollection<string> GetTargetFrameworks(this Project project)
    {
        var several = project.GetProperty("TargetFrameworks");
        return (string.IsNullOrEmpty(several) ? project.GetProperty("TargetFramework") ?? "" : several)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static string GetOutputType(this Project project) => project.GetProperty("OutputType");

    public static bool HasPackageReference(this Project project, string packageId) =>
        project.GetItems("PackageReference").Contains(packageId, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a property; null when it is empty.</summary>
    public static string GetProperty(this Project project, string propertyName)
    {
        var value = Ask(project, $"-getProperty:{propertyName}").Trim();
        return value.Length == 0 ? null : value;
    }

    public static IEnumerable<string> GetItems(this Project project, string itemGroupName)
    {
        using var answer = JsonDocument.Parse(Ask(project, $"-getItem:{itemGroupName}"));
        return [.. answer.RootElement.GetProperty("Items").GetProperty(itemGroupName).EnumerateArray().Select(x => x.GetProperty("Identity").GetString())];
    }

    private static string Ask(Project project, string question)
    {
        using var process = ProcessTasks.StartProcess(
            ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet"),
            $"msbuild {project.Path} -nologo {question}",
            logOutput: false,
            logInvocation: false);
        return process.AssertZeroExitCode().Output.StdToText();
    }
}
