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
    /// <summary>Runs the suite, which leaves JUnit XML, and coverage where it was asked for.</summary>
    /// <exception cref="ExecutionException">There is no <c>dotnet</c>.</exception>
    public async Task<SuiteEnd> RunAsync(Suite suite, SuiteAttempt attempt, CancellationToken cancellationToken)
    {
        var properties = await PropertiesAsync(suite.Project, attempt, cancellationToken);
        if (properties.TargetFrameworks.Contains(';', StringComparison.Ordinal))
        {
            return new SuiteEnd(0, TestsText.SeveralFrameworks(suite.Project, properties.TargetFrameworks));
        }

        if (XunitProgram.Of(properties) is { } program)
        {
            return attempt.Coverage is null || program.HasCoverage
                ? new SuiteEnd((await runner.RunAsync(Streamed(program.Folder, program.Run(attempt), attempt.Environment), cancellationToken)).ExitCode)
                : new SuiteEnd(0, TestsText.NoCoverageExtension(suite.Project));
        }

        return properties.IsTestProject == "true"
            ? await new VsTestProject(runner, log, executable).RunAsync(suite, attempt, cancellationToken)
            : new SuiteEnd(0, TestsText.NoTestProject(suite.Project));
    }

    /// <summary>The classes that hold the suite's tests, sorted; null when it can only run as a whole.</summary>
    /// <exception cref="ExecutionException">There is no <c>dotnet</c>, or the program does not list them.</exception>
    public async Task<IReadOnlyList<string>?> ClassesAsync(Suite suite, SuiteAttempt attempt, CancellationToken cancellationToken)
    {
        if (XunitProgram.Of(await PropertiesAsync(suite.Project, attempt, cancellationToken)) is not { } program)
        {
            return null;
        }

        var result = await runner.RunOrThrowAsync(DotNetCommand.In(program.Folder, program.ListClasses, executable), TestsText.ListingClasses(suite.Project), cancellationToken);
        return XunitProgram.Classes(result.StandardOutput) is { Count: > 0 } classes ? classes : throw TestsText.NoClasses(suite.Project);
    }

    private async Task<ProjectProperties> PropertiesAsync(string project, SuiteAttempt attempt, CancellationToken cancellationToken)
    {
        // Two or more, so that MSBuild answers in JSON.
        var names = typeof(ProjectProperties).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);
        var command = DotNetCommand.In(
            attempt.Root,
            ["msbuild", project, "-nologo", .. SuiteBuild.Properties(attempt.TestingPlatform), .. names.Select(name => $"-getProperty:{name}")],
            executable);
        var result = await runner.RunOrThrowAsync(command, TestsText.ReadingProperties(project), cancellationToken);
        return JsonSerializer.Deserialize<Evaluation>(result.StandardOutput)?.Properties ?? throw new JsonException("'null'");
    }

    private ProcessCommand Streamed(string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var command = DotNetCommand.In(folder, arguments, executable);
        return command with { OnOutputLine = log.Info, OnErrorLine = log.Info, Environment = command.Environment.Concat(environment).ToDictionary() };
    }

    private sealed record Evaluation(ProjectProperties Properties);
}
