using System.Diagnostics;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>What a finished process said.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error);

/// <summary>Runs a real command line client.</summary>
public static class Tool
{
    public static async Task<ToolResult> TryAsync(string executable, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, string? input = null)
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, (await output).TrimEnd(), (await error).Trim());
    }

    public static async Task<string> RunAsync(string executable, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, string? input = null)
    {
        var result = await TryAsync(executable, arguments, variables, input);
        Assert.True(result.ExitCode == 0, $"{executable} {string.Join(' ', arguments)} exited with {result.ExitCode}: {result.Error}{result.Output}");
        return result.Output;
    }
}
