using System.Xml.Linq;
using Pipelines.Clients.DotNet;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Builds the test projects of all suites in one go, so that what they share is restored and compiled once. When that fails, each is built by
/// itself: its errors are shown once, and the suites that can be built still run.
/// </summary>
internal sealed class SuiteBuild(ProcessRunner runner, IProgressLog log, string executable = DotNetCommand.Executable)
{
    /// <summary>The configuration that test projects are built in.</summary>
    public const string Configuration = "Release";

    /// <summary>The properties that test projects are built and asked with.</summary>
    /// <param name="testingPlatform">True = programs of xunit.v3 speak the testing platform's command line, the only one that collects coverage.</param>
    public static IEnumerable<string> Properties(bool testingPlatform) =>
        [$"-p:Configuration={Configuration}", .. testingPlatform ? ["-p:UseMicrosoftTestingPlatformRunner=true"] : Array.Empty<string>()];

    /// <summary>Builds the projects, and returns those that do not build, with the reason.</summary>
    /// <param name="projects">The project files, relative to the root.</param>
    /// <param name="options">Where they are, and whether analyzers look at them.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    public async Task<IReadOnlyDictionary<string, string>> BuildAsync(IReadOnlyList<string> projects, TestRunOptions options, CancellationToken cancellationToken)
    {
        var unbuilt = new Dictionary<string, string>();
        if (projects.Count > 1 && await BuildTogetherAsync(projects, options, cancellationToken))
        {
            return unbuilt;
        }

        foreach (var project in projects)
        {
            if (await BuildAsync(project, options, cancellationToken) is { } problem)
            {
                unbuilt.Add(project, problem);
            }
        }

        return unbuilt;
    }

    private async Task<string?> BuildAsync(string project, TestRunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var result = await runner.RunAsync(Command(project, options) with { OnOutputLine = log.Info, OnErrorLine = log.Info }, cancellationToken);
            return result.Succeeded ? null : TestsText.DoesNotBuild(project);
        }
        catch (ExecutionException exception)
        {
            return exception.Message;
        }
    }

    private async Task<bool> BuildTogetherAsync(IReadOnlyList<string> projects, TestRunOptions options, CancellationToken cancellationToken)
    {
        log.Info(TestsText.Building(projects.Count));
        var together = Path.Combine(options.FullResultsFolder, "suites.proj");
        Together(projects.Select(project => Path.GetFullPath(Path.Combine(options.Root, project)))).Save(together);
        try
        {
            var result = await runner.RunAsync(Command(together, options), cancellationToken);
            var lines = (result.StandardOutput + result.StandardError).ReplaceLineEndings("\n").Split('\n');
            foreach (var line in lines.Where(line => result.Succeeded && line.Length > 0))
            {
                log.Info(line);
            }

            return result.Succeeded;
        }
        catch (ExecutionException)
        {
            return false;
        }
        finally
        {
            File.Delete(together);
        }
    }

    // No solution: that would refuse two projects of the same name, and build what they refer to as Debug.
    private static XElement Together(IEnumerable<string> projects) => new(
        "Project",
        new XAttribute("DefaultTargets", "Build"),
        new XElement("PropertyGroup", new XElement("RestoreGraphProjectInput", string.Join(';', projects.Select(Escape)))),
        new XElement("Import", new XAttribute("Project", "$(MSBuildToolsPath)/NuGet.targets")),
        new XElement("Target", new XAttribute("Name", "Build"), new XElement(
            "MSBuild", new XAttribute("Projects", "$(RestoreGraphProjectInput)"), new XAttribute("BuildInParallel", "true"))));

    // https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters
    private static string Escape(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal).Replace("@", "%40", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal);

    // Not 'dotnet build', which ends with every error once more.
    private ProcessCommand Command(string project, TestRunOptions options) => DotNetCommand.In(
        options.Root,
        [
            "msbuild", project, "-restore", .. Properties(options.TestingPlatform), "-v:quiet", "-nologo", "-tl:off",
            .. options.Analyzers ? Array.Empty<string>() : ["-p:RunAnalyzers=false"],
        ],
        executable);
}
