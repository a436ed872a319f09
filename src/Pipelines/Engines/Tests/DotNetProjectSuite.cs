using System.Diagnostics;
using System.Text.Json;
using Pipelines.Clients.DotNet;
using Pipelines.Clients.Processes;
using Pipelines.Values;
using Suite = Pipelines.Definitions.TestSuite.DotNetProject;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Runs a test project that is built: one of xunit.v3 is a program and runs itself; one for VSTest runs by <c>dotnet test</c>. Which of
/// them it is, MSBuild says.
/// </summary>
internal sealed class DotNetProjectSuite(ProcessRunner runner, IProgressLog log, string executable = DotNetCommand.Executable)
{
    private const string XunitRunner = "xunit.v3.runner.inproc.console.dll";

    // From here on '-junit' is called '-result-junit' and says so at every start.
    private const int RenamedIn = 4;

    /// <summary>Runs the suite, which leaves JUnit XML.</summary>
    /// <exception cref="ExecutionException">There is no <c>dotnet</c>.</exception>
    public async Task<SuiteEnd> RunAsync(Suite suite, string root, string junit, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var properties = await PropertiesAsync(suite.Project, root, cancellationToken);
        if (properties.TargetFrameworks.Contains(';', StringComparison.Ordinal))
        {
            return new SuiteEnd(0, TestsText.SeveralFrameworks(suite.Project, properties.TargetFrameworks));
        }

        if (properties.IsXunitProgram(XunitRunner, out var version))
        {
            var report = version < RenamedIn ? "-junit" : "-result-junit";
            var folder = Path.GetDirectoryName(properties.TargetPath)!;
            return await RunAsync(Streamed(folder, [properties.TargetPath, report, junit, "-noLogo", "-noColor"]), environment, cancellationToken);
        }

        return properties.IsTestProject == "true"
            ? await RunByVsTestAsync(suite, root, junit, environment, cancellationToken)
            : new SuiteEnd(0, TestsText.NoTestProject(suite.Project));
    }

    private async Task<SuiteEnd> RunByVsTestAsync(
        Suite suite, string root, string junit, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var trx = Path.ChangeExtension(junit, ".trx");
        File.Delete(trx);
        var end = await RunAsync(
            Streamed(root, ["test", suite.Project, "-c", SuiteBuild.Configuration, "--no-build", "--nologo", "--logger", $"trx;LogFileName={trx}"]),
            environment,
            cancellationToken);
        if (File.Exists(trx))
        {
            TrxConverter.Convert(trx, junit, suite.Name);
            File.Delete(trx);
        }

        return end;
    }

    private async Task<SuiteEnd> RunAsync(ProcessCommand command, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(
            command with { Environment = command.Environment.Concat(environment).ToDictionary() }, cancellationToken);
        return new SuiteEnd(result.ExitCode);
    }

    private async Task<ProjectProperties> PropertiesAsync(string project, string root, CancellationToken cancellationToken)
    {
        // Two or more, so that MSBuild answers in JSON.
        var names = typeof(ProjectProperties).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);
        var command = DotNetCommand.In(
            root, ["msbuild", project, "-nologo", $"-p:Configuration={SuiteBuild.Configuration}", .. names.Select(name => $"-getProperty:{name}")], executable);
        var result = await runner.RunOrThrowAsync(command, TestsText.ReadingProperties(project), cancellationToken);
        return JsonSerializer.Deserialize<Evaluation>(result.StandardOutput)?.Properties ?? throw new JsonException("'null'");
    }

    private ProcessCommand Streamed(string folder, IReadOnlyList<string> arguments) =>
        DotNetCommand.In(folder, arguments, executable) with { OnOutputLine = log.Info, OnErrorLine = log.Info };

    private sealed record Evaluation(ProjectProperties Properties);

    private sealed record ProjectProperties(
        string TargetPath, string TargetFrameworks, string OutputType, string IsTestProject, string IsTestingPlatformApplication)
    {
        // Every version of the package makes the project a program of the testing platform, with the package's own runner beside it.
        public bool IsXunitProgram(string runner, out int version)
        {
            var file = Path.Combine(Path.GetDirectoryName(TargetPath) ?? "", runner);
            var isOne = string.Equals(OutputType, "Exe", StringComparison.OrdinalIgnoreCase) && IsTestingPlatformApplication == "true" && File.Exists(file);
            version = isOne ? FileVersionInfo.GetVersionInfo(file).FileMajorPart : 0;
            return isOne;
        }
    }
}
