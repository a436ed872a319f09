using System.Diagnostics;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

/// <summary>Runs a program to its end and returns what it printed.</summary>
internal static class Tool
{
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? folder = null)
    {
        var (exitCode, output, errors) = await TryAsync(program, arguments, folder);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {exitCode}: {errors}");
    }

    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(string program, IEnumerable<string> arguments, string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
