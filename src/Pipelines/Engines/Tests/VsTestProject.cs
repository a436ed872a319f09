using Pipelines.Clients.DotNet;
using Pipelines.Clients.Processes;
using Pipelines.Values;
using Suite = Pipelines.Definitions.TestSuite.DotNetProject;

namespace Pipelines.Engines.Tests;

/// <summary>Runs a project for VSTest by <c>dotnet test</c>, and turns its TRX into JUnit XML. Coverage comes from Microsoft.NET.Test.Sdk's own collector.</summary>
internal sealed class VsTestProject(ProcessRunner runner, IProgressLog log, string executable)
{
    /// <summary>Runs the tests.</summary>
    public async Task<SuiteEnd> RunAsync(Suite suite, SuiteAttempt attempt, CancellationToken cancellationToken)
    {
        var (trx, collected) = (Path.ChangeExtension(attempt.JUnit, ".trx"), Path.ChangeExtension(attempt.JUnit, ".collected"));
        File.Delete(trx);
        DeleteFolder(collected);
        var command = DotNetCommand.In(
            attempt.Root,
            [
                "test", suite.Project, "-c", SuiteBuild.Configuration, "--no-build", "--nologo", "--logger", $"trx;LogFileName={trx}",
                .. attempt.Coverage is null ? Array.Empty<string>() : ["--collect", "Code Coverage;Format=Cobertura", "--results-directory", collected],
                .. attempt.Again is { } failed ? ["--filter", Filter(failed)] : Array.Empty<string>(),
            ],
            executable) with { OnOutputLine = log.Info, OnErrorLine = log.Info };
        var result = await runner.RunAsync(command with { Environment = command.Environment.Concat(attempt.Environment).ToDictionary() }, cancellationToken);
        if (File.Exists(trx))
        {
            TrxConverter.Convert(trx, attempt.JUnit, suite.Name);
            File.Delete(trx);
        }

        if (attempt.Coverage is { } coverage && Directory.Exists(collected))
        {
            if (Directory.EnumerateFiles(collected, "*.cobertura.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault() is { } report)
            {
                File.Move(report, coverage, overwrite: true);
            }

            DeleteFolder(collected);
        }

        return new SuiteEnd(result.ExitCode);
    }

    // https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests: a name with its class, and no arguments of a row.
    private static string Filter(IEnumerable<TestCase> failed) => string.Join(
        '|',
        failed.Select(test => test.Name.Split('(')[0]).Distinct(StringComparer.Ordinal).Select(name => $"FullyQualifiedName={Escape(name)}"));

    private static string Escape(string name) => string.Concat(name.Select(letter => "\\()&|=!~".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
